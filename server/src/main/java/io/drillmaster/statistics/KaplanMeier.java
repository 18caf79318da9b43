package io.drillmaster.statistics;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The share of drills not detected by a time, from times of which some are only known to be longer than the follow-up
 * (Kaplan and Meier 1958). A subject censored at a time is still at risk at that time.
 *
 * @param steps one for every distinct time at which something happened, in order
 * @param censorTimes one for every subject for which it did not happen, in order; a chart marks them on the curve
 * @param subjects how many there were
 * @param longestFollowUp the longest time watched or measured; empty without subjects
 */
public record KaplanMeier(
        List<Step> steps, List<Duration> censorTimes, int subjects, Optional<Duration> longestFollowUp) {
    public KaplanMeier {
        steps = List.copyOf(steps);
        censorTimes = List.copyOf(censorTimes);
    }

    /**
     * One subject.
     *
     * @param time until it happened, or as long as was watched; not negative
     * @param event whether it happened; otherwise the time is a follow-up
     */
    public record Subject(Duration time, boolean event) {
        public Subject {
            if (time.isNegative()) {
                throw new IllegalArgumentException("a time until something happens is never below 0, found " + time);
            }
        }
    }

    /**
     * A step of the curve.
     *
     * @param time of the events
     * @param atRisk how many were still watched just before
     * @param events how many happened at this time
     * @param survival share for which it has not happened after this time, 0 to 1
     * @param standardError Greenwood's (1926); 0 once the curve has reached 0
     * @param band 95 % interval of the share; absent once the curve has reached 0, where the formula says nothing
     */
    public record Step(
            Duration time, int atRisk, int events, double survival, double standardError, Optional<Band> band) {}

    /** A log-log interval of a share (Kalbfleisch and Prentice 1980), which never leaves 0 to 1. */
    public record Band(double lo, double hi) {}

    /**
     * The 95 % interval of a quantile.
     *
     * @param lo lower end; empty when not reached
     * @param hi upper end; empty when not reached, which is usual with few drills
     */
    public record QuantileInterval(Optional<Duration> lo, Optional<Duration> hi) {}

    /** Estimates the curve, in the time that sorting takes. */
    public static KaplanMeier of(Collection<Subject> subjects) {
        return ProductLimit.curve(subjects);
    }

    /** Share not yet detected after this time, 1 before the first step. */
    public double survivalAt(Duration time) {
        var passed = Sorted.upTo(steps, Step::time, time);
        return passed == 0 ? 1 : steps.get(passed - 1).survival();
    }

    /** How many were still watched, and not yet detected, just before this time: the row under a chart. */
    public int atRisk(Duration time) {
        var passed = Sorted.before(steps, Step::time, time);
        var detected = 0;
        if (passed > 0) {
            // Whoever is not at risk after the last step, and was not censored before it, had been detected.
            var last = steps.get(passed - 1);
            var censoredBefore = Sorted.before(censorTimes, at -> at, last.time());
            detected = subjects - censoredBefore - (last.atRisk() - last.events());
        }
        return subjects - detected - Sorted.before(censorTimes, at -> at, time);
    }

    /** Up to when the curve says anything: for ever once it has reached 0 (empty), else to the longest follow-up. */
    public Optional<Duration> knownUntil() {
        return endsAtZero() ? Optional.empty() : Optional.of(longestFollowUp.orElse(Duration.ZERO));
    }

    /** The first time by which at least half were detected; empty when that was not reached. */
    public Optional<Duration> median() {
        return quantile(0.5);
    }

    /**
     * The first time by which at least this share was detected, {@code inf(t : S(t) <= 1 - p)}; empty when not reached.
     * It is decided in exact arithmetic, with the share as the decimal that it prints as.
     *
     * @param p above 0 and up to 1
     */
    public Optional<Duration> quantile(double p) {
        var level = ExactShare.complementOf(p);
        return Sorted.first(steps, i -> ExactShare.atMost(steps, i, level)).map(Step::time);
    }

    /**
     * The 95 % interval of a quantile: where the band of the curve crosses its level (Brookmeyer and Crowley 1982).
     *
     * @param p above 0 and up to 1
     */
    public QuantileInterval quantileInterval(double p) {
        var level = ExactShare.complementOf(p).doubleValue();
        return new QuantileInterval(crossing(band -> band.lo() <= level), crossing(band -> band.hi() <= level));
    }

    /** Lower end of the median's 95 % interval; empty when not reached. */
    public Optional<Duration> medianLo() {
        return quantileInterval(0.5).lo();
    }

    /** Upper end; empty when not reached, which is usual with few drills. */
    public Optional<Duration> medianHi() {
        return quantileInterval(0.5).hi();
    }

    /**
     * The mean time undetected, capped at {@code tau}; empty when the curve is not known that far, see {@link #knownUntil()}.
     *
     * @param tau the window that was planned for all, not the largest time observed; above 0
     */
    public Optional<Rmst> rmst(Duration tau) {
        return Rmst.of(this, tau);
    }

    boolean endsAtZero() {
        return !steps.isEmpty() && steps.get(steps.size() - 1).survival() == 0;
    }

    private Optional<Duration> crossing(Predicate<Band> crossed) {
        return steps.stream()
                .filter(step -> step.band().filter(crossed).isPresent())
                .map(Step::time)
                .findFirst();
    }
}
