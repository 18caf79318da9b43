package io.drillmaster.statistics;

import java.time.Duration;
import java.util.Optional;

/**
 * What a change was worth: how much longer or shorter drills stayed undetected on average, capped at a time that both
 * curves know. This, not a p-value, is the headline of a comparison.
 *
 * @param before the mean before the change
 * @param after the mean after it, with the same cap
 * @param seconds after less before: below 0 is quicker
 * @param interval 95 % interval of the difference, normal approximation, optimistic with fewer than about ten drills on a
 *     side; absent where one side does not say how sure its mean is
 */
public record RmstDifference(Rmst before, Rmst after, double seconds, Optional<Interval> interval) {
    /**
     * Compares, capped at the planned window or at what the shorter of the curves knows; empty when one of them knows nothing
     * at all.
     *
     * @param window planned for all drills of both; above 0
     */
    public static Optional<RmstDifference> of(KaplanMeier before, KaplanMeier after, Duration window) {
        var tau = shorter(shorter(window, before), after);
        return tau.isZero()
                ? Optional.empty()
                : before.rmst(tau).flatMap(one -> after.rmst(tau).map(other -> between(one, other)));
    }

    /** The cap: the planned window, or less where a curve does not reach as far. */
    public Duration tau() {
        return before.tau();
    }

    private static RmstDifference between(Rmst before, Rmst after) {
        var difference = after.seconds() - before.seconds();
        var error = Math.hypot(before.standardError(), after.standardError());
        var known = before.interval().isPresent() && after.interval().isPresent();
        return new RmstDifference(
                before, after, difference, known ? Optional.of(Interval.around(difference, error)) : Optional.empty());
    }

    private static Duration shorter(Duration tau, KaplanMeier curve) {
        return curve.knownUntil().filter(known -> known.compareTo(tau) < 0).orElse(tau);
    }
}
