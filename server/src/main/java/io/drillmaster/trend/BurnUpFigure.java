package io.drillmaster.trend;

import io.drillmaster.drawing.PathData;
import io.drillmaster.drawing.Svg;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Do we finish what we start? Gaps found and gaps verified closed, both since the beginning; between them lie the open ones. */
public final class BurnUpFigure {
    private static final double LEFT = 52;
    private static final double RIGHT = 540;
    private static final double TOP = 14;
    private static final double BOTTOM = 186;

    private BurnUpFigure() {}

    /** Of gaps in any order, also of those found before the period. */
    public static Figure of(Collection<GapLife> gaps, Period period) {
        var found = gaps.stream()
                .map(GapLife::found)
                .filter(at -> at.isBefore(period.until()))
                .sorted()
                .toList();
        var verified = gaps.stream()
                .flatMap(gap -> gap.verified().stream())
                .filter(at -> at.isBefore(period.until()))
                .sorted()
                .toList();
        var title = "Gaps found and verified closed, " + found.size() + (found.size() == 1 ? " gap, " : " gaps, ")
                + period.days();
        var sentence = found.isEmpty()
                ? "No data: no gap was accepted yet."
                : found.size() + " found, " + verified.size() + " verified closed, "
                        + (found.size() - verified.size()) + " open at the end of the period; "
                        + found.stream().filter(period::contains).count() + " were found and "
                        + verified.stream().filter(period::contains).count() + " verified in it.";
        return new Figure(
                "gaps",
                title,
                found.isEmpty() ? Optional.empty() : Optional.of(draw(title, sentence, found, verified, period)),
                sentence,
                table(found, verified, period));
    }

    private static String draw(
            String title, String sentence, List<Instant> found, List<Instant> verified, Period period) {
        var svg = Canvas.start("gaps", title, sentence, BOTTOM + 54);
        var step = step(found.size());
        var most = (found.size() + step - 1) / step * step;
        for (var count = 0; count <= most; count += step) {
            var y = Canvas.share((double) count / most, BOTTOM, TOP);
            Canvas.grid(svg, LEFT, RIGHT, y);
            svg.text("text", Integer.toString(count), "x", LEFT - 8, "y", y + 4, "text-anchor", "end");
        }
        var dates = new DateAxis(period, LEFT, RIGHT);
        dates.draw(svg, BOTTOM);
        svg.empty("path", "class", "band", "d", area(found, verified, most, dates, period));
        line(svg, "curve found", found, most, dates, period);
        line(svg, "curve verified", verified, most, dates, period);
        key(svg);
        return svg.end("svg").toString();
    }

    /** Between both lines, as one column for each stretch in which neither moves. */
    private static PathData area(List<Instant> found, List<Instant> verified, int most, DateAxis dates, Period period) {
        var area = new PathData();
        var moves = Stream.concat(
                        Stream.concat(found.stream(), verified.stream()).filter(period::contains),
                        Stream.of(period.from(), period.until()))
                .distinct()
                .sorted()
                .toList();
        for (var at = 0; at + 1 < moves.size(); at++) {
            var from = dates.x(moves.get(at));
            var until = dates.x(moves.get(at + 1));
            var top = y(upTo(found, moves.get(at)), most);
            var bottom = y(upTo(verified, moves.get(at)), most);
            if (bottom > top) {
                area.shape(from, top, until, top, until, bottom, from, bottom);
            }
        }
        return area;
    }

    private static void line(Svg svg, String css, List<Instant> moments, int most, DateAxis dates, Period period) {
        var count =
                (int) moments.stream().filter(at -> at.isBefore(period.from())).count();
        var path = new PathData().move(LEFT, y(count, most));
        for (var moment : moments.subList(count, moments.size())) {
            count++;
            path.across(dates.x(moment)).upright(y(count, most));
        }
        svg.empty("path", "class", css, "d", path.across(RIGHT));
    }

    private static void key(Svg svg) {
        var y = BOTTOM + 46;
        svg.empty(
                "path",
                "class",
                "curve found",
                "d",
                new PathData().move(LEFT, y - 4).across(LEFT + 30));
        svg.text("text", "found", "x", LEFT + 36, "y", y);
        svg.empty(
                "path",
                "class",
                "curve verified",
                "d",
                new PathData().move(LEFT + 100, y - 4).across(LEFT + 130));
        svg.text("text", "verified closed", "x", LEFT + 136, "y", y);
        var x = LEFT + 256;
        svg.empty(
                "path", "class", "band", "d", new PathData().shape(x, y - 10, x + 14, y - 10, x + 14, y + 1, x, y + 1));
        svg.text("text", "open", "x", x + 20, "y", y);
    }

    private static int upTo(List<Instant> moments, Instant moment) {
        var place = Collections.binarySearch(moments, moment);
        if (place < 0) {
            return -place - 1;
        }
        while (place < moments.size() && moments.get(place).equals(moment)) {
            place++;
        }
        return place;
    }

    private static double y(int count, int most) {
        return Canvas.share((double) count / most, BOTTOM, TOP);
    }

    /** Round, and at most six lines. */
    private static int step(int most) {
        var step = 1;
        while (most > step * 6) {
            var digit = Integer.toString(step).charAt(0);
            step = digit == '2' ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    private static DataTable table(List<Instant> found, List<Instant> verified, Period period) {
        var rows = new ArrayList<List<Cell>>();
        var month = LocalDate.ofInstant(period.from(), ZoneOffset.UTC).withDayOfMonth(1);
        for (; start(month).isBefore(period.until()); month = month.plusMonths(1)) {
            var end = start(month.plusMonths(1)).minus(1, ChronoUnit.MILLIS);
            var sinceFound = upTo(found, end);
            var sinceVerified = upTo(verified, end);
            rows.add(
                    0,
                    List.of(
                            Cell.of(month.toString().substring(0, 7)),
                            Cell.of(sinceFound),
                            Cell.of(sinceVerified),
                            Cell.of(sinceFound - sinceVerified)));
        }
        return DataTable.of(
                List.of(
                        Column.words("month", "End of"),
                        Column.numbers("found", "Found so far"),
                        Column.numbers("verified", "Verified so far"),
                        Column.numbers("open", "Open")),
                rows);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
