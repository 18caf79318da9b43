package io.drillmaster.trend;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.measure.Outcome;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Says in words what the chart shows, for those who do not see it. */
public final class TrendSentence {
    private TrendSentence() {}

    /** Number, period, outcomes and median. */
    public static String of(Collection<Result> points, ZoneId zone) {
        if (points.isEmpty()) {
            return "No data: no exercise has been measured yet.";
        }
        var summary = TrendSummary.of(points);
        return (points.size() == 1 ? "1 exercise, " : points.size() + " exercises, ") + period(points, zone) + ": "
                + outcomes(summary) + ". " + median(summary.ttd());
    }

    private static String period(Collection<Result> points, ZoneId zone) {
        var byTime = Comparator.comparing(Result::when);
        var first =
                LocalDate.ofInstant(points.stream().min(byTime).orElseThrow().when(), zone);
        var last = LocalDate.ofInstant(points.stream().max(byTime).orElseThrow().when(), zone);
        return first.equals(last) ? first.toString() : first + " to " + last;
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
    public static String median(KaplanMeier curve) {
        if (curve.subjects() == 0) {
            return "No data on the time to detect.";
        }
        var n = " (n = " + curve.subjects() + ").";
        if (curve.median().isEmpty()) {
            return "Median time to detect not reached: longer than "
                    + HumanTime.of(curve.longestFollowUp().orElse(Duration.ZERO)) + n;
        }
        return "Median time to detect " + HumanTime.of(curve.median().get()) + ", 95 % interval "
                + end(curve.medianLo()) + " to " + end(curve.medianHi()) + n;
    }

    private static String end(Optional<Duration> end) {
        return end.map(HumanTime::of).orElse("not reached");
    }
}
