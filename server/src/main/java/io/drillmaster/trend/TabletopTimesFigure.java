package io.drillmaster.trend;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.drawing.PathData;
import io.drillmaster.drawing.Svg;
import io.drillmaster.drawing.TimeScale;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long a room takes: a mark for each inject that asked for a decision, and the median of each session. What nobody
 * answered, or what was never decided, counts as longer than all else.
 */
final class TabletopTimesFigure {
    private static final double TOP = 26;
    private static final double HEIGHT = 170;
    private static final double BAND = 30;
    private static final double SIZE = 4.5;
    private static final double APART = 11;

    private TabletopTimesFigure() {}

    /** What is timed. */
    enum Time {
        /** From the release to the first answer of anybody. */
        FIRST_RESPONSE(
                "tabletop-first-response",
                "Time to first response",
                "answered",
                TabletopSession.Decision::first,
                TabletopSession::firstResponse) {
            @Override
            boolean counts(TabletopSession.Decision decision) {
                return decision.asked() > 0;
            }
        },
        /** From the release to the first record of the group's decision. */
        GROUP_DECISION(
                "tabletop-group-decision",
                "Time to group decision",
                "decided",
                TabletopSession.Decision::decided,
                TabletopSession::groupDecision) {
            @Override
            boolean counts(TabletopSession.Decision decision) {
                return true;
            }
        };

        private final String id;
        private final String title;
        private final String reached;
        private final Function<TabletopSession.Decision, Optional<Duration>> value;
        private final Function<TabletopSession, TabletopSession.Middle> middle;

        Time(
                String id,
                String title,
                String reached,
                Function<TabletopSession.Decision, Optional<Duration>> value,
                Function<TabletopSession, TabletopSession.Middle> middle) {
            this.id = id;
            this.title = title;
            this.reached = reached;
            this.value = value;
            this.middle = middle;
        }

        /** Whether the inject could have such a time. */
        abstract boolean counts(TabletopSession.Decision decision);
    }

    /** A session, and those of its decisions that are timed. */
    private record Timed(
            TabletopSession session, List<TabletopSession.Decision> decisions, TabletopSession.Middle middle) {
        static Timed of(TabletopSession session, Time time) {
            return new Timed(
                    session, session.decisions().stream().filter(time::counts).toList(), time.middle.apply(session));
        }
    }

    /** Of sessions in the order of time. */
    static Figure of(List<TabletopSession> sessions, Time time, Period period) {
        var timed = sessions.stream().map(session -> Timed.of(session, time)).toList();
        var title = time.title + ", " + TabletopSession.count(sessions.size()) + ", " + period.days();
        var n = timed.stream().mapToInt(each -> each.decisions().size()).sum();
        var sentence = n == 0 ? "No data: no inject of these sessions asked for a decision." : sentence(timed, time, n);
        return new Figure(
                time.id,
                title,
                n == 0 ? Optional.empty() : Optional.of(draw(timed, time, title, sentence)),
                sentence,
                table(timed, time));
    }

    private static String sentence(List<Timed> timed, Time time, int n) {
        var never = timed.stream().mapToInt(each -> each.middle().never()).sum();
        var newest = timed.stream()
                .filter(each -> !each.decisions().isEmpty())
                .reduce((one, other) -> other)
                .orElseThrow();
        return (n == 1 ? "1 inject asked for a decision; " : n + " injects asked for a decision; ")
                + (never == 0
                        ? "all were " + time.reached + "."
                        : never + (never == 1 ? " was" : " were") + " not " + time.reached
                                + (never == 1 ? " and counts" : " and count") + " as longer than all else.")
                + " Median of the newest session, " + newest.session().id() + ": "
                + median(newest.middle()) + " (n = " + newest.middle().n() + ").";
    }

    private static String median(TabletopSession.Middle middle) {
        return middle.median().map(HumanTime::of).orElse("not reached");
    }

    private static String draw(List<Timed> timed, Time time, String title, String sentence) {
        var values = timed.stream()
                .flatMap(each -> each.decisions().stream())
                .flatMap(decision -> time.value.apply(decision).stream())
                .toList();
        var never = timed.stream().anyMatch(each -> each.middle().never() > 0);
        var ceiling = TOP + (never ? BAND : 0);
        var bottom = ceiling + HEIGHT;
        var scale = TimeScale.covering(values, bottom, ceiling);
        var columns = new TabletopColumns(timed.stream().map(Timed::session).toList());
        var svg = Canvas.start(time.id, title, sentence, bottom + 70);
        for (var tick : scale.ticks()) {
            Canvas.grid(svg, TabletopColumns.LEFT, TabletopColumns.RIGHT, scale.y(tick));
            label(svg, HumanTime.of(tick), scale.y(tick));
        }
        if (never) {
            label(svg, "not " + time.reached, TOP - 4);
        }
        columns.label(svg, bottom + 8);
        for (var at = 0; at < timed.size(); at++) {
            column(svg, timed.get(at), time, columns, at, scale);
        }
        key(svg, time, never, bottom + 62);
        return svg.end("svg").toString();
    }

    private static void label(Svg svg, String text, double y) {
        svg.text("text", text, "x", TabletopColumns.LEFT - 8, "y", y + 4, "text-anchor", "end");
    }

    private static void column(Svg svg, Timed timed, Time time, TabletopColumns columns, int at, TimeScale scale) {
        var m = timed.decisions().size();
        var apart = Math.min(APART, columns.width() * 0.8 / Math.max(1, m));
        var x = columns.x(at) - apart * (m - 1) / 2.0;
        for (var decision : timed.decisions()) {
            var value = time.value.apply(decision);
            svg.start("g", "class", "mark")
                    .text(
                            "title",
                            timed.session().named() + ", " + decision.inject() + ": "
                                    + value.map(HumanTime::of).orElse("not " + time.reached));
            var mark = value.isPresent() ? Mark.IN_TIME : Mark.MISSED;
            var path = new PathData();
            mark.trace(path, x, value.map(scale::y).orElse(TOP + 4), SIZE);
            svg.empty("path", "class", mark.css(), "d", path).end("g");
            x += apart;
        }
        if (m > 0) {
            median(svg, timed, columns, at, scale);
        }
    }

    /** Through the marks of the session; dashed and in the band of what never came when half of them never did. */
    private static void median(Svg svg, Timed timed, TabletopColumns columns, int at, TimeScale scale) {
        var middle = timed.middle();
        var half = Math.min(columns.width() * 0.45, 34);
        var y = middle.median().map(scale::y).orElse(TOP + 9);
        svg.start("g", "class", "middle")
                .text("title", timed.session().named() + ": median " + median(middle) + ", n = " + middle.n());
        svg.empty(
                "path",
                "class",
                "line median",
                "stroke-dasharray",
                middle.median().isPresent() ? "none" : "4 3",
                "d",
                new PathData().move(columns.x(at) - half, y).across(columns.x(at) + half));
        svg.end("g");
    }

    private static void key(Svg svg, Time time, boolean never, double y) {
        var x = 20.0;
        svg.start("g", "class", "key");
        x = key(svg, Mark.IN_TIME, x, y - 4, time.reached);
        if (never) {
            x = key(svg, Mark.MISSED, x, y + 1, "not " + time.reached);
        }
        svg.empty(
                "path",
                "class",
                "line median",
                "d",
                new PathData().move(x - 6, y - 4).across(x + 14));
        svg.text("text", "median of the session" + (never ? "; dashed: not reached" : ""), "x", x + 20, "y", y);
        svg.end("g");
    }

    private static double key(Svg svg, Mark mark, double x, double y, String words) {
        var path = new PathData();
        mark.trace(path, x, y, SIZE);
        svg.empty("path", "class", mark.css(), "d", path);
        svg.text("text", words, "x", x + 10, "y", mark == Mark.IN_TIME ? y + 4 : y - 1);
        return x + 32 + words.length() * 6.2;
    }

    private static DataTable table(List<Timed> timed, Time time) {
        var rows = new ArrayList<List<Cell>>();
        for (var each : timed) {
            var middle = each.middle();
            for (var decision : each.decisions()) {
                rows.add(TabletopTrend.row(
                        each.session(),
                        Cell.of(decision.inject()),
                        time.value.apply(decision).map(Cell::of).orElseGet(() -> Cell.of("not " + time.reached, "")),
                        middle.median().map(Cell::of).orElseGet(() -> Cell.of("not reached", "")),
                        Cell.of(middle.n()),
                        Cell.of(middle.never())));
            }
        }
        Collections.reverse(rows);
        return DataTable.of(
                TabletopTrend.columns(
                        Column.words("inject", "Inject"),
                        Column.numbers("time_s", time.title),
                        Column.numbers("median_s", "Median of the session"),
                        Column.numbers("n", "n"),
                        Column.numbers("never", "Never")),
                rows);
    }
}
