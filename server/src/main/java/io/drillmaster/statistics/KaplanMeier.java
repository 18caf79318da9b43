package io.drillmaster.statistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The share of drills not detected by a time, from times of which some are only known to be longer than the follow-up
 * (Kaplan and Meier 1958). A subject censored at a time is still at risk at that time.
 *
 * @param steps one for every distinct time at which something happened, in order
 * @param subjects how many there were
 * @param longestFollowUp the longest time watched or measured; empty without subjects
 */
public record KaplanMeier(List<Step> steps, int subjects, Optional<Duration> longestFollowUp) {
    /** Shares are products of fractions; without a tolerance, a curve that reaches exactly one half could miss it. */
    private static final double TOLERANCE = 1e-9;

    public KaplanMeier {
        steps = List.copyOf(steps);
    }

    /**
     * One subject.
     *
     * @param time until it happened, or as long as was watched
     * @param event whether it happened; otherwise the time is a follow-up
     */
    public record Subject(Duration time, boolean event) {}

    /**
     * A step of the curve.
     *
     * @param time of the events
     * @param atRisk how many were still watched just before
     * @param events how many happened at this time
     * @param survival share for which it has not happened after this time, 0 to 1
     * @param standardError Greenwood's
     * @param band 95 % interval of the share; absent once the curve has reached 0, where the formula says nothing
     */
    public record Step(
            Duration time, int atRisk, int events, double survival, double standardError, Optional<Band> band) {}

    /** A log-log interval, which never leaves 0 to 1. */
    public record Band(double lo, double hi) {}

    /** Estimates the curve. */
    public static KaplanMeier of(Collection<Subject> subjects) {
        var times = new TreeSet<Duration>();
        subjects.stream().filter(Subject::event).map(Subject::time).forEach(times::add);
        var steps = new ArrayList<Step>();
        var survival = 1.0;
        var greenwood = 0.0;
        for (var time : times) {
            var atRisk = (int) subjects.stream()
                    .filter(subject -> subject.time().compareTo(time) >= 0)
                    .count();
            var events = (int) subjects.stream()
                    .filter(subject -> subject.event() && subject.time().equals(time))
                    .count();
            survival *= 1 - (double) events / atRisk;
            greenwood += (double) events / ((double) atRisk * (atRisk - events));
            steps.add(step(time, atRisk, events, survival, greenwood));
        }
        return new KaplanMeier(
                steps, subjects.size(), subjects.stream().map(Subject::time).max(Duration::compareTo));
    }

    private static Step step(Duration time, int atRisk, int events, double survival, double greenwood) {
        if (events == atRisk) {
            return new Step(time, atRisk, events, 0, 0, Optional.empty());
        }
        var spread = Wilson.Z * Math.sqrt(greenwood) / Math.abs(Math.log(survival));
        return new Step(
                time,
                atRisk,
                events,
                survival,
                survival * Math.sqrt(greenwood),
                Optional.of(new Band(Math.pow(survival, Math.exp(spread)), Math.pow(survival, Math.exp(-spread)))));
    }

    /** Share not yet detected after this time, 1 before the first step. */
    public double survivalAt(Duration time) {
        var survival = 1.0;
        for (var step : steps) {
            survival = step.time().compareTo(time) <= 0 ? step.survival() : survival;
        }
        return survival;
    }

    /** The first time by which at least half were detected; empty when that was not reached. */
    public Optional<Duration> median() {
        return quantile(0.5);
    }

    /**
     * The first time by which at least this share was detected, {@code inf(t : S(t) <= 1 - p)}; empty when not reached.
     *
     * @param p between 0 and 1
     */
    public Optional<Duration> quantile(double p) {
        return first(step -> reaches(step.survival(), 1 - p));
    }

    /** Lower end of the median's 95 % interval (Brookmeyer and Crowley 1982); empty when not reached. */
    public Optional<Duration> medianLo() {
        return first(step -> step.band().filter(band -> reaches(band.lo(), 0.5)).isPresent());
    }

    /** Upper end; empty when not reached, which is usual with few drills. */
    public Optional<Duration> medianHi() {
        return first(step -> step.band().filter(band -> reaches(band.hi(), 0.5)).isPresent());
    }

    private static boolean reaches(double share, double level) {
        return share <= level + TOLERANCE;
    }

    private Optional<Duration> first(Predicate<Step> reached) {
        return steps.stream().filter(reached).map(Step::time).findFirst();
    }
}
