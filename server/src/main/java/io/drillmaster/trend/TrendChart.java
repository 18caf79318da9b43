package io.drillmaster.trend;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.drawing.PathData;
import io.drillmaster.drawing.Svg;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.verdict.Result;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A time over the days as an inline SVG: one mark an exercise, on a logarithmic axis. Shape and class tell the outcome
 * alike, so that no colour is needed. All colours come from classes of the page's style sheet.
 */
public final class TrendChart {
    /** From this many marks on they are drawn as one path for each shape, without words and bars: a page has to arrive. */
    static final int CROWD = 400;

    private static final double TOP = 24;
    private static final double SIZE = 5;

    private final String id;
    private final String title;
    private final Stopwatch stopwatch;
    private final Period period;
    private final List<Landmark> landmarks;

    /**
     * Prepares a drawing.
     *
     * @param id prefix of the ids in it, unique on its page
     * @param title says what, how many, and of which period
     * @param period its width
     * @param landmarks days to mark, oldest first; the first is number 1
     */
    public TrendChart(String id, String title, Stopwatch stopwatch, Period period, List<Landmark> landmarks) {
        this.id = id;
        this.title = title;
        this.stopwatch = stopwatch;
        this.period = period;
        this.landmarks = List.copyOf(landmarks);
    }

    /** Draws the exercises, in any order, with the sentence for those who do not see it. Every text is escaped. */
    public String svg(Collection<Result> points, String sentence) {
        var sorted = points.stream()
                .sorted(Comparator.comparing(Result::when).thenComparing(Result::exercise))
                .toList();
        var ground = new DotGround(sorted, stopwatch, TOP);
        var height = ground.dates() + 46;
        var svg = Canvas.start(id, title, sentence, height);
        if (sorted.isEmpty()) {
            return svg.text("text", "No data", "x", Canvas.WIDTH / 2, "y", height / 2, "text-anchor", "middle")
                    .end("svg")
                    .toString();
        }
        var dates = new DateAxis(period, DotGround.LEFT + 10, DotGround.RIGHT - 10);
        rulers(svg, ground);
        dates.draw(svg, ground.dates());
        landmarks(svg, dates, ground.dates());
        RollingMedian.of(sorted, stopwatch).ifPresent(line -> MedianLine.draw(svg, line, ground, dates, period));
        objective(svg, ground, dates, sorted);
        var marks = sorted.size() > CROWD ? crowd(svg, ground, dates, sorted) : each(svg, ground, dates, sorted);
        key(svg, marks, height - 8);
        return svg.end("svg").toString();
    }

    private void rulers(Svg svg, DotGround ground) {
        for (var tick : ground.scale().ticks()) {
            var y = ground.scale().y(tick);
            Canvas.grid(svg, DotGround.LEFT, DotGround.RIGHT, y);
            label(svg, HumanTime.of(tick), y);
        }
        for (var lane : ground.lanes()) {
            label(svg, lane.label(), ground.laneY(lane));
        }
        ground.band().ifPresent(y -> label(svg, stopwatch.missing(), y - SIZE));
    }

    private static void label(Svg svg, String text, double y) {
        svg.text("text", text, "x", DotGround.LEFT - 8, "y", y + 4, "text-anchor", "end");
    }

    private void landmarks(Svg svg, DateAxis dates, double bottom) {
        var number = 0;
        for (var landmark : landmarks) {
            number++;
            var x = dates.x(landmark.at());
            svg.start("g", "class", "landmark").text("title", landmark.day() + " " + landmark.text());
            svg.empty("line", "stroke-dasharray", "2 3", "x1", x, "x2", x, "y1", 16, "y2", bottom);
            svg.text("text", Integer.toString(number), "x", x, "y", 12, "text-anchor", "middle");
            svg.end("g");
        }
    }

    /** Objectives change over the years; the line steps at the first exercise with another one. */
    private void objective(Svg svg, DotGround ground, DateAxis dates, List<Result> points) {
        for (var at = 0; at < points.size(); ) {
            var objective = stopwatch.objective(points.get(at));
            var next = at + 1;
            while (next < points.size() && stopwatch.objective(points.get(next)).equals(objective)) {
                next++;
            }
            if (objective.isPresent() && (next - at > 1 || points.size() < CROWD)) {
                var from = at == 0 ? DotGround.LEFT : dates.x(points.get(at).when());
                var until = next == points.size()
                        ? DotGround.RIGHT
                        : dates.x(points.get(next).when());
                var y = ground.scale().y(objective.get());
                svg.empty(
                        "line",
                        "class",
                        "line objective",
                        "stroke-dasharray",
                        "5 4",
                        "x1",
                        from,
                        "x2",
                        until,
                        "y1",
                        y,
                        "y2",
                        y);
                if (until - from > 90) {
                    svg.text("text", "objective " + HumanTime.of(objective.get()), "x", from + 4, "y", y - 5);
                }
            }
            at = next;
        }
    }

    private Map<Mark, PathData> each(Svg svg, DotGround ground, DateAxis dates, List<Result> points) {
        var drawn = new EnumMap<Mark, PathData>(Mark.class);
        for (var point : points) {
            var mark = Mark.of(point, stopwatch, Lane.of(point, stopwatch));
            var x = dates.x(point.when());
            svg.start("g", "class", "mark").text("title", words(point));
            if (Lane.of(point, stopwatch).isEmpty() && stopwatch.shown(point) instanceof Elapsed.Observed observed) {
                bounds(svg, mark, observed, ground, x);
            }
            var path = new PathData();
            mark.trace(path, x, ground.y(point, stopwatch), SIZE);
            svg.empty("path", "class", mark.css(), "d", path).end("g");
            drawn.put(mark, path);
        }
        return drawn;
    }

    private static void bounds(Svg svg, Mark mark, Elapsed.Observed observed, DotGround ground, double x) {
        var lo = ground.scale().y(observed.lo());
        var hi = ground.scale().y(observed.hi());
        if (lo - hi > 1) {
            svg.empty("line", "class", mark.css() + " bounds", "x1", x, "x2", x, "y1", lo, "y2", hi);
        }
    }

    private Map<Mark, PathData> crowd(Svg svg, DotGround ground, DateAxis dates, List<Result> points) {
        var drawn = new EnumMap<Mark, PathData>(Mark.class);
        for (var point : points) {
            var mark = Mark.of(point, stopwatch, Lane.of(point, stopwatch));
            var path = drawn.computeIfAbsent(mark, unused -> new PathData());
            mark.traceSmall(path, dates.x(point.when()), ground.y(point, stopwatch), SIZE * 0.5);
        }
        drawn.forEach((mark, path) -> svg.empty("path", "class", mark.css() + " crowd", "d", path));
        return drawn;
    }

    /** Which shapes there are and what they mean. */
    private void key(Svg svg, Map<Mark, PathData> marks, double y) {
        var x = DotGround.LEFT;
        svg.start("g", "class", "key");
        for (var mark : marks.keySet()) {
            var path = new PathData();
            mark.trace(path, x, mark.css().contains("missed") || mark == Mark.OPEN ? y + 1 : y - 4, SIZE * 0.9);
            svg.empty("path", "class", mark.css(), "d", path);
            var meaning = mark.meaning(stopwatch);
            svg.text("text", meaning, "x", x + 10, "y", y);
            x += 26 + meaning.length() * 6.2;
        }
        svg.end("g");
    }

    private String words(Result point) {
        var text = point.exercise() + " " + point.title() + ", " + day(point.when()) + ": "
                + point.outcome().title();
        var elapsed = stopwatch.shown(point);
        if (elapsed instanceof Elapsed.Observed observed) {
            return text + "; " + stopwatch + " " + HumanTime.of(observed.estimate())
                    + (observed.lo().equals(observed.hi())
                            ? ""
                            : ", between " + HumanTime.of(observed.lo()) + " and " + HumanTime.of(observed.hi()));
        }
        return elapsed instanceof Elapsed.Censored censored
                ? text + "; " + stopwatch.missing() + " within " + HumanTime.of(censored.followUp())
                : text;
    }

    private static String day(Instant when) {
        return when.toString().substring(0, 10);
    }

    /** What a line of the median would need; empty when there is one. */
    static Optional<String> whyNoLine(Collection<Result> points, Stopwatch stopwatch) {
        var kinds = Kind.among(points);
        if (kinds.size() > 1) {
            return Optional.of("Dots only, no line: these are drills of " + kinds.size()
                    + " kinds, and only drills of one scenario, version, variant and host class can be compared.");
        }
        var timed = Curves.subjects(points, stopwatch).size();
        return timed < RollingMedian.FEWEST
                ? Optional.of("Too few drills for a line: it begins with the " + RollingMedian.FEWEST
                        + "th comparable one; there " + (timed == 1 ? "is 1" : "are " + timed) + ".")
                : Optional.empty();
    }
}
