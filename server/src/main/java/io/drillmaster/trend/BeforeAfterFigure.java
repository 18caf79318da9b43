package io.drillmaster.trend;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.statistics.Enough;
import io.drillmaster.statistics.Interval;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.statistics.LogRank;
import io.drillmaster.statistics.PValue;
import io.drillmaster.statistics.RateComparison;
import io.drillmaster.statistics.RmstDifference;
import io.drillmaster.statistics.SamplingPlan;
import io.drillmaster.statistics.Wilson;
import io.drillmaster.trend.CurveDrawing.Curve;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Did the fix help? The share detected by a time, of the drills before a day and of those from that day on. */
public final class BeforeAfterFigure {
    /** Its own name. */
    public static final String ID = "before-after";

    private BeforeAfterFigure() {}

    /** Of exercises in the order of time. Without a day nothing is compared: the middle of a period is no reason. */
    public static Figure of(List<Result> points, Period period, Optional<LocalDate> split) {
        var kinds = Kind.among(points);
        if (split.isEmpty()) {
            return nothing(
                    period,
                    "Give the day of the change, or note it below: there is no day to compare before and after.");
        }
        if (kinds.isEmpty()) {
            return nothing(period, "No data: in no drill of the period did any code run.");
        }
        if (kinds.size() > 1) {
            return nothing(
                    period,
                    "These are drills of " + kinds.size()
                            + " kinds, and only drills of one scenario, version, variant and"
                            + " host class can be compared. Choose one of the kinds above.");
        }
        var day = split.get();
        var change = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var before =
                points.stream().filter(point -> point.when().isBefore(change)).toList();
        var after =
                points.stream().filter(point -> !point.when().isBefore(change)).toList();
        return compared(before, after, period, day);
    }

    private static Figure nothing(Period period, String why) {
        return new Figure(
                ID,
                "Time to detect before and after a change, " + period.days(),
                Optional.empty(),
                why,
                DataTable.of(columns(), List.of()));
    }

    private static Figure compared(List<Result> before, List<Result> after, Period period, LocalDate day) {
        var one = Curve.of("before", "before", Curves.subjects(before, Stopwatch.TTD));
        var other = Curve.of("after", "after", Curves.subjects(after, Stopwatch.TTD));
        var n = one.subjects().size() + other.subjects().size();
        var title = "Share detected by a time, before and after " + day + ", " + TimesFigure.count(n) + ", "
                + period.days();
        var window = shortestWindow(before, after);
        var sentence = rates(before, after) + " " + times(one, other, window);
        return new Figure(
                ID,
                title,
                n == 0 ? Optional.empty() : Optional.of(new CurveDrawing(List.of(one, other)).svg(ID, title, sentence)),
                sentence,
                table(one, other));
    }

    /** The cap that was planned for all of them. */
    private static Duration shortestWindow(List<Result> before, List<Result> after) {
        return Stream.concat(before.stream(), after.stream())
                .filter(Result::judgedOnDetection)
                .map(point -> point.window().length())
                .min(Duration::compareTo)
                .orElse(Duration.ofHours(1));
    }

    private static String rates(List<Result> before, List<Result> after) {
        var one = TrendSummary.of(before).detectionRate();
        var other = TrendSummary.of(after).detectionRate();
        return one.isPresent() && other.isPresent()
                ? new RateComparison(one.get(), other.get()).sentence()
                : "Drills in which code ran: " + one.map(Wilson::n).orElse(0) + " before, "
                        + other.map(Wilson::n).orElse(0) + " after. There is nothing to compare.";
    }

    private static String times(Curve before, Curve after, Duration window) {
        var enough = SamplingPlan.COMPARE_TIMES.with(
                before.subjects().size(), after.subjects().size());
        if (enough instanceof Enough.TooFew few) {
            return few.reason();
        }
        return RmstDifference.of(before.estimate(), after.estimate(), window)
                        .map(BeforeAfterFigure::effect)
                        .orElse("The curves end too early for a mean.")
                + " " + p(LogRank.of(before.subjects(), after.subjects()).p());
    }

    private static String effect(RmstDifference difference) {
        return "Capped at " + HumanTime.of(difference.tau()) + ", drills stayed undetected "
                + seconds(difference.before().seconds()) + " on average before and "
                + seconds(difference.after().seconds()) + " after: " + change(difference.seconds())
                + difference.interval().map(BeforeAfterFigure::interval).orElse("") + ".";
    }

    private static String change(double seconds) {
        return seconds(Math.abs(seconds)) + (seconds < 0 ? " quicker" : " slower");
    }

    private static String interval(Interval interval) {
        return " (95\u00a0% interval " + change(interval.lo()) + " to " + change(interval.hi()) + ")";
    }

    private static String seconds(double seconds) {
        return HumanTime.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** After the effect, never before it: a small p says that there is a difference, not that it matters. */
    private static String p(PValue value) {
        if (value instanceof PValue.None none) {
            return none.reason();
        }
        if (value instanceof PValue.Exact exact) {
            return "Log-rank test, all " + exact.labelings() + " ways to deal the drills: " + number(exact.p()) + ".";
        }
        if (value instanceof PValue.Sampled sampled) {
            return "Log-rank test, " + sampled.labelings() + " ways to deal the drills: " + number(sampled.p()) + ".";
        }
        return value instanceof PValue.Asymptotic asymptotic ? "Log-rank test: " + number(asymptotic.p()) + "." : "";
    }

    private static String number(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }

    private static List<Column> columns() {
        return List.of(
                Column.words("side", "Drills"),
                Column.numbers("time_s", "Time"),
                Column.numbers("at_risk", "Still watched"),
                Column.numbers("events", "Detected then"),
                Column.numbers("share", "Detected by then"),
                Column.numbers("share_lo", "At least"),
                Column.numbers("share_hi", "At most"));
    }

    private static DataTable table(Curve before, Curve after) {
        var first = before.estimate().steps();
        var second = after.estimate().steps();
        return new DataTable(
                columns(),
                first.size() + second.size(),
                at -> at < first.size() ? row(before, first.get(at)) : row(after, second.get(at - first.size())));
    }

    private static List<Cell> row(Curve curve, KaplanMeier.Step step) {
        return List.of(
                Cell.of(curve.label()),
                Cell.of(step.time()),
                Cell.of(step.atRisk()),
                Cell.of(step.events()),
                share(1 - step.survival()),
                step.band().map(KaplanMeier.Band::hi).map(s -> share(1 - s)).orElseGet(Cell::none),
                step.band().map(KaplanMeier.Band::lo).map(s -> share(1 - s)).orElseGet(Cell::none));
    }

    /** With all its digits in the file: a stranger who computes the curve again must find the same numbers. */
    private static Cell share(double share) {
        return Cell.of(Percent.of(share), Double.toString(share));
    }
}
