package io.drillmaster.pages;

import io.drillmaster.drawing.Svg;
import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapStatus;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.OnePager;
import io.drillmaster.pages.view.TrendPage;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.statistics.Wilson;
import io.drillmaster.trend.BurnUpFigure;
import io.drillmaster.trend.Figure;
import io.drillmaster.trend.Landmark;
import io.drillmaster.trend.Look;
import io.drillmaster.trend.Stopwatch;
import io.drillmaster.trend.TimesFigure;
import io.drillmaster.trend.TrendSummary;
import io.drillmaster.verdict.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    /** The sheet; {@code gaps} are those of the exercises that fit, accepted by somebody. */
    static OnePager of(TrendQuery query, Look look, List<Gap> gaps) {
        var runs = look.points();
        var now = look.now();
        var changes = changes(look.landmarks());
        var summary = TrendSummary.of(runs);
        return new OnePager(
                "Supply-chain drills, " + query.periodInWords(),
                query.inWords(),
                List.of(
                        rate("Detected in time", summary.detectionRate(), "drills in which code ran"),
                        median("Median time to detect", summary.ttd()),
                        median("Median time to respond", summary.ttr()),
                        rate("Prevented", summary.preventionRate(), "drills that say something")),
                List.of(
                        drawing(TimesFigure.of(runs, Stopwatch.TTD, look.period(), look.landmarks())),
                        drawing(BurnUpFigure.of(look.gaps(), look.period()))),
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

    private static OnePager.Drawing drawing(Figure figure) {
        return new OnePager.Drawing(figure.title(), figure.svg().orElse(""), figure.sentence());
    }

    /** Newest first, each with its number in the drawing. */
    private static List<OnePager.Change> changes(List<Landmark> landmarks) {
        var changes = new ArrayList<OnePager.Change>();
        for (var i = landmarks.size() - 1; i >= 0; i--) {
            var landmark = landmarks.get(i);
            changes.add(new OnePager.Change(landmark.day().toString(), i + 1 + ". " + landmark.text()));
        }
        return changes;
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
                : (gaps.stream().anyMatch(gap -> gap.origin().tabletop().isPresent())
                                ? "Drills and tabletops"
                                : "The drills")
                        + " showed " + counted(gaps.size(), "gap") + " so far: " + closed + " proved closed, "
                        + (gaps.size() - closed) + " open, " + overdue
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
