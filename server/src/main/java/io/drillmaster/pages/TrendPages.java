package io.drillmaster.pages;

import io.drillmaster.measure.Outcome;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.TrendPage;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.statistics.Wilson;
import io.drillmaster.trend.TrendChart;
import io.drillmaster.trend.TrendSummary;
import io.drillmaster.verdict.Result;
import io.drillmaster.verdict.ResultFilter;
import io.drillmaster.verdict.Results;
import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All finished drills over time, for leadership. */
public final class TrendPages {
    private final Results results;
    private final Renderer renderer;

    /** On the last measurement kept of each exercise. */
    public TrendPages(Results results, Renderer renderer) {
        this.results = results;
        this.renderer = renderer;
    }

    /** {@code GET /trend}. */
    public void show(Context context) {
        var wanted = context.queryParam("scenario");
        var scenario = wanted == null ? "" : wanted;
        var drills = results.of(ResultFilter.ALL);
        var points = drills.stream()
                .filter(drill -> scenario.isEmpty() || drill.scenarioId().equals(scenario))
                .toList();
        var summary = TrendSummary.of(points);
        var rows = new ArrayList<TrendPage.Row>();
        points.forEach(point -> rows.add(0, row(point))); // newest first
        renderer.page(
                context,
                "Trend",
                NavItem.TREND,
                new TrendPage(
                        sentence(points, summary), scenarios(drills, scenario), tiles(summary), charts(points), rows));
    }

    private static List<TrendPage.Chart> charts(List<Result> points) {
        if (points.isEmpty()) {
            return List.of();
        }
        var title = "Time to detect, " + points.size() + (points.size() == 1 ? " drill" : " drills") + ", "
                + period(points, "on ", "");
        return List.of(new TrendPage.Chart(
                "ttd",
                title,
                new TrendChart("ttd", title, ZoneOffset.UTC).svg(points),
                "Each mark is a drill. A dot was detected at that time; an open triangle was not detected as long as it"
                        + " was watched, so its true value lies above. Prevented drills have a lane of their own."));
    }

    private static TrendPage.Row row(Result point) {
        var id = point.exercise();
        return new TrendPage.Row(
                Moment.toTheMinute(point.when()),
                new Link("/exercises/" + id, id + " " + point.title()),
                point.scenarioId(),
                Words.outcome(point.outcome()),
                Words.elapsed(point.ttd()),
                Words.elapsed(point.ttr()),
                Words.objective(point.ttdObjective()));
    }

    private static String sentence(List<Result> points, TrendSummary summary) {
        if (points.isEmpty()) {
            return "No drill has finished yet.";
        }
        var period = period(points, "on ", "from ");
        var judged = points.stream().filter(Result::judgedOnDetection).count();
        var drills = points.size() == 1 ? "One drill" : points.size() + " drills";
        return drills + " " + period + ": "
                + summary.detectionRate()
                        .map(rate -> detected(rate.hits(), judged))
                        .orElse("in none of them did any code run")
                + "; " + prevented(summary) + ".";
    }

    private static String detected(long hits, long judged) {
        if (judged == 1) {
            return "the one in which code ran was " + (hits == 1 ? "" : "not ") + "detected in time";
        }
        return hits + " of the " + judged + " in which code ran " + (hits == 1 ? "was" : "were") + " detected in time";
    }

    private static String prevented(TrendSummary summary) {
        var count = summary.count(Outcome.PREVENTED_ALERTED) + summary.count(Outcome.PREVENTED_SILENT);
        return switch (count) {
            case 0 -> "none was prevented";
            case 1 -> "one was prevented";
            default -> count + " were prevented";
        };
    }

    private static String period(List<Result> points, String oneDay, String several) {
        var first = day(points.get(0));
        var last = day(points.get(points.size() - 1));
        return first.equals(last) ? oneDay + first : several + first + " to " + last;
    }

    private static String day(Result point) {
        return point.when().toString().substring(0, 10);
    }

    private static List<TrendPage.Tile> tiles(TrendSummary summary) {
        if (summary.n() == 0) {
            return List.of();
        }
        var tiles = new ArrayList<TrendPage.Tile>();
        tiles.add(rate("Detected in time", summary.detectionRate(), "of the drills in which code ran"));
        tiles.add(median("Median time to detect", summary.ttd()));
        tiles.add(median("Median time to respond", summary.ttr()));
        tiles.add(rate("Prevented", summary.preventionRate(), "of the drills that say something"));
        tiles.add(new TrendPage.Tile(
                "Prevented silently",
                Integer.toString(summary.count(Outcome.PREVENTED_SILENT)),
                "safe, and nobody was told"));
        return tiles;
    }

    private static TrendPage.Tile rate(String label, Optional<Wilson> rate, String of) {
        return rate.map(known -> new TrendPage.Tile(
                        label,
                        percent(known.share()),
                        known.hits() + " of " + known.n() + " " + of + "; 95\u00a0% interval " + percent(known.lo())
                                + " to " + percent(known.hi())))
                .orElseGet(() -> new TrendPage.Tile(label, "no data", "no drill to count"));
    }

    /** The median by which half were detected; the time when the curve reaches one half, not the mean of two. */
    private static TrendPage.Tile median(String label, KaplanMeier curve) {
        if (curve.subjects() == 0) {
            return new TrendPage.Tile(label, "no data", "no drill to count");
        }
        var n = "Kaplan–Meier, n = " + curve.subjects();
        return curve.median()
                .map(median -> new TrendPage.Tile(label, Words.duration(median), n + "; " + interval(curve)))
                .orElseGet(() -> new TrendPage.Tile(
                        label,
                        "> " + curve.longestFollowUp().map(Words::duration).orElse("0 s"),
                        n + "; not reached: in more than half it was not seen as long as it was watched"));
    }

    private static String interval(KaplanMeier curve) {
        if (curve.medianLo().isEmpty() && curve.medianHi().isEmpty()) {
            return "too few drills for an interval";
        }
        return "95\u00a0% interval " + curve.medianLo().map(Words::duration).orElse("0 s") + " to "
                + curve.medianHi().map(Words::duration).orElse("not reached");
    }

    private static List<Choice> scenarios(List<Result> drills, String chosen) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", "All scenarios", chosen.isEmpty()));
        drills.stream().collect(Collectors.groupingBy(Result::scenarioId, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> choices.add(new Choice(
                        entry.getKey(),
                        entry.getKey() + " (" + entry.getValue() + ")",
                        entry.getKey().equals(chosen))));
        return choices;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f\u00a0%%", share * 100);
    }
}
