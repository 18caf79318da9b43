package io.drillmaster.registry;

import io.drillmaster.common.ExerciseId;

/** npm's name for a version, such as {@code latest}, as an exercise set it. */
public record DistTag(String tag, String version, ExerciseId exercise) {}
