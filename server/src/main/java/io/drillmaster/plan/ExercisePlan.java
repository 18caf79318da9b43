package io.drillmaster.plan;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The exercise as planned: all that judging it needs besides evidence.
 *
 * @param id the exercise
 * @param title as people call it
 * @param scenarioId e.g. {@code SC-01}
 * @param scenarioVersion version of the scenario file that was used
 * @param control a null control: its package does nothing, so an alert is a false positive and never a detection
 * @param window planned window of observation
 * @param targets the drill packages, in the scenario's order
 * @param insiders account names of people who knew; they can never supply a detection or a response
 * @param objective as valid when the exercise was planned
 */
public record ExercisePlan(
        ExerciseId id,
        String title,
        String scenarioId,
        int scenarioVersion,
        boolean control,
        Window window,
        List<InstallTarget> targets,
        Set<String> insiders,
        Objective objective) {
    public ExercisePlan {
        targets = List.copyOf(targets);
        insiders = Set.copyOf(insiders);
    }

    /** The target that carries this token. */
    public Optional<InstallTarget> target(Token token) {
        return targets.stream().filter(target -> target.token().equals(token)).findFirst();
    }
}
