package io.drillmaster.readiness;

import io.drillmaster.drawing.CountScale;
import io.drillmaster.drawing.DayScale;
import io.drillmaster.drawing.HumanTime;
import io.drillmaster.drawing.Svg;
import io.drillmaster.drawing.TimeScale;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One small drawing of a signal: a line a series, each with marks of its own shape. Shares stand between 0 and 100 %, counts
 * begin at zero, durations have a logarithmic axis, so that none of them looks steeper than it is.
 */
public final class SignalChart {
    /** More series than this are in the table only. */
    public static final int MOST_SERIES = 5;

    private static final double WIDTH = 360;
    private static final double HEIGHT = 178;
    private static final double LEFT = 58;
    private static final double RIGHT = 344;
    private static final double TOP = 12;
    private static final double BOTTOM = 148;
    private static final double LABEL_EVERY = 16;
    private static final int MARKS_UP_TO = 60;
    private static final double SIZE = 4;

    private final String id;
    private final Signal signal;
    private final DayScale days;
    private final List<Tick> ticks;
    private final Height height;

    private record Tick(double y, String label) {}

    /** Where an amount stands. */
    @FunctionalInterface
    private interface Height {
        double of(Amount amount);
    }

    private SignalChart(String id, Signal signal, List<Series> series, LocalDate from, LocalDate to) {
        this.id = id;
        this.signal = signal;
        this.days = new DayScale(from, to, LEFT, RIGHT);
        var amounts = series.stream()
                .flatMap(one -> one.samples().stream())
                .map(sample -> sample.fed().amount())
                .toList();
        switch (signal.unit()) {
            case SHARE -> {
                this.ticks = Stream.of(0.0, 0.25, 0.5, 0.75, 1.0)
                        .map(share -> new Tick(atShare(share), Math.round(share * 100) + "\u00a0%"))
                        .toList();
                this.height = amount -> atShare(amount.size());
            }
            case COUNT -> {
                var scale = new CountScale(
                        amounts.stream()
                                .mapToLong(amount -> (long) amount.size())
                                .max()
                                .orElse(1),
                        BOTTOM,
                        TOP);
                this.ticks = scale.ticks().stream()
                        .map(count -> new Tick(scale.y(count), String.format(Locale.ROOT, "%,d", count)))
                        .toList();
                this.height = amount -> scale.y(amount.size());
            }
            case DURATION -> {
                var times = amounts.stream().map(SignalChart::time).toList();
                var scale = TimeScale.around(
                        times.isEmpty() ? Duration.ofMinutes(1) : Collections.min(times),
                        times.isEmpty() ? Duration.ofDays(1) : Collections.max(times),
                        BOTTOM,
                        TOP);
                this.ticks = scale.ticks().stream()
                        .map(time -> new Tick(scale.y(time), HumanTime.of(time)))
                        .toList();
                this.height = amount -> scale.y(time(amount));
            }
            default -> throw new IllegalStateException("a unit without an axis: " + signal.unit());
        }
    }

    /**
     * Draws at most {@link #MOST_SERIES} series. The markup is complete and every text in it is escaped.
     *
     * @param id prefix of the ids in it, unique on its page
     * @param from first day of the axis; all charts of a page have the same
     * @param to last day of the axis
     */
    public static String svg(String id, Signal signal, List<Series> series, LocalDate from, LocalDate to) {
        return new SignalChart(id, signal, series, from, to).draw(series);
    }

    private String draw(List<Series> series) {
        var svg = new Svg()
                .start(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "viewBox",
                        "0 0 " + Math.round(WIDTH) + " " + Math.round(HEIGHT),
                        "role",
                        "img",
                        "aria-labelledby",
                        id + "-title " + id + "-desc",
                        "font-size",
                        12)
                .text("title", signal.title(), "id", id + "-title")
                .text("desc", description(series), "id", id + "-desc");
        axes(svg);
        for (var at = 0; at < Math.min(series.size(), MOST_SERIES); at++) {
            line(svg, series.get(at), at);
        }
        return svg.end("svg").toString();
    }

    private static String description(List<Series> series) {
        var sentences = new ArrayList<String>();
        series.forEach(one -> sentences.add(one.subject() + ": " + SeriesSentence.of(one)));
        return sentences.isEmpty() ? "No data" : String.join("; ", sentences);
    }

    private void axes(Svg svg) {
        var labelled = Double.POSITIVE_INFINITY;
        for (var tick : ticks) {
            svg.empty("line", "class", "grid", "x1", LEFT, "x2", RIGHT, "y1", tick.y(), "y2", tick.y());
            if (labelled - tick.y() >= LABEL_EVERY) {
                svg.text("text", tick.label(), "x", LEFT - 7, "y", tick.y() + 4, "text-anchor", "end");
                labelled = tick.y();
            }
        }
        for (var tick : days.ticks()) {
            var x = days.x(tick);
            svg.empty("line", "class", "axis", "x1", x, "x2", x, "y1", BOTTOM, "y2", BOTTOM + 5);
            var anchor = x < LEFT + 24 ? "start" : x > RIGHT - 24 ? "end" : "middle";
            svg.text("text", days.label(tick), "x", x, "y", BOTTOM + 20, "text-anchor", anchor);
        }
    }

    private void line(Svg svg, Series series, int number) {
        var kind = "series-" + (number + 1);
        var path = new StringBuilder();
        for (var sample : series.samples()) {
            path.append(path.isEmpty() ? 'M' : 'L').append(place(sample));
        }
        svg.empty("path", "class", kind + " drawn", "fill", "none", "stroke-width", 2, "d", path);
        var crowded = series.samples().size() > MARKS_UP_TO;
        for (var sample : crowded ? List.of(series.last()) : series.samples()) {
            SeriesMark.of(number).draw(svg, kind, days.x(sample.fed().day()), y(sample), SIZE);
        }
    }

    private String place(Sample sample) {
        return String.format(Locale.ROOT, "%.1f %.1f ", days.x(sample.fed().day()), y(sample));
    }

    private double y(Sample sample) {
        return height.of(sample.fed().amount());
    }

    private static double atShare(double share) {
        return BOTTOM - share * (BOTTOM - TOP);
    }

    private static Duration time(Amount amount) {
        return Duration.ofSeconds(Math.round(amount.size()));
    }
}
