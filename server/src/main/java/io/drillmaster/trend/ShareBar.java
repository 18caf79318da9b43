package io.drillmaster.trend;

import io.drillmaster.drawing.PathData;
import io.drillmaster.drawing.Svg;
import io.drillmaster.statistics.Wilson;

/** A share as an upright bar with its interval as a whisker. */
final class ShareBar {
    private ShareBar() {}

    /** {@code half} is half of its width; it stands between the heights of 0 and of 1. */
    static void draw(
            Svg svg, String css, String words, Wilson share, double x, double half, double floor, double ceiling) {
        var y = Canvas.share(share.share(), floor, ceiling);
        svg.start("g", "class", "mark").text("title", words);
        svg.empty(
                "path",
                "class",
                "bar " + css,
                "d",
                new PathData().shape(x - half, floor, x + half, floor, x + half, y, x - half, y));
        var lo = Canvas.share(share.lo(), floor, ceiling);
        var hi = Canvas.share(share.hi(), floor, ceiling);
        svg.empty(
                "path",
                "class",
                "line whisker",
                "d",
                new PathData()
                        .move(x, lo)
                        .upright(hi)
                        .move(x - 4, lo)
                        .across(x + 4)
                        .move(x - 4, hi)
                        .across(x + 4));
        svg.end("g");
    }
}
