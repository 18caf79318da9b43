package io.drillmaster.doctor;

import java.util.Collection;
import java.util.Comparator;

/** How a check came out, the best first. */
public enum Result {
    /** As it should be. */
    OK,
    /** Not looked at, with the reason. */
    SKIPPED,
    /** A drill works, but less well than it could. */
    WARN,
    /** A drill does not work, or cannot be trusted. */
    FAIL;

    /** The worst of all; nothing at all was skipped. What was skipped does not spoil what is well. */
    static Result worst(Collection<Result> all) {
        if (all.stream().allMatch(SKIPPED::equals)) {
            return SKIPPED;
        }
        return all.stream()
                .filter(result -> result != SKIPPED)
                .max(Comparator.naturalOrder())
                .orElse(OK);
    }
}
