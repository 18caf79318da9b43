package io.drillmaster.alert;

import io.drillmaster.common.ExerciseId;

/**
 * Why an alert was not attributed to an exercise that it could have belonged to.
 *
 * @param exercise the exercise
 * @param title as people call it
 * @param fits how many of name, host, rule and time fit; 0 to 4
 * @param sentence what fits and what does not: {@code The rule and the host fit, 41 s before the package existed.}
 */
public record NearMiss(ExerciseId exercise, String title, int fits, String sentence) {}
