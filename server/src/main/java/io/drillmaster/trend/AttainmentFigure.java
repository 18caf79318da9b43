package io.drillmaster.trend;

import io.drillmaster.drawing.PathData;
import io.drillmaster.drawing.Svg;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Against target? Each exercise judged by the objective of its own time, in four parts that add up to n. */
public final class AttainmentFigure {
    private static final double LEFT = 150;
    private static final double RIGHT = 500;
    private static final double ROW = 44;

    private AttainmentFigure() {}

    /** How an exercise stands to its objective. */
    private enum Part {
        MET("met", "detected"),
        MISSED("missed", "late"),
        UNDECIDED("undecided", "undecided"),
        NOT_SEEN("not seen", "unseen");

        private final String title;
        private final String css;

        Part(String title, String css) {
            this.title = title;
            this.css = css;
        }

        /** Absent for exercises without an objective, or without the clock that it is about. */
        static Optional<Part> of(Result point, Stopwatch stopwatch) {
            var verdict = stopwatch.verdict(point);
            if (verdict == ObjectiveVerdict.NONE || verdict == ObjectiveVerdict.RUNNING || !point.judgedOnDetection()) {
                return Optional.empty();
            }
            if (stopwatch.shown(point) instanceof Elapsed.Censored) {
                return Optional.of(NOT_SEEN);
            }
            return Optional.of(
                    switch (verdict) {
                        case MET -> MET;
                        case MISSED -> MISSED;
                        case UNDECIDED, NONE, RUNNING -> UNDECIDED;
                    });
        }
    }

    /**
     * One bar.
     *
     * @param n how many have an objective and a verdict on it
     */
    private record Bar(Stopwatch stopwatch, String period, Map<Part, Integer> parts, int n) {
        static Bar of(Collection<Result> points, Stopwatch stopwatch, String period) {
            var parts = new EnumMap<Part, Integer>(Part.class);
            points.forEach(point -> Part.of(point, stopwatch).ifPresent(part -> parts.merge(part, 1, Integer::sum)));
            return new Bar(
                    stopwatch,
                    period,
                    parts,
                    parts.values().stream().mapToInt(Integer::intValue).sum());
        }

        int of(Part part) {
            return parts.getOrDefault(part, 0);
        }

        String title() {
            return stopwatch + ", " + period;
        }
    }

    /** Of exercises in the order of time; the newest quarter is that in which the period ends. */
    public static Figure of(List<Result> points, Period period) {
        var quarter = Quarter.of(period.until().minusNanos(1));
        var recent = points.stream()
                .filter(point -> Quarter.of(point.when()).equals(quarter))
                .toList();
        var bars = new ArrayList<Bar>();
        for (var stopwatch : Stopwatch.values()) {
            bars.add(Bar.of(points, stopwatch, "all"));
            bars.add(Bar.of(recent, stopwatch, quarter.toString()));
        }
        var title = "Objectives, " + TimesFigure.count(points.size()) + ", " + period.days();
        var sentence = sentence(bars);
        return new Figure("objectives", title, Optional.of(draw(title, sentence, bars)), sentence, table(bars));
    }

    private static String sentence(List<Bar> bars) {
        var parts = new ArrayList<String>();
        for (var bar : bars) {
            parts.add(
                    bar.n() == 0
                            ? bar.title() + ": no data"
                            : bar.title() + ": " + (bar.of(Part.MISSED) + bar.of(Part.NOT_SEEN)) + " of " + bar.n()
                                    + " missed or not seen");
        }
        return String.join("; ", parts)
                + ". Undecided means that the objective lies between the bounds of the time; such drills count neither way.";
    }

    private static String draw(String title, String sentence, List<Bar> bars) {
        var height = bars.size() * ROW + 34;
        var svg = Canvas.start("objectives", title, sentence, height);
        var y = 8.0;
        for (var bar : bars) {
            svg.text("text", bar.title(), "x", LEFT - 10, "y", y + 18, "text-anchor", "end");
            if (bar.n() == 0) {
                svg.text("text", "no data", "x", LEFT, "y", y + 18);
            } else {
                bar(svg, bar, y);
                svg.text("text", "n = " + bar.n(), "x", RIGHT + 8, "y", y + 18);
            }
            y += ROW;
        }
        key(svg, height - 10);
        return svg.end("svg").toString();
    }

    private static void bar(Svg svg, Bar bar, double y) {
        var x = LEFT;
        for (var part : Part.values()) {
            var width = (RIGHT - LEFT) * bar.of(part) / bar.n();
            if (width > 0) {
                box(svg, part, x + 1, y, width - 2);
                // A number beside its part, not in it: no part then needs a colour that letters can be read on.
                svg.text(
                        "text",
                        Integer.toString(bar.of(part)),
                        "x",
                        x + width / 2,
                        "y",
                        y + 36,
                        "text-anchor",
                        "middle");
                x += width;
            }
        }
    }

    private static void box(Svg svg, Part part, double x, double y, double width) {
        var shape = new PathData().shape(x, y, x + width, y, x + width, y + 24, x, y + 24);
        svg.empty("path", "class", "part " + part.css, "d", shape);
        if (part == Part.UNDECIDED) {
            var stripes = new PathData();
            for (var at = x + 6; at < x + width; at += 8) {
                stripes.move(at, y).line(Math.max(x, at - 6), y + 24);
            }
            svg.empty("path", "class", "part undecided", "d", stripes);
        }
    }

    private static void key(Svg svg, double y) {
        var x = LEFT;
        for (var part : Part.values()) {
            var box = new PathData().shape(x, y - 10, x + 12, y - 10, x + 12, y, x, y);
            svg.empty("path", "class", "part " + part.css, "d", box);
            if (part == Part.UNDECIDED) {
                svg.empty(
                        "path",
                        "class",
                        "part undecided",
                        "d",
                        new PathData().move(x + 9, y - 10).line(x + 3, y));
            }
            svg.text("text", part.title, "x", x + 18, "y", y);
            x += 36 + part.title.length() * 6.2;
        }
    }

    private static DataTable table(List<Bar> bars) {
        var columns = new ArrayList<Column>();
        columns.add(Column.words("time", "Time"));
        columns.add(Column.words("period", "Period"));
        columns.add(Column.numbers("n", "n"));
        for (var part : Part.values()) {
            columns.add(Column.numbers(part.name().toLowerCase(Locale.ROOT), capital(part.title)));
        }
        return DataTable.of(columns, bars.stream().map(AttainmentFigure::row).toList());
    }

    private static List<Cell> row(Bar bar) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(bar.stopwatch().name()));
        cells.add(Cell.of(bar.period()));
        cells.add(Cell.of(bar.n()));
        for (var part : Part.values()) {
            cells.add(bar.n() == 0 ? Cell.none() : Cell.of(bar.of(part)));
        }
        return cells;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
