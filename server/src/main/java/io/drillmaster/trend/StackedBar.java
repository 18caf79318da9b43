package io.drillmaster.trend;

import io.drillmaster.drawing.PathData;
import io.drillmaster.drawing.Svg;
import java.util.List;

/** Counts that add up to a whole, side by side in one bar. No two fills look alike without their colour. */
final class StackedBar {
    private static final double HEIGHT = 20;
    private static final double STRIPE = 6;

    private StackedBar() {}

    /** How a part is drawn. */
    enum Fill {
        /** All of it. */
        FULL("part detected", 0),
        /** Stripes that lean to the right. */
        STRIPES("part run", STRIPE),
        /** Nothing in it. */
        EMPTY("part undecided", 0),
        /** A tint, and stripes that lean to the left. */
        TINT("part late", -STRIPE),
        /** A broken edge. */
        BROKEN("part unseen", 0);

        private final String css;
        private final double slope;

        Fill(String css, double slope) {
            this.css = css;
            this.slope = slope;
        }
    }

    /**
     * One part of every bar of a drawing.
     *
     * @param words for the key
     */
    record Part(Fill fill, String words) {}

    /** A bar from {@code left} to {@code right}; {@code counts} in the order of the parts, and at least one of them above 0. */
    static void draw(Svg svg, List<Part> parts, List<Integer> counts, double left, double right, double y) {
        var n = counts.stream().mapToInt(Integer::intValue).sum();
        var x = left;
        for (var at = 0; at < parts.size(); at++) {
            var width = (right - left) * counts.get(at) / n;
            if (width > 0) {
                box(svg, parts.get(at).fill(), x + 1, y, width - 2, HEIGHT);
                x += width;
            }
        }
    }

    /** What the fills mean, on lines of this width, from this height on. */
    static void key(Svg svg, List<Part> parts, double right, double y) {
        var x = 0.0;
        var line = y;
        svg.start("g", "class", "key");
        for (var part : parts) {
            var width = 44 + part.words().length() * 6.2;
            if (x + width > right) {
                x = 0;
                line += 20;
            }
            box(svg, part.fill(), x + 1, line - 10, 14, 12);
            svg.text("text", part.words(), "x", x + 22, "y", line);
            x += width;
        }
        svg.end("g");
    }

    private static void box(Svg svg, Fill fill, double x, double y, double width, double height) {
        var shape = new PathData().shape(x, y, x + width, y, x + width, y + height, x, y + height);
        svg.empty("path", "class", fill.css, "d", shape);
        if (fill.slope != 0) {
            var stripes = new PathData();
            for (var at = x + STRIPE; at < x + width; at += 8) {
                stripes.move(at, y).line(Math.max(x, Math.min(x + width, at - fill.slope)), y + height);
            }
            svg.empty("path", "class", fill.css, "d", stripes);
        }
    }
}
