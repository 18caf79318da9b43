package io.drillmaster.exercise;

import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.DrillPackageBuilder;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.PackageVersion;
import io.drillmaster.origin.PackageSigning;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.plan.Window;
import io.drillmaster.registry.NewFile;
import io.drillmaster.registry.RegistryStore;
import io.drillmaster.registry.Republish;
import io.drillmaster.registry.publish.ReceiptStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Publishes, when an exercise is planned, what people lock before its drill of hash pins: packages of the same name,
 * version and file name as the drill packages to come, whose only action is to do nothing. No evidence is kept of them:
 * a lock made before the exercise opens is no fetch of the drill package.
 */
public final class HarmlessPackages {
    private final RegistryStore registry;
    private final PlanStore plans;
    private final FreeVersions versions;
    private final PackageSigning signing;
    private final DrillSettings settings;

    /** In the built-in registry. */
    public HarmlessPackages(
            RegistryStore registry,
            ReceiptStore receipts,
            PlanStore plans,
            PackageSigning signing,
            DrillSettings settings) {
        this.registry = registry;
        this.plans = plans;
        this.versions = new FreeVersions(registry, receipts);
        this.signing = signing;
        this.settings = settings;
    }

    /** Publishes one for each target that is to be republished, and settles the target's version. */
    void publish(Handle handle, Exercise exercise, Duration windowLength, Instant now) {
        for (var target : exercise.plan().targets()) {
            if (target.republish()) {
                publish(handle, exercise, target, new Window(now, now.plus(windowLength)), now);
            }
        }
    }

    private void publish(Handle handle, Exercise exercise, InstallTarget target, Window window, Instant now) {
        var name = PackageName.of(target.ecosystem(), target.packageName());
        var version = versions.from(handle, name, PackageVersion.of(target.packageVersion()));
        if (!version.value().equals(target.packageVersion())) {
            plans.setVersion(handle, target.token(), version.value());
        }
        var spec = Publication.spec(settings, exercise, target.doing(Set.of(BenignAction.NOOP)), version, window, now);
        var built = DrillPackageBuilder.build(spec);
        registry.add(handle, NewFile.untraced(built), exercise.plan().id(), now, Republish.REFUSED);
        var unused = signing.sign(handle, built, now);
    }
}
