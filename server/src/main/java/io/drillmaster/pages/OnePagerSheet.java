package io.drillmaster.pages;

import io.drillmaster.drawing.Svg;
import io.drillmaster.export.BurnUp;
import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapStatus;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.OnePager;
import io.drillmaster.pages.view.TrendPage;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.statistics.Wilson;
import io.drillmaster.trend.TrendChart;
import io.drillmaster.trend.TrendSummary;
import io.drillmaster.verdict.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Says on one sheet what the exercises of a period showed, and what became of it. */
final class OnePagerSheet {
    private static final String NBSP = "\u00A0";

    /** As many as the sheet has room for. */
    private static final int CHANGES = 6;

    private static final int LINE = 100;
    private static final int ENOUGH = 5;

    private OnePagerSheet() {}

    /**
     * The sheet.
     *
     * @param gaps that somebody accepted, of all exercises: what is open does not depend on a filter
     * @param closed when a re-drill proved gaps closed
     * @param changes in the period, newest first
     */
    static OnePager of(
            TrendQuery query,
            List<Result> runs,
            List<Gap> gaps,
            List<Instant> closed,
            List<OnePager.Change> changes,
            Instant now) {
        var summary = TrendSummary.of(runs);
        return new OnePager(
                "Supply-chain drills, " + query.periodInWords(),
                query.inWords(),
                List.of(
                        rate("Detected in time", summary.detectionRate(), "drills in which code ran"),
                        median("Median time to detect", summary.ttd()),
                        median("Median time to respond", summary.ttr()),
                        rate("Prevented", summary.preventionRate(), "drills that say something")),
                List.of(dots(query, runs), burnUp(gaps, closed, now)),
                List.of(detection(summary), objectives(runs), gaps(gaps, now)),
                changes.stream().limit(CHANGES).map(OnePagerSheet::inOneLine).toList(),
                Math.max(0, changes.size() - CHANGES),
                measured(runs, now),
                samples(runs),
                "/trend/one-pager.pdf" + (query.text().isEmpty() ? "" : "?" + query.text()));
    }

    /**
     * The same for a PDF: each drawing has the style inside, since what draws it does not see that of the page, and its
     * title where readers of PDFs look for it.
     */
    static OnePager withStyle(OnePager sheet, String style) {
        return new OnePager(
                sheet.title(),
                sheet.asked(),
                sheet.numbers(),
                sheet.figures().stream()
                        .map(figure -> new OnePager.Drawing(
                                figure.title(),
                                figure.svg()
                                        .replaceFirst(
                                                ">",
                                                Matcher.quoteReplacement(" alt=\"" + Svg.escaped(figure.title())
                                                        + "\"><style>" + style + "</style>")),
                                figure.legend()))
                        .toList(),
                sheet.sentences(),
                sheet.changes(),
                sheet.more(),
                sheet.measured(),
                sheet.notice(),
                sheet.pdf());
    }

    /** A sheet with long texts would become two. */
    private static OnePager.Change inOneLine(OnePager.Change change) {
        var text = change.text();
        return text.length() <= LINE
                ? change
                : new OnePager.Change(change.day(), text.substring(0, LINE).stripTrailing() + "…");
    }

    private static TrendPage.Tile rate(String label, Optional<Wilson> rate, String of) {
        return rate.map(known -> new TrendPage.Tile(
                        label,
                        percent(known.share()),
                        known.hits() + " of " + known.n() + " " + of + "; 95" + NBSP + "% interval "
                                + percent(known.lo()) + " to " + percent(known.hi())))
                .orElseGet(() -> new TrendPage.Tile(label, "no data", "no drill to count"));
    }

    private static TrendPage.Tile median(String label, KaplanMeier curve) {
        if (curve.subjects() == 0) {
            return new TrendPage.Tile(label, "no data", "no drill to count");
        }
        var n = "n = " + curve.subjects() + "; ";
        return curve.median()
                .map(median -> new TrendPage.Tile(label, Words.duration(median), n + interval(curve)))
                .orElseGet(() -> new TrendPage.Tile(
                        label,
                        "> " + curve.longestFollowUp().map(Words::duration).orElse("0 s"),
                        n + "not reached in half of them"));
    }

    private static String interval(KaplanMeier curve) {
        if (curve.medianLo().isEmpty() && curve.medianHi().isEmpty()) {
            return "too few for an interval";
        }
        return "95" + NBSP + "% interval "
                + curve.medianLo().map(Words::duration).orElse("0 s") + " to "
                + curve.medianHi().map(Words::duration).orElse("not reached");
    }

    private static OnePager.Drawing dots(TrendQuery query, List<Result> runs) {
        var title = "Time to detect, " + counted(runs.size(), "drill") + ", " + query.periodInWords();
        return new OnePager.Drawing(
                title,
                new TrendChart("one-pager-ttd", title, ZoneOffset.UTC).svg(runs),
                "A mark is a drill. Dot: detected at that time. Diamond: detected too late. Open triangle: not detected as"
                        + " long as it was watched. Square: prevented. Cross: no result.");
    }

    private static OnePager.Drawing burnUp(List<Gap> gaps, List<Instant> closed, Instant now) {
        var title = "Gaps found and proved closed, " + counted(gaps.size(), "gap") + ", all time";
        var found = gaps.stream().map(Gap::createdAt).toList();
        return new OnePager.Drawing(
                title,
                new BurnUp(found, closed).svg(title, now),
                "Solid: found. Dashed: proved closed by a re-drill. What lies between is open.");
    }

    private static String detection(TrendSummary summary) {
        var prevented = summary.count(Outcome.PREVENTED_ALERTED) + summary.count(Outcome.PREVENTED_SILENT);
        return summary.detectionRate()
                .map(rate -> rate.hits() + " of the " + counted(rate.n(), "drill")
                        + " in which code ran were detected in time, and " + prevented + " were prevented."
                        + (rate.n() < ENOUGH ? " These are too few to tell more." : ""))
                .orElse("No code ran in any drill of this period; " + prevented + " were prevented.");
    }

    private static String objectives(List<Result> runs) {
        var verdicts = runs.stream()
                .filter(run -> run.judgedOnDetection() && run.ttdObjective() != ObjectiveVerdict.NONE)
                .collect(Collectors.groupingBy(Result::ttdObjective, Collectors.counting()));
        var n = verdicts.values().stream().mapToLong(Long::longValue).sum();
        return n == 0
                ? "No drill had an objective for the time to detect."
                : "Of " + counted(n, "drill") + " with an objective for the time to detect, "
                        + verdicts.getOrDefault(ObjectiveVerdict.MET, 0L) + " met it, "
                        + verdicts.getOrDefault(ObjectiveVerdict.MISSED, 0L) + " missed it and "
                        + verdicts.getOrDefault(ObjectiveVerdict.UNDECIDED, 0L) + " are undecided.";
    }

    private static String gaps(List<Gap> gaps, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var closed =
                gaps.stream().filter(gap -> gap.status() == GapStatus.CLOSED).count();
        var overdue = gaps.stream().filter(gap -> gap.overdue(today)).count();
        return gaps.isEmpty()
                ? "No gap was accepted yet."
                : "The drills showed " + counted(gaps.size(), "gap") + " so far: " + closed
                        + " proved closed by a re-drill, " + (gaps.size() - closed) + " open, " + overdue
                        + " of them overdue.";
    }

    private static String measured(List<Result> runs, Instant now) {
        var rules = runs.stream()
                .map(Result::engineVersion)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" and "));
        return "Time to detect runs from the first execution to the receipt of the first alert or a person's word. What was"
                + " not detected counts as longer than it was watched, and is never left out. Medians are Kaplan–Meier"
                + " estimates; intervals are 95" + NBSP + "% (Wilson; log-log)."
                + (rules.isEmpty() ? "" : " Measured by rules " + rules + ".") + " Made on "
                + Moment.full(now).text() + " by Drillmaster.";
    }

    private static String samples(List<Result> runs) {
        var samples = runs.stream().filter(Result::sample).count();
        return samples == 0
                ? ""
                : counted(samples, "drill") + " of " + runs.size()
                        + " are samples, made up to show what this sheet looks like. They are no result of yours.";
    }

    private static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f", share * 100) + NBSP + "%";
    }
}
