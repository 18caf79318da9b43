package io.drillmaster.evidence;

import io.drillmaster.common.ExerciseId;
import java.util.Optional;

/**
 * Which alerts are wanted.
 *
 * @param match by what is said of them
 * @param source by who sent them
 * @param kind by what sort of signal they are
 * @param exercise by the exercise that something is said of them for
 * @param text found in the rule's or host's name, whatever the letter case; empty for all
 */
public record AlertFilter(
        AlertMatch match,
        Optional<String> source,
        Optional<AlertKind> kind,
        Optional<ExerciseId> exercise,
        String text) {
    /** All alerts. */
    public static final AlertFilter ALL =
            new AlertFilter(AlertMatch.ANY, Optional.empty(), Optional.empty(), Optional.empty(), "");
}
