package io.drillmaster.trend;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.measure.Outcome;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Says in words what a drawing of times shows, for those who do not see it. */
public final class TrendSentence {
    private TrendSentence() {}

    /** How many of each outcome, and the median. */
    public static String of(Collection<Result> points, Stopwatch stopwatch) {
        if (points.isEmpty()) {
            return "No data: no exercise fits.";
        }
        return (points.size() == 1 ? "1 exercise: " : points.size() + " exercises: ")
                + outcomes(TrendSummary.of(points)) + ". " + median(Curves.of(points, stopwatch), stopwatch);
    }

    private static String outcomes(TrendSummary summary) {
        var parts = new ArrayList<String>();
        for (var outcome : Outcome.values()) {
            if (summary.count(outcome) > 0) {
                parts.add(summary.count(outcome) + " × " + outcome.title());
            }
        }
        return String.join("; ", parts);
    }

    /** The median in words, with its interval, or what is known when it was not reached. */
    public static String median(KaplanMeier curve, Stopwatch stopwatch) {
        var what = stopwatch.title().toLowerCase(Locale.ROOT);
        if (curve.subjects() == 0) {
            return "No data on the " + what + ".";
        }
        var reached = curve.steps().stream().mapToInt(KaplanMeier.Step::events).sum();
        var n = "; " + reached + " of " + curve.subjects() + " " + stopwatch.reached() + " in time.";
        if (curve.median().isEmpty()) {
            return "Median " + what + " not reached: longer than "
                    + HumanTime.of(curve.longestFollowUp().orElse(Duration.ZERO)) + n;
        }
        return "Median " + what + " " + HumanTime.of(curve.median().get()) + " (95\u00a0% interval "
                + end(curve.medianLo()) + " to " + end(curve.medianHi()) + ")" + n;
    }

    private static String end(Optional<Duration> end) {
        return end.map(HumanTime::of).orElse("not reached");
    }
}
