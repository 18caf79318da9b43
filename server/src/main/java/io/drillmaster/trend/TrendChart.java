package io.drillmaster.trend;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.drawing.Svg;
import io.drillmaster.drawing.TimeScale;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Outcome;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Time to detect over time as an inline SVG: one mark an exercise, on a logarithmic axis. Shape and class tell the outcome
 * alike, so that no colour is needed: a dot was detected, a diamond too late, an open triangle points up from where we
 * stopped watching, squares (prevented) and crosses (no result) have no time and stand in lanes below. All colours come
 * from classes of the page's style sheet.
 */
public final class TrendChart {
    private static final double WIDTH = 560;
    private static final double LEFT = 104;
    private static final double RIGHT = 540;
    private static final double TOP = 22;
    private static final double BOTTOM = 232;
    private static final double LANE = 24;
    private static final double SIZE = 5;

    private final String id;
    private final String title;
    private final ZoneId zone;

    /**
     * Prepares a drawing.
     *
     * @param id prefix of the ids in it, unique on its page
     * @param title says what, and of which period
     * @param zone in which dates are written
     */
    public TrendChart(String id, String title, ZoneId zone) {
        this.id = id;
        this.title = title;
        this.zone = zone;
    }

    /** Draws the exercises, in any order. The markup is complete and every text in it is escaped. */
    public String svg(Collection<Result> points) {
        var sorted = points.stream()
                .sorted(Comparator.comparing(Result::when).thenComparing(Result::exercise))
                .toList();
        var lanes = Lane.of(sorted);
        var height = BOTTOM + LANE * lanes.size() + 34;
        var svg = new Svg()
                .start(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "viewBox",
                        "0 0 " + Math.round(WIDTH) + " " + Math.round(height),
                        "role",
                        "img",
                        "aria-labelledby",
                        id + "-title " + id + "-desc",
                        "class",
                        "trend-chart",
                        "font-size",
                        12)
                .text("title", title, "id", id + "-title")
                .text("desc", TrendSentence.of(sorted, zone), "id", id + "-desc");
        if (sorted.isEmpty()) {
            svg.text("text", "No data", "x", WIDTH / 2, "y", BOTTOM / 2, "text-anchor", "middle");
        } else {
            var scale = TimeScale.covering(durations(sorted), BOTTOM, TOP);
            axes(svg, scale, lanes, height, sorted);
            objective(svg, scale, sorted);
            sorted.forEach(point -> mark(svg, scale, lanes, sorted, point));
        }
        return svg.end("svg").toString();
    }

    private static List<Duration> durations(List<Result> points) {
        return points.stream()
                .flatMap(point -> Stream.concat(point.objective().ttd().stream(), drawn(point.ttd())))
                .filter(duration -> duration.compareTo(TimeScale.SHORTEST) >= 0)
                .toList();
    }

    private static Stream<Duration> drawn(Elapsed elapsed) {
        if (elapsed instanceof Elapsed.Observed observed) {
            return Stream.of(observed.lo(), observed.estimate(), observed.hi());
        }
        return elapsed instanceof Elapsed.Censored censored ? Stream.of(censored.followUp()) : Stream.empty();
    }

    private void axes(Svg svg, TimeScale scale, List<Lane> lanes, double height, List<Result> points) {
        for (var tick : scale.ticks()) {
            var y = scale.y(tick);
            svg.empty("line", "class", "grid", "x1", LEFT, "x2", RIGHT, "y1", y, "y2", y);
            svg.text("text", HumanTime.of(tick), "x", LEFT - 8, "y", y + 4, "text-anchor", "end");
        }
        for (var lane : lanes) {
            svg.text("text", lane.label(), "x", LEFT - 8, "y", laneY(lanes, lane) + 4, "text-anchor", "end");
        }
        var bottom = height - 26;
        svg.empty("line", "class", "axis", "x1", LEFT, "x2", RIGHT, "y1", bottom, "y2", bottom);
        var first = points.get(0);
        var last = points.get(points.size() - 1);
        svg.text("text", date(first.when()), "x", x(points, first), "y", height - 8, "text-anchor", "middle");
        if (!date(first.when()).equals(date(last.when()))) {
            svg.text("text", date(last.when()), "x", x(points, last), "y", height - 8, "text-anchor", "middle");
        }
    }

    private String date(Instant when) {
        return LocalDate.ofInstant(when, zone).toString();
    }

    /** Objectives change over the years; the line steps half-way between two exercises. */
    private static void objective(Svg svg, TimeScale scale, List<Result> points) {
        Optional<Duration> before = Optional.empty();
        for (var i = 0; i < points.size(); i++) {
            var objective = points.get(i).objective().ttd();
            if (objective.isPresent()) {
                var y = scale.y(objective.get());
                svg.empty(
                        "line",
                        "class",
                        "line objective",
                        "stroke-dasharray",
                        "5 4",
                        "x1",
                        i == 0 ? LEFT : between(points, i - 1),
                        "x2",
                        i == points.size() - 1 ? RIGHT : between(points, i),
                        "y1",
                        y,
                        "y2",
                        y);
                if (!objective.equals(before)) {
                    var x = i == 0 ? LEFT + 4 : between(points, i - 1) + 4;
                    svg.text("text", "objective " + HumanTime.of(objective.get()), "x", x, "y", y - 5);
                }
            }
            before = objective;
        }
    }

    private static double between(List<Result> points, int left) {
        return (x(points, points.get(left)) + x(points, points.get(left + 1))) / 2;
    }

    private static void mark(Svg svg, TimeScale scale, List<Lane> lanes, List<Result> points, Result point) {
        var x = x(points, point);
        svg.start("g", "class", "mark").text("title", words(point));
        var lane = Lane.of(point);
        if (lane.isPresent()) {
            Mark.inLane(svg, lane.get(), x, laneY(lanes, lane.get()), SIZE);
        } else if (point.ttd() instanceof Elapsed.Observed observed) {
            Mark.observed(svg, scale, observed, point.outcome() == Outcome.DETECTED_LATE, x, SIZE);
        } else if (point.ttd() instanceof Elapsed.Censored censored) {
            Mark.censored(svg, point.outcome(), x, scale.y(censored.followUp()), SIZE);
        }
        svg.end("g");
    }

    private static String words(Result point) {
        var text = new ArrayList<String>();
        text.add(point.exercise() + " " + point.title() + ": " + point.outcome().title());
        if (point.ttd() instanceof Elapsed.Observed observed) {
            text.add("TTD " + HumanTime.of(observed.estimate()) + ", between " + HumanTime.of(observed.lo()) + " and "
                    + HumanTime.of(observed.hi()));
        }
        if (point.ttd() instanceof Elapsed.Censored censored) {
            text.add("not detected within " + HumanTime.of(censored.followUp()));
        }
        return String.join("; ", text);
    }

    private static double laneY(List<Lane> lanes, Lane lane) {
        return BOTTOM + LANE * (lanes.indexOf(lane) + 0.8);
    }

    private static double x(List<Result> points, Result point) {
        var first = points.get(0).when();
        var span = Duration.between(first, points.get(points.size() - 1).when()).toMillis();
        var share =
                span == 0 ? 0.5 : (double) Duration.between(first, point.when()).toMillis() / span;
        return LEFT + 36 + share * (RIGHT - LEFT - 72);
    }
}
