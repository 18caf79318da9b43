package io.drillmaster.demo.history;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.MarkerPath;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.plan.Coverage;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.Objective;
import io.drillmaster.plan.Window;
import io.drillmaster.scenarios.Scenario;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the exercises of the story as the planner would have, but publishes nothing: their tokens are nobody's. */
final class SampleExercises {
    /** Account name of who planned them; there is no such account. */
    static final String PLANNER = "sample-planner";

    private static final Duration PLANNED_BEFORE = Duration.ofDays(3);

    private SampleExercises() {}

    static Exercise draft(Episode episode) {
        var scenario = episode.scenario();
        return new Exercise(
                new ExercisePlan(
                        new ExerciseId(0),
                        "Sample: " + scenario.title() + ", " + episode.labels().team(),
                        scenario.id(),
                        scenario.version(),
                        scenario.control(),
                        new Window(episode.opensAt(), episode.closesAt()),
                        scenario.targets().stream().map(SampleExercises::target).toList(),
                        Set.of(PLANNER),
                        new Objective(
                                scenario.objective().ttd(), scenario.objective().ttr())),
                ExerciseState.PLANNED,
                scenario.yaml(),
                "nobody: this exercise is made up",
                scenario.targets().stream()
                        .map(target -> "made up: nothing was published")
                        .toList(),
                PLANNER,
                episode.opensAt().minus(PLANNED_BEFORE),
                Optional.empty(),
                "A sample: made up to show what the pages look like.",
                List.of(Exercise.ANYWHERE),
                false,
                episode.labels(),
                coverage(scenario),
                true);
    }

    private static Coverage coverage(Scenario scenario) {
        return new Coverage(
                scenario.reflexStages().stream().map(Enum::name).toList(),
                scenario.attackTechniques(),
                scenario.attackVersion());
    }

    private static InstallTarget target(io.drillmaster.scenarios.InstallTarget wanted) {
        var token = Token.ofRandom(Secrets.bytes(Token.LENGTH));
        return new InstallTarget(
                token,
                wanted.name(),
                wanted.ecosystem(),
                wanted.packageName(),
                wanted.version(),
                new MarkerPath(MarkerPath.DEFAULT_DIRECTORY, token).value(),
                wanted.vector(),
                EnumSet.copyOf(wanted.actions()),
                wanted.sleep(),
                wanted.republish(),
                InstallTarget.BUILT_IN);
    }
}
