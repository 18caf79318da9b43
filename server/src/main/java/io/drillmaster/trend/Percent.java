package io.drillmaster.trend;

import io.drillmaster.statistics.Wilson;

/** How shares read. */
final class Percent {
    private Percent() {}

    /** {@code 75 %}, with a space that does not break. */
    static String of(double share) {
        return Math.round(share * 100) + "\u00a0%";
    }

    /** {@code 9 of 12 (75 %, 95 % interval 47 % to 91 %)}. */
    static String of(Wilson rate) {
        return rate.hits() + " of " + rate.n() + " (" + of(rate.share()) + ", 95\u00a0% interval " + of(rate.lo())
                + " to " + of(rate.hi()) + ")";
    }

    /** For files: four decimals. */
    static String decimal(double share) {
        return Double.toString(Math.round(share * 10_000) / 10_000.0);
    }
}
