package io.drillmaster.registry;

import io.drillmaster.common.ExerciseId;
import java.util.Optional;

/**
 * Whose eyes a client sees the registry with.
 *
 * @param only the exercise of the token it showed; empty when tokens are not asked for, and everything is seen
 */
public record Viewer(Optional<ExerciseId> only) {
    /** Sees what every exercise has in the registry. */
    public static final Viewer EVERYBODY = new Viewer(Optional.empty());

    /** Sees what this exercise has in the registry. */
    public static Viewer of(ExerciseId exercise) {
        return new Viewer(Optional.of(exercise));
    }

    /** Whether it sees what belongs to the exercise. */
    public boolean sees(ExerciseId exercise) {
        return only.isEmpty() || only.get().equals(exercise);
    }
}
