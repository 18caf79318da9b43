package io.drillmaster.trend;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.drawing.PathData;
import io.drillmaster.drawing.Svg;
import io.drillmaster.drawing.TimeScale;
import io.drillmaster.statistics.KaplanMeier;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Shares reached by a time, as steps that rise (the complement of a survival curve), over a logarithmic axis. Ticks on a
 * curve stand where watching ended without the event; under the axis stands how many were still watched. Where that is
 * fewer than three, the curve is faint.
 */
final class CurveDrawing {
    private static final double LEFT = 76;
    private static final double RIGHT = 540;
    private static final double TOP = 12;
    private static final double BOTTOM = 196;
    private static final double ROW = 18;
    private static final int FEW = 3;

    private final List<Curve> curves;
    private final TimeScale scale;

    /**
     * One curve.
     *
     * @param label short, it stands before the numbers under the axis
     * @param css class of its line and band
     */
    record Curve(String label, String css, List<KaplanMeier.Subject> subjects, KaplanMeier estimate) {
        /** Subjects are kept by time, so that counting them is quick: there may be thousands of steps. */
        static Curve of(String label, String css, List<KaplanMeier.Subject> subjects) {
            var sorted = subjects.stream()
                    .sorted(Comparator.comparing(KaplanMeier.Subject::time))
                    .toList();
            return new Curve(label, css, sorted, KaplanMeier.of(sorted));
        }

        /** How many were still watched just before. */
        int atRisk(Duration time) {
            return subjects.size() - place(time, false);
        }

        private int after(Duration time) {
            return subjects.size() - place(time, true);
        }

        /** How many come before this time, those at the time itself among them or not. */
        private int place(Duration time, boolean withIt) {
            var low = 0;
            var high = subjects.size();
            while (low < high) {
                var middle = (low + high) >>> 1;
                var order = subjects.get(middle).time().compareTo(time);
                if (order < 0 || (withIt && order == 0)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    CurveDrawing(List<Curve> curves) {
        this.curves =
                curves.stream().filter(curve -> !curve.subjects().isEmpty()).toList();
        this.scale = TimeScale.fitting(
                this.curves.stream()
                        .flatMap(curve -> curve.subjects().stream())
                        .map(KaplanMeier.Subject::time)
                        .toList(),
                LEFT,
                RIGHT);
    }

    /** The whole drawing. */
    String svg(String id, String title, String sentence) {
        var height = BOTTOM + 44 + ROW * curves.size() + 26;
        var svg = Canvas.start(id, title, sentence, height);
        for (var share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            var y = y(share);
            Canvas.grid(svg, LEFT, RIGHT, y);
            svg.text("text", Percent.of(share), "x", LEFT - 8, "y", y + 4, "text-anchor", "end");
        }
        for (var tick : scale.ticks()) {
            var x = scale.y(tick);
            svg.empty("line", "class", "axis", "x1", x, "x2", x, "y1", BOTTOM, "y2", BOTTOM + 4);
            svg.text("text", HumanTime.of(tick), "x", x, "y", BOTTOM + 17, "text-anchor", "middle");
        }
        curves.forEach(curve -> band(svg, curve));
        curves.forEach(curve -> line(svg, curve));
        atRisk(svg);
        key(svg, height - 8);
        return svg.end("svg").toString();
    }

    private static double y(double share) {
        return Canvas.share(share, BOTTOM, TOP);
    }

    private void band(Svg svg, Curve curve) {
        var steps = curve.estimate().steps();
        var band = new PathData();
        var drawn = 0.0;
        for (var at = 0; at < steps.size(); at++) {
            var step = steps.get(at);
            var until = scale.y(end(curve, at));
            // Columns of less than half a unit are left to the next one: nobody sees them, and there may be thousands.
            if (step.band().isPresent() && curve.after(step.time()) >= FEW && until - drawn > 0.5) {
                var from = Math.max(drawn, scale.y(step.time()));
                drawn = until;
                var lo = y(1 - step.band().get().hi());
                var hi = y(1 - step.band().get().lo());
                band.shape(from, lo, until, lo, until, hi, from, hi);
            }
        }
        if (!band.isEmpty()) {
            svg.empty("path", "class", "band " + curve.css(), "d", band);
        }
    }

    private static Duration end(Curve curve, int at) {
        var steps = curve.estimate().steps();
        return at + 1 < steps.size()
                ? steps.get(at + 1).time()
                : curve.estimate().longestFollowUp().orElse(Duration.ZERO);
    }

    private void line(Svg svg, Curve curve) {
        var sure = new PathData().move(LEFT, y(0));
        var faint = new PathData();
        var height = y(0);
        var few = curve.subjects().size() < FEW;
        for (var step : curve.estimate().steps()) {
            var x = scale.y(step.time());
            var next = y(1 - step.survival());
            if (!few && height - next < 0.2 && curve.after(step.time()) >= FEW) {
                continue;
            }
            if (few) {
                faint.move(faint.isEmpty() ? LEFT : x, height);
            }
            (few ? faint : sure).line(x, height).upright(next);
            height = next;
            if (!few && curve.after(step.time()) < FEW) {
                few = true;
                faint.move(x, height);
            }
        }
        var last = scale.y(curve.estimate().longestFollowUp().orElse(Duration.ZERO));
        if (few) {
            if (faint.isEmpty()) {
                faint.move(LEFT, height);
            }
            faint.across(last);
        } else {
            sure.across(last);
        }
        svg.empty("path", "class", "curve " + curve.css(), "d", sure);
        if (!faint.isEmpty()) {
            svg.empty("path", "class", "curve faint " + curve.css(), "d", faint);
        }
        censored(svg, curve);
    }

    private void censored(Svg svg, Curve curve) {
        var ticks = new PathData();
        curve.subjects().stream()
                .filter(subject -> !subject.event())
                .map(KaplanMeier.Subject::time)
                .distinct()
                .forEach(time -> {
                    var y = y(1 - curve.estimate().survivalAt(time));
                    ticks.move(scale.y(time), y - 6).upright(y + 6);
                });
        if (!ticks.isEmpty()) {
            svg.empty("path", "class", "tick " + curve.css(), "d", ticks);
        }
    }

    private void atRisk(Svg svg) {
        var y = BOTTOM + 40;
        svg.text("text", "Still watched:", "x", 0, "y", y - 2, "class", "panel-title");
        for (var curve : curves) {
            y += ROW;
            svg.text("text", curve.label(), "x", LEFT - 26, "y", y, "text-anchor", "end");
            for (var tick : scale.ticks()) {
                svg.text(
                        "text",
                        Integer.toString(curve.atRisk(tick)),
                        "x",
                        scale.y(tick),
                        "y",
                        y,
                        "text-anchor",
                        "middle");
            }
        }
    }

    private void key(Svg svg, double y) {
        var x = LEFT;
        for (var curve : curves) {
            svg.empty(
                    "path",
                    "class",
                    "curve " + curve.css(),
                    "d",
                    new PathData().move(x, y - 4).across(x + 30));
            var text = curve.label() + ", n = " + curve.subjects().size();
            svg.text("text", text, "x", x + 36, "y", y);
            x += 60 + text.length() * 6.2;
        }
        svg.empty("path", "class", "tick", "d", new PathData().move(x, y - 10).upright(y + 2));
        svg.text("text", "watching ended", "x", x + 8, "y", y);
    }
}
