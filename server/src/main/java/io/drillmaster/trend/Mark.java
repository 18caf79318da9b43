package io.drillmaster.trend;

import io.drillmaster.drawing.Svg;
import io.drillmaster.drawing.TimeScale;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Outcome;
import java.util.Locale;

/** The shapes of the marks. */
final class Mark {
    private Mark() {}

    /** A dot, or a diamond when it came too late, with a bar over the bounds. */
    static void observed(Svg svg, TimeScale scale, Elapsed.Observed ttd, boolean late, double x, double size) {
        var kind = late ? "late" : "detected";
        var y = scale.y(ttd.estimate());
        var lo = scale.y(ttd.lo());
        var hi = scale.y(ttd.hi());
        if (lo - hi > 1) {
            svg.empty("line", "class", kind + " bounds", "stroke-width", 2, "x1", x, "x2", x, "y1", lo, "y2", hi);
        }
        if (late) {
            svg.empty("path", "class", kind, "d", path(x, y - size, x + size, y, x, y + size, x - size, y));
        } else {
            svg.empty("circle", "class", kind, "cx", x, "cy", y, "r", size);
        }
    }

    /** An open triangle that stands on the follow-up and points to where the value must lie. */
    static void censored(Svg svg, Outcome outcome, double x, double y, double size) {
        var kind = outcome == Outcome.NOT_DETECTED ? "missed" : "other";
        var peak = y - 2 * size;
        svg.empty(
                "path",
                "class",
                kind + " censored",
                "fill",
                "none",
                "stroke-width",
                2,
                "d",
                path(x - size, y, x + size, y, x, peak));
        svg.empty(
                "line",
                "class",
                kind + " censored",
                "stroke-width",
                2,
                "x1",
                x,
                "x2",
                x,
                "y1",
                peak,
                "y2",
                peak - size);
    }

    /** A dot for what was detected at once, a square for what was prevented, a cross for what says nothing. */
    static void inLane(Svg svg, Lane lane, double x, double y, double size) {
        switch (lane) {
            case AT_ONCE -> svg.empty("circle", "class", "detected", "cx", x, "cy", y, "r", size);
            case PREVENTED ->
                svg.empty(
                        "rect",
                        "class",
                        "prevented",
                        "x",
                        x - size,
                        "y",
                        y - size,
                        "width",
                        2 * size,
                        "height",
                        2 * size);
            case NO_RESULT -> {
                svg.empty(
                        "line",
                        "class",
                        "other",
                        "stroke-width",
                        2,
                        "x1",
                        x - size,
                        "x2",
                        x + size,
                        "y1",
                        y - size,
                        "y2",
                        y + size);
                svg.empty(
                        "line",
                        "class",
                        "other",
                        "stroke-width",
                        2,
                        "x1",
                        x - size,
                        "x2",
                        x + size,
                        "y1",
                        y + size,
                        "y2",
                        y - size);
            }
        }
    }

    private static String path(double... points) {
        var path = new StringBuilder();
        for (var i = 0; i + 1 < points.length; i += 2) {
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f ", i == 0 ? "M" : "L", points[i], points[i + 1]));
        }
        return path.append('Z').toString();
    }
}
