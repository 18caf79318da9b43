package io.drillmaster.trend;

import io.drillmaster.drawing.PathData;
import io.drillmaster.drawing.Svg;
import java.time.Instant;

/** Draws a rolling median with its interval, in steps: between two drills nothing is known, so nothing is joined by a slope. */
final class MedianLine {
    private MedianLine() {}

    static void draw(Svg svg, RollingMedian line, DotGround ground, DateAxis dates, Period period) {
        var band = new PathData();
        var median = new PathData();
        var joined = false;
        for (var i = 0; i < line.steps().size(); i++) {
            var step = line.steps().get(i);
            var from = dates.x(step.from());
            var until = dates.x(end(line, i, period));
            if (step.lo().isPresent()) {
                var lo = ground.scale().y(step.lo().get());
                var hi = step.hi()
                        .map(ground.scale()::y)
                        .orElseGet(() -> ground.scale()
                                .y(ground.scale()
                                        .ticks()
                                        .get(ground.scale().ticks().size() - 1)));
                band.shape(from, lo, until, lo, until, hi, from, hi);
            }
            if (step.median().isPresent()) {
                var y = ground.scale().y(step.median().get());
                if (joined) {
                    median.line(from, y);
                } else {
                    median.move(from, y);
                }
                median.across(until);
            }
            joined = step.median().isPresent();
        }
        if (!band.isEmpty()) {
            svg.empty("path", "class", "band", "d", band);
        }
        if (!median.isEmpty()) {
            svg.empty("path", "class", "line median", "d", median);
        }
    }

    private static Instant end(RollingMedian line, int at, Period period) {
        return at + 1 < line.steps().size() ? line.steps().get(at + 1).from() : period.until();
    }
}
