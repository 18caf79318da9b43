package io.drillmaster.readiness;

import io.drillmaster.drawing.Svg;
import java.util.Locale;

/** The shapes that tell the series of a chart apart without any colour. */
public enum SeriesMark {
    /** A disc. */
    DISC,
    /** A square. */
    SQUARE,
    /** A square on its corner. */
    DIAMOND,
    /** A triangle on its side. */
    TRIANGLE,
    /** A ring. */
    RING;

    /** Of the series with this number, from 0. */
    static SeriesMark of(int number) {
        return values()[number % values().length];
    }

    /** The mark of a series alone, for the list beside the chart. */
    public static String legend(int number) {
        var svg = new Svg().start("svg", "viewBox", "0 0 14 14", "width", 14, "height", 14, "aria-hidden", "true");
        of(number).draw(svg, "series-" + (number + 1), 7, 7, 5);
        return svg.end("svg").toString();
    }

    void draw(Svg svg, String kind, double x, double y, double size) {
        var filled = kind + " mark";
        switch (this) {
            case DISC -> svg.empty("circle", "class", filled, "cx", x, "cy", y, "r", size);
            case SQUARE ->
                svg.empty("rect", "class", filled, "x", x - size, "y", y - size, "width", 2 * size, "height", 2 * size);
            case DIAMOND ->
                svg.empty(
                        "path",
                        "class",
                        filled,
                        "d",
                        path(x, y - size * 1.3, x + size * 1.3, y, x, y + size * 1.3, x - size * 1.3, y));
            case TRIANGLE ->
                svg.empty("path", "class", filled, "d", path(x - size, y + size, x + size, y + size, x, y - size));
            case RING ->
                svg.empty("circle", "class", kind + " ring", "stroke-width", 2, "cx", x, "cy", y, "r", size - 1);
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
