package io.drillmaster.exercise;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.ActionSettings;
import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.DrillPackageBuilder;
import io.drillmaster.drillpackages.DrillSpec;
import io.drillmaster.drillpackages.MarkerPath;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.PackageVersion;
import io.drillmaster.drillpackages.Scope;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.origin.PackageSigning;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.plan.Window;
import io.drillmaster.registry.NewFile;
import io.drillmaster.registry.RegistryStore;
import io.drillmaster.registry.Republish;
import io.drillmaster.registry.publish.Receipt;
import io.drillmaster.registry.publish.ReceiptStore;
import io.drillmaster.registry.publish.StoredReceipt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Builds an exercise's drill packages. Those for the built-in registry are put there, all of them or none; those for
 * registries outside get their receipts, before anything is sent.
 */
final class Publication {
    private static final int SALT_LENGTH = 16;

    private final RegistryStore registry;
    private final ReceiptStore receipts;
    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final PackageSigning signing;
    private final FreeVersions versions;
    private final DrillSettings settings;

    Publication(
            RegistryStore registry,
            ReceiptStore receipts,
            PlanStore plans,
            EvidenceStore evidence,
            PackageSigning signing,
            DrillSettings settings) {
        this.registry = registry;
        this.receipts = receipts;
        this.versions = new FreeVersions(registry, receipts);
        this.plans = plans;
        this.evidence = evidence;
        this.signing = signing;
        this.settings = settings;
    }

    /** A package with its receipt, not sent yet. */
    record Intended(StoredReceipt receipt, DrillPackage built) {}

    /** Puts the packages for the built-in registry there. */
    void publishHere(Handle handle, Exercise exercise, Window window, Instant now) {
        registry.publishAlone(handle);
        for (var target : exercise.plan().targets()) {
            if (target.publishedHere()) {
                var built = build(handle, exercise, target, window, now);
                registry.add(handle, NewFile.drill(built), exercise.plan().id(), now, republish(target));
                published(handle, exercise.plan().id(), target.token(), built, now);
            }
        }
    }

    /** Builds the packages for registries outside, and writes their receipts. */
    List<Intended> intend(Handle handle, Exercise exercise, Window window, Instant now) {
        registry.publishAlone(handle);
        var intended = new ArrayList<Intended>();
        for (var target : exercise.plan().targets()) {
            if (!target.publishedHere()) {
                var built = build(handle, exercise, target, window, now);
                var receipt = Receipt.intended(target.registry(), built);
                intended.add(
                        new Intended(receipts.add(handle, exercise.plan().id(), target.token(), receipt, now), built));
            }
        }
        return intended;
    }

    /** A version that was settled, and given to the harmless package, when the exercise was planned. */
    private static Republish republish(InstallTarget target) {
        return target.republish() ? Republish.ALLOWED : Republish.REFUSED;
    }

    /** Keeps as evidence that a package is to be had from then on. */
    void published(Handle handle, ExerciseId id, Token token, DrillPackage built, Instant at) {
        var spec = built.spec();
        evidence.append(
                handle,
                List.of(NewEvidence.of(
                                "drillmaster",
                                at,
                                new Fact.Published(
                                        spec.packageName().value(),
                                        spec.version().value(),
                                        built.filename(),
                                        built.sha256()))
                        .exercise(id)
                        .token(token)
                        .build()));
    }

    private DrillPackage build(Handle handle, Exercise exercise, InstallTarget target, Window window, Instant now) {
        var name = PackageName.of(target.ecosystem(), target.packageName());
        var planned = PackageVersion.of(target.packageVersion());
        var version = target.republish() ? planned : versions.from(handle, name, planned);
        if (!version.value().equals(target.packageVersion())) {
            plans.setVersion(handle, target.token(), version.value());
        }
        var built = DrillPackageBuilder.build(spec(settings, exercise, target, version, window, now));
        var unused = signing.sign(handle, built, now);
        return built;
    }

    /**
     * What a target's package is made from.
     *
     * @throws Problem when there can be no such package
     */
    static DrillSpec spec(
            DrillSettings settings,
            Exercise exercise,
            InstallTarget target,
            PackageVersion version,
            Window window,
            Instant now) {
        var directory = Objects.requireNonNull(Path.of(target.markerPath()).getParent());
        try {
            return new DrillSpec(
                    exercise.plan().id().toString(),
                    exercise.contact(),
                    PackageName.of(target.ecosystem(), target.packageName()),
                    version,
                    target.token(),
                    MarkerPath.in(directory.toString(), target.token()),
                    settings.zone(),
                    settings.dnsRoute(),
                    target.vector(),
                    List.copyOf(target.actions()),
                    new ActionSettings(target.sleep(), settings.canary()),
                    scope(exercise.scope()),
                    window.closesAt().plus(Planner.AFTERLIFE),
                    now);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(
                    "cannot-be-built",
                    "The drill package of target '" + target.name() + "' cannot be built: " + e.getMessage() + ".");
        }
    }

    private static Scope scope(List<String> places) {
        return places.equals(List.of(Exercise.ANYWHERE))
                ? Scope.anywhere()
                : Scope.of(HexFormat.of().formatHex(Secrets.bytes(SALT_LENGTH)), places);
    }
}
