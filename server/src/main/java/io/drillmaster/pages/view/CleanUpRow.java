package io.drillmaster.pages.view;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a drill may have left behind.
 *
 * @param what e.g. {@code the marker /tmp/security-drill-….txt on build-1}
 * @param state gone, left, or not known
 * @param toDo what a person must do; null when nothing
 * @param evidence the row that says so; null when none does
 */
public record CleanUpRow(
        String what,
        Chip state,
        @Nullable String toDo,
        @Nullable Link evidence) {}
