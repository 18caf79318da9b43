package io.drillmaster.measure;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time on the server's clock, known to lie between two hard bounds.
 *
 * @param lo not before
 * @param estimate the point shown
 * @param hi not after
 */
public record Interval(Instant lo, Instant estimate, Instant hi) {
    public Interval {
        if (lo.isAfter(estimate) || estimate.isAfter(hi)) {
            throw new IllegalArgumentException("bounds out of order: " + lo + ", " + estimate + ", " + hi);
        }
    }

    /** How much is not known. */
    public Duration width() {
        return Duration.between(lo, hi);
    }
}
