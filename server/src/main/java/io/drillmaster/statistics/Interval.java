package io.drillmaster.statistics;

/** A 95 % interval of a number of seconds. */
public record Interval(double lo, double hi) {
    static Interval around(double estimate, double standardError) {
        return new Interval(estimate - Wilson.Z * standardError, estimate + Wilson.Z * standardError);
    }
}
