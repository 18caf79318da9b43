package io.drillmaster.statistics;

import java.time.Duration;
import java.util.Optional;

/**
 * The restricted mean: the mean time undetected when every time is capped at {@code tau}, which is the area under the curve
 * (Irwin 1949; variance as in Klein and Moeschberger 2003, 4.5). It exists where the median was not reached.
 *
 * @param tau the cap
 * @param seconds the mean, 0 to {@code tau}
 * @param standardError in seconds; 0 where all were detected at one time or none at all, which says nothing on how sure
 *     the mean is
 */
public record Rmst(Duration tau, double seconds, double standardError) {
    static Optional<Rmst> of(KaplanMeier curve, Duration tau) {
        if (tau.isNegative() || tau.isZero()) {
            throw new IllegalArgumentException("a mean is capped at a time above 0, found " + tau);
        }
        if (curve.knownUntil().filter(known -> known.compareTo(tau) < 0).isPresent()) {
            return Optional.empty();
        }
        var steps = curve.steps();
        // From the end to the start, so that the area that follows each step is known when its variance is added.
        var area = 0.0;
        var variance = 0.0;
        var until = Seconds.of(tau);
        for (var i = Sorted.upTo(steps, KaplanMeier.Step::time, tau) - 1; i >= 0; i--) {
            var step = steps.get(i);
            var time = Seconds.of(step.time());
            area += step.survival() * (until - time);
            var left = step.atRisk() - step.events();
            variance += left == 0 ? 0 : area * area * step.events() / ((double) step.atRisk() * left);
            until = time;
        }
        return Optional.of(new Rmst(tau, area + until, Math.sqrt(variance)));
    }

    /** The mean as a time. */
    public Duration mean() {
        return Seconds.duration(seconds);
    }

    /** The 95 % interval in seconds, cut at 0 and {@code tau}; absent where the formula says nothing. */
    public Optional<Interval> interval() {
        if (standardError == 0) {
            return Optional.empty();
        }
        var whole = Interval.around(seconds, standardError);
        return Optional.of(new Interval(Math.max(0, whole.lo()), Math.min(Seconds.of(tau), whole.hi())));
    }
}
