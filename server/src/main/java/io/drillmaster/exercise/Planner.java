package io.drillmaster.exercise;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.DrillSpec;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.MarkerPath;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.PackageVersion;
import io.drillmaster.drillpackages.Scope;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.plan.Coverage;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.Labels;
import io.drillmaster.plan.Objective;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.plan.Step;
import io.drillmaster.plan.Timetable;
import io.drillmaster.plan.Window;
import io.drillmaster.registry.publish.Registries;
import io.drillmaster.registry.publish.RegistryTarget;
import io.drillmaster.scenarios.Scenario;
import io.drillmaster.scenarios.ScenarioLibrary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes exercises out of scenarios, and refuses what could not be run. */
public final class Planner {
    /** The shortest window: shorter, and a poll or a delivery could not fit in. */
    public static final Duration SHORTEST = Duration.ofSeconds(5);

    /** How long after the window's end a drill package is still active, for installs that began in time. */
    public static final Duration AFTERLIFE = Duration.ofMinutes(10);

    /** The longest window: the package must have expired by itself seven days after it was built. */
    public static final Duration LONGEST = DrillSpec.LONGEST_LIFE.minus(AFTERLIFE);

    private static final int LONGEST_LABEL = 60;
    private static final Duration FURTHEST = Duration.ofDays(366);

    private final PlanStore plans;
    private final ScenarioLibrary scenarios;
    private final Timetable timetable;
    private final Registries registries;
    private final HarmlessPackages harmless;
    private final DrillSettings settings;
    private final InstantSource clock;

    /** Steps are put into the timetable once the exercise is stored. */
    public Planner(
            PlanStore plans,
            ScenarioLibrary scenarios,
            Timetable timetable,
            Registries registries,
            HarmlessPackages harmless,
            DrillSettings settings,
            InstantSource clock) {
        this.plans = plans;
        this.scenarios = scenarios;
        this.timetable = timetable;
        this.registries = registries;
        this.harmless = harmless;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Plans an exercise. It opens by itself at its time, if it has one.
     *
     * @throws Problem naming the field that cannot be taken
     */
    public ExerciseId plan(NewExercise wish, String by) {
        var now = clock.instant();
        var scenario = scenario(wish.scenarioId());
        var window = window(wish, scenario, now);
        var outside = outside(wish);
        var targets = new ArrayList<InstallTarget>();
        var commands = new ArrayList<String>();
        for (var target : scenario.targets()) {
            var registry = Optional.ofNullable(outside.get(target.ecosystem()));
            targets.add(target(target, registry));
            commands.add(target.commandFor(
                    registry.map(elsewhere -> elsewhere.indexUrl().toString())
                            .orElseGet(() -> indexHere(target.ecosystem()))));
        }
        var draft = new Exercise(
                new ExercisePlan(
                        new ExerciseId(0),
                        title(wish, scenario),
                        scenario.id(),
                        scenario.version(),
                        scenario.control(),
                        window,
                        targets,
                        wish.insiders(),
                        new Objective(
                                objective(
                                        "ttdObjective",
                                        wish.ttdObjective(),
                                        scenario.objective().ttd()),
                                objective(
                                        "ttrObjective",
                                        wish.ttrObjective(),
                                        scenario.objective().ttr()))),
                ExerciseState.PLANNED,
                scenario.yaml(),
                contact(wish),
                commands,
                by,
                now,
                Optional.empty(),
                wish.note().strip(),
                scope(wish),
                wish.opensAt().isEmpty(),
                labels(wish.labels()),
                new Coverage(
                        scenario.reflexStages().stream().map(Enum::name).toList(),
                        scenario.attackTechniques(),
                        scenario.attackVersion()),
                false);
        for (var target : targets) { // now, not when it opens at night with nobody there
            var unused = Publication.spec(
                    settings,
                    draft,
                    target,
                    PackageVersion.of(target.packageVersion()),
                    new Window(now, now.plus(window.length())),
                    now);
        }
        var id = plans.jdbi().inTransaction(handle -> {
            var added = plans.add(handle, draft);
            plans.lock(handle, added).ifPresent(exercise -> harmless.publish(handle, exercise, window.length(), now));
            return added;
        });
        wish.opensAt().ifPresent(opensAt -> timetable.plan(id, Step.OPEN, opensAt));
        return id;
    }

    private static Labels labels(Labels wish) {
        return new Labels(
                label("team", wish.team()), label("hostClass", wish.hostClass()), label("variant", wish.variant()));
    }

    private static String label(String field, String text) {
        var label = text.strip();
        if (label.length() > LONGEST_LABEL) {
            throw Problem.badField(
                    field,
                    "too-long",
                    "This has " + label.length() + " characters; at most " + LONGEST_LABEL + " fit into a filter.");
        }
        return label;
    }

    private Scenario scenario(String id) {
        var scenario = scenarios
                .find(id)
                .orElseThrow(() -> Problem.badField(
                        "scenario", "unknown-scenario", "There is no scenario '" + id + "'. Choose one of the list."));
        if (!scenario.kind().isLive()) {
            throw Problem.badField(
                    "scenario",
                    "not-a-live-drill",
                    "Scenario " + id + " is a tabletop only; a live drill needs one with packages to install.");
        }
        return scenario;
    }

    private static Window window(NewExercise wish, Scenario scenario, Instant now) {
        var length = wish.window().orElse(scenario.window());
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw Problem.badField(
                    "window",
                    "bad-window",
                    "A window lasts from 5 seconds to almost 7 days (a drill package expires by then); this one is "
                            + length.toSeconds() + " seconds long.");
        }
        var opensAt = wish.opensAt().orElse(now);
        if (opensAt.isBefore(now.minus(Duration.ofMinutes(5)))) {
            throw Problem.badField(
                    "opensAt", "in-the-past", "The time " + opensAt + " is in the past. Choose a later one.");
        }
        if (opensAt.isAfter(now.plus(FURTHEST))) {
            throw Problem.badField(
                    "opensAt", "too-far", "The time " + opensAt + " is more than a year away. Choose an earlier one.");
        }
        return new Window(opensAt, opensAt.plus(length));
    }

    private String indexHere(Ecosystem ecosystem) {
        return settings.baseUrl()
                + switch (ecosystem) {
                    case PYPI -> "/pypi/simple/";
                    case NPM -> "/npm/";
                    case CARGO -> "/cargo/";
                    case RUBYGEMS -> "/rubygems/";
                };
    }

    private Map<Ecosystem, RegistryTarget> outside(NewExercise wish) {
        var outside = new EnumMap<Ecosystem, RegistryTarget>(Ecosystem.class);
        for (var id : wish.registries()) {
            if (id.equals(InstallTarget.BUILT_IN)) {
                continue;
            }
            var registry = registries
                    .target(id)
                    .orElseThrow(() -> Problem.badField(
                            "registry",
                            "unknown-registry",
                            "There is no registry '" + id + "'. Choose one of the list."));
            if (outside.put(registry.ecosystem(), registry) != null) {
                throw Problem.badField(
                        "registry",
                        "two-registries",
                        "Two registries for " + registry.ecosystem().title() + " packages are chosen; keep one.");
            }
        }
        return outside;
    }

    private InstallTarget target(io.drillmaster.scenarios.InstallTarget wanted, Optional<RegistryTarget> registry) {
        if (wanted.republish() && registry.isPresent()) {
            throw Problem.badField(
                    "registry",
                    "republish-outside",
                    "Target '" + wanted.name()
                            + "' republishes a version with other bytes, which is done in the registry"
                            + " of this server only: elsewhere, caches and mirrors would keep both. Choose the registry"
                            + " of this server for " + wanted.ecosystem().title() + " packages.");
        }
        if (registry.isEmpty()) {
            refuseWhatTheIndexLacks(wanted);
        }
        var token = Token.ofRandom(Secrets.bytes(Token.LENGTH));
        var name = PackageName.of(wanted.ecosystem(), wanted.packageName());
        var policy = registries.policy();
        var refusal = registry.isPresent() ? policy.refusalOutside(name) : policy.refusalAnywhere(name);
        refusal.ifPresent(why -> {
            throw Problem.badField(
                    registry.isPresent() ? "registry" : "scenario",
                    "name-refused",
                    "The package of target '" + wanted.name() + "' cannot be published: " + why + ".");
        });
        var actions = EnumSet.copyOf(wanted.actions());
        return new InstallTarget(
                token,
                wanted.name(),
                wanted.ecosystem(),
                name.value(),
                PackageVersion.of(wanted.version()).value(),
                MarkerPath.in(settings.markerDirectory(), token).value(),
                wanted.vector(),
                actions,
                wanted.sleep(),
                wanted.republish(),
                registry.map(RegistryTarget::id).orElse(InstallTarget.BUILT_IN));
    }

    private void refuseWhatTheIndexLacks(io.drillmaster.scenarios.InstallTarget wanted) {
        var needs = wanted.vector().needsFromIndex();
        if (!needs.isEmpty() && !settings.pypiPassesThrough()) {
            throw Problem.badField(
                    "scenario",
                    "index-lacks-build-tools",
                    "Target " + wanted.name() + " has the vector "
                            + wanted.vector().id() + ", for which pip asks the"
                            + " index for " + String.join(" and ", needs) + ". The built-in registry serves drill"
                            + " packages only, so the install would fail before anything runs. Let it pass requests on"
                            + " to another index (setting registry.upstream.pypi), or choose the vector "
                            + ExecutionVector.usual(wanted.ecosystem()).id() + ".");
        }
    }

    private List<String> scope(NewExercise wish) {
        var places = wish.scope().isEmpty() ? settings.scope() : wish.scope();
        if (places.isEmpty()) {
            throw Problem.badField(
                    "scope",
                    "scope-missing",
                    "Say where the packages may act: host names, domain suffixes or repositories. A single * means"
                            + " wherever they are installed.");
        }
        if (places.equals(List.of(Exercise.ANYWHERE))) {
            return places;
        }
        if (places.size() > Scope.MOST) {
            throw Problem.badField(
                    "scope", "too-many", places.size() + " places are listed; " + Scope.MOST + " are allowed.");
        }
        for (var place : places) {
            Scope.fault(place).ifPresent(fault -> {
                throw Problem.badField("scope", "bad-place", fault + ". A single * means wherever they are installed.");
            });
        }
        return places;
    }

    private static String title(NewExercise wish, Scenario scenario) {
        var title = wish.title().isBlank() ? scenario.title() : wish.title().strip();
        if (title.length() > 120) {
            throw Problem.badField(
                    "title", "too-long", "The title has " + title.length() + " characters; 120 are allowed.");
        }
        return title;
    }

    private String contact(NewExercise wish) {
        var contact = wish.contact()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(settings.contact());
        if (contact.length() > 200 || contact.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badField("contact", "bad-contact", "The contact is one line of at most 200 characters.");
        }
        return contact;
    }

    private static Optional<Duration> objective(String field, Optional<Duration> wished, Optional<Duration> scenarios) {
        var objective = wished.or(() -> scenarios);
        if (objective.filter(value -> value.isNegative() || value.isZero()).isPresent()) {
            throw Problem.badField(field, "bad-objective", "An objective is longer than 0.");
        }
        return objective;
    }
}
