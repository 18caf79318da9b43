package io.drillmaster.trend;

import io.drillmaster.drawing.Svg;
import io.drillmaster.statistics.Wilson;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Do we notice at all? Three shares a quarter, one above the other, each with its interval and its n. */
public final class RatesFigure {
    private static final double LEFT = 52;
    private static final double RIGHT = 548;
    private static final double PANEL = 128;
    private static final double DEPTH = 78;

    private RatesFigure() {}

    /** A share of exercises. */
    private enum Rate {
        DETECTION("Detected in time, of drills in which code ran", "detected", Rates::detection),
        PREVENTION("Prevented, of all valid drills", "prevented", Rates::prevention),
        VISIBILITY("Seen by anybody, of all valid drills", "seen", Rates::visibility);

        private final String title;
        private final String css;
        private final Function<Rates, Optional<Wilson>> share;

        Rate(String title, String css, Function<Rates, Optional<Wilson>> share) {
            this.title = title;
            this.css = css;
            this.share = share;
        }
    }

    /** What a quarter had. */
    private record Share(int n, Rates rates) {}

    /** Of exercises in the order of time. */
    public static Figure of(List<Result> points, Period period) {
        var quarters = new TreeMap<Quarter, List<Result>>();
        Quarter.of(period).forEach(quarter -> quarters.put(quarter, new ArrayList<>()));
        points.forEach(point -> quarters.computeIfAbsent(Quarter.of(point.when()), unused -> new ArrayList<>())
                .add(point));
        var shares = new TreeMap<Quarter, Share>();
        quarters.forEach((quarter, members) -> shares.put(quarter, new Share(members.size(), Rates.of(members))));
        var title = "Detection, prevention and visibility by quarter, " + TimesFigure.count(points.size()) + ", "
                + period.days();
        var sentence = sentence(Rates.of(points));
        return new Figure("rates", title, Optional.of(draw(title, sentence, shares)), sentence, table(shares));
    }

    private static String sentence(Rates all) {
        return all.detection()
                        .map(rate -> "In the whole period " + Percent.of(rate) + " were detected in time")
                        .orElse("In no drill of the period did any code run")
                + all.prevention()
                        .map(rate -> "; " + Percent.of(rate) + " were prevented")
                        .orElse("")
                + all.visibility()
                        .map(rate -> "; somebody could know of " + Percent.of(rate))
                        .orElse("")
                + ". A quarter without a drill has no share, which is not 0.";
    }

    private static String draw(String title, String sentence, Map<Quarter, Share> quarters) {
        var svg = Canvas.start("rates", title, sentence, Rate.values().length * PANEL + 6);
        var top = 0.0;
        for (var rate : Rate.values()) {
            panel(svg, rate, quarters, top);
            top += PANEL;
        }
        return svg.end("svg").toString();
    }

    private static void panel(Svg svg, Rate rate, Map<Quarter, Share> quarters, double top) {
        var ceiling = top + 24;
        var floor = ceiling + DEPTH;
        svg.text("text", rate.title, "class", "panel-title", "x", 0, "y", top + 14);
        for (var share : new double[] {0, 0.5, 1}) {
            var y = Canvas.share(share, floor, ceiling);
            Canvas.grid(svg, LEFT, RIGHT, y);
            svg.text("text", Percent.of(share), "x", LEFT - 8, "y", y + 4, "text-anchor", "end");
        }
        var width = (RIGHT - LEFT) / quarters.size();
        var x = LEFT + width / 2;
        var every = 1 + (quarters.size() - 1) / 6;
        var number = 0;
        for (var quarter : quarters.entrySet()) {
            var share = rate.share.apply(quarter.getValue().rates());
            if (share.isPresent()) {
                ShareBar.draw(
                        svg,
                        rate.css,
                        quarter.getKey() + ": " + Percent.of(share.get()),
                        share.get(),
                        x,
                        Math.min(14, width / 3),
                        floor,
                        ceiling);
            }
            if (number++ % every == 0) {
                svg.text(
                        "text",
                        quarter.getKey()
                                + (quarters.size() <= 6
                                        ? ", n=" + share.map(Wilson::n).orElse(0)
                                        : ""),
                        "x",
                        x,
                        "y",
                        floor + 16,
                        "text-anchor",
                        "middle");
            }
            x += width;
        }
    }

    private static DataTable table(Map<Quarter, Share> quarters) {
        var columns = new ArrayList<Column>();
        columns.add(Column.words("quarter", "Quarter"));
        columns.add(Column.numbers("exercises", "Exercises"));
        for (var rate : Rate.values()) {
            var name = rate.name().toLowerCase(Locale.ROOT);
            columns.add(Column.inFiles(name + "_hits"));
            columns.add(Column.inFiles(name + "_n"));
            columns.add(
                    Column.numbers(name + "_share", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)));
            columns.add(Column.inFiles(name + "_lo"));
            columns.add(Column.inFiles(name + "_hi"));
        }
        var rows = new ArrayList<List<Cell>>();
        quarters.forEach((quarter, share) -> rows.add(row(quarter, share)));
        Collections.reverse(rows);
        return DataTable.of(columns, rows);
    }

    private static List<Cell> row(Quarter quarter, Share of) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(quarter.toString()));
        cells.add(Cell.of(of.n()));
        for (var rate : Rate.values()) {
            var share = rate.share.apply(of.rates());
            cells.add(share.map(known -> Cell.of(known.hits())).orElseGet(Cell::none));
            cells.add(share.map(known -> Cell.of(known.n())).orElseGet(Cell::none));
            cells.add(share.map(known -> Cell.of(Percent.of(known), Percent.decimal(known.share())))
                    .orElseGet(() -> Cell.of("no data", "")));
            cells.add(share.map(known -> Cell.of(Percent.decimal(known.lo()))).orElseGet(Cell::none));
            cells.add(share.map(known -> Cell.of(Percent.decimal(known.hi()))).orElseGet(Cell::none));
        }
        return cells;
    }
}
