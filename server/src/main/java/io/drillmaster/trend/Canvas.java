package io.drillmaster.trend;

import io.drillmaster.drawing.Svg;

/** The sheet that drawings stand on. */
final class Canvas {
    /** Width of every drawing, in the units of all coordinates. */
    static final double WIDTH = 560;

    /** Size of texts, in the same units. */
    static final int TEXT = 12;

    private Canvas() {}

    /** Begins a drawing that says to a screen reader what it is. */
    static Svg start(String id, String title, String sentence, double height) {
        return new Svg()
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
                        TEXT)
                .text("title", title, "id", id + "-title")
                .text("desc", sentence, "id", id + "-desc");
    }

    /** A faint line across. */
    static void grid(Svg svg, double left, double right, double y) {
        svg.empty("line", "class", "grid", "x1", left, "x2", right, "y1", y, "y2", y);
    }

    /** Height of a share between 0 and 1. */
    static double share(double share, double bottom, double top) {
        return bottom - share * (bottom - top);
    }
}
