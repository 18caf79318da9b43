package io.drillmaster.plan;

import io.drillmaster.common.ExerciseId;
import java.time.Instant;

/** Has steps carried out at their time, also when this server was down then or another one is up now. */
public interface Timetable {
    /** Plans a step, or moves it. The step may be carried out more than once and must bear that. */
    void plan(ExerciseId exercise, Step step, Instant at);

    /** Forgets every step of an exercise. */
    void forget(ExerciseId exercise);
}
