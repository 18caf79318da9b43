package io.drillmaster.export;

import io.drillmaster.drawing.Svg;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Gaps found, and gaps proved closed, each added up over time. What lies between the lines is open.
 *
 * @param found when each gap was found
 * @param closed when a re-drill proved one closed
 */
public record BurnUp(List<Instant> found, List<Instant> closed) {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 150;
    private static final double LEFT = 104;
    private static final double RIGHT = 480;
    private static final double TOP = 14;
    private static final double BOTTOM = 122;

    public BurnUp {
        found = found.stream().sorted().toList();
        closed = closed.stream().sorted().toList();
    }

    /** Draws it from the first gap to now, the upper line solid, the lower one dashed, each with its word. */
    public String svg(String title, Instant now) {
        var svg = new Svg()
                .start(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "viewBox",
                        "0 0 " + Math.round(WIDTH) + " " + Math.round(HEIGHT),
                        "role",
                        "img",
                        "class",
                        "trend-chart",
                        "font-size",
                        12)
                .text("title", title);
        if (found.isEmpty()) {
            return svg.text("text", "No gap was found yet", "x", WIDTH / 2, "y", HEIGHT / 2, "text-anchor", "middle")
                    .end("svg")
                    .toString();
        }
        var first = Stream.concat(found.stream(), closed.stream())
                .min(Instant::compareTo)
                .orElseThrow();
        axes(svg, first, now);
        line(svg, "line found", found, first, now);
        line(svg, "line closed", closed, first, now);
        var foundY = y(found.size());
        var closedY = y(closed.size());
        // Words that would lie on each other are moved apart.
        var apart = closedY - foundY < 14 ? (14 - (closedY - foundY)) / 2 : 0;
        svg.text("text", found.size() + " found", "x", RIGHT + 6, "y", foundY + 4 - apart);
        svg.text("text", closed.size() + " closed", "x", RIGHT + 6, "y", closedY + 4 + apart);
        return svg.end("svg").toString();
    }

    private void axes(Svg svg, Instant first, Instant now) {
        for (var count : List.of(0, found.size())) {
            svg.empty("line", "class", "grid", "x1", LEFT, "x2", RIGHT, "y1", y(count), "y2", y(count));
            svg.text("text", count.toString(), "x", LEFT - 8, "y", y(count) + 4, "text-anchor", "end");
        }
        svg.text("text", day(first), "x", LEFT, "y", HEIGHT - 8, "text-anchor", "start");
        svg.text("text", day(now), "x", RIGHT, "y", HEIGHT - 8, "text-anchor", "end");
    }

    private void line(Svg svg, String kind, Collection<Instant> moments, Instant first, Instant now) {
        var path = new StringBuilder(point("M", LEFT, y(0)));
        var count = 0;
        for (var moment : moments) {
            var x = x(moment, first, now);
            path.append(point("L", x, y(count)));
            count++;
            path.append(point("L", x, y(count)));
        }
        path.append(point("L", RIGHT, y(count)));
        svg.empty("path", "class", kind, "fill", "none", "stroke-width", 2, "d", path.toString());
    }

    private static double x(Instant moment, Instant first, Instant now) {
        var span = Math.max(1, Duration.between(first, now).toSeconds());
        var share = (double) Duration.between(first, moment).toSeconds() / span;
        return LEFT + Math.min(1, Math.max(0, share)) * (RIGHT - LEFT);
    }

    private double y(int count) {
        return BOTTOM - (BOTTOM - TOP) * count / Math.max(found.size(), Math.max(closed.size(), 1));
    }

    private static String point(String command, double x, double y) {
        return String.format(Locale.ROOT, "%s%.1f %.1f", command, x, y);
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }
}
