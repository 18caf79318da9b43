package io.drillmaster.trend;

import io.drillmaster.measure.Outcome;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.statistics.Wilson;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A few numbers about many exercises. A number without data is absent, never 0.
 *
 * @param n exercises in all
 * @param outcomes how many of each outcome; the counts add up to {@code n}, outcomes that never came are left out
 * @param rates shares of exercises that were detected, prevented, seen
 * @param ttd curve of the time to detect, of exercises that executed
 * @param ttr curve of the time to respond, of exercises that executed and in which a signal came
 * @param falseAlarmRate controls that raised an alert, out of all finished controls
 * @param late detections after the window; they are among the censored of the curve
 * @param revealed exercises of which the blue team was told early. What was still running then is left out of the curves:
 *     a drill is often given up because nobody noticed, and the curves assume that watching ended for another reason
 */
public record TrendSummary(
        int n,
        Map<Outcome, Integer> outcomes,
        Rates rates,
        KaplanMeier ttd,
        KaplanMeier ttr,
        Optional<Wilson> falseAlarmRate,
        int late,
        int revealed) {
    public TrendSummary {
        outcomes = Map.copyOf(outcomes);
    }

    /** Sums up. */
    public static TrendSummary of(Collection<Result> points) {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        points.forEach(point -> outcomes.merge(point.outcome(), 1, Integer::sum));
        return new TrendSummary(
                points.size(),
                outcomes,
                Rates.of(points),
                Curves.of(points, Stopwatch.TTD),
                Curves.of(points, Stopwatch.TTR),
                Rates.share(points, TrendSummary::finishedControl, point -> point.outcome() == Outcome.CONTROL_ALARMED),
                outcomes.getOrDefault(Outcome.DETECTED_LATE, 0),
                (int) points.stream().filter(Result::revealed).count());
    }

    /** Detected in time, out of those that executed; see {@link Rates#detection()}. */
    public Optional<Wilson> detectionRate() {
        return rates.detection();
    }

    /** Prevented, out of all that say something; see {@link Rates#prevention()}. */
    public Optional<Wilson> preventionRate() {
        return rates.prevention();
    }

    /** Seen by anybody; see {@link Rates#visibility()}. */
    public Optional<Wilson> visibilityRate() {
        return rates.visibility();
    }

    /** How many exercises came out like this. */
    public int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** Time by which half were detected; empty when there is no data or half were not reached (see {@link #ttd()}). */
    public Optional<Duration> medianTtd() {
        return ttd.median();
    }

    /** Time by which half were responded to; empty when there is no data or half were not reached. */
    public Optional<Duration> medianTtr() {
        return ttr.median();
    }

    static boolean finishedControl(Result point) {
        return point.outcome() == Outcome.CONTROL_QUIET || point.outcome() == Outcome.CONTROL_ALARMED;
    }
}
