package io.drillmaster.alert;

import io.drillmaster.common.ExerciseId;
import java.util.Optional;

/** Which CI runs belong to a drill: those of the change that brings the drill package in. */
@FunctionalInterface
public interface DrillCiRuns {
    /** Nobody said of any run that it is a drill's. */
    DrillCiRuns NONE = run -> Optional.empty();

    /** The exercise that this run, written as {@link CiRun} writes it, belongs to. */
    Optional<ExerciseId> exerciseOf(String ciRun);
}
