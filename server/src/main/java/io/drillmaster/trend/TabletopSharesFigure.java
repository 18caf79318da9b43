package io.drillmaster.trend;

import io.drillmaster.drawing.Svg;
import io.drillmaster.statistics.Wilson;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Two shares of each session: those asked who answered before the timer ran out, and answers that people found to name an
 * expected action.
 */
final class TabletopSharesFigure {
    private static final String ID = "tabletop-shares";
    private static final double PANEL = 128;
    private static final double DEPTH = 78;

    private TabletopSharesFigure() {}

    /** A share of a session. */
    private enum Share {
        IN_TIME("Answered before the timer, of those asked", "detected", Share::inTime, Share::timed),
        MATCHING(
                "Answers that match an expected action, of those coded",
                "prevented",
                TabletopSession::matching,
                TabletopSession::coded);

        private final String title;
        private final String css;
        private final ToIntFunction<TabletopSession> hits;
        private final ToIntFunction<TabletopSession> n;

        Share(String title, String css, ToIntFunction<TabletopSession> hits, ToIntFunction<TabletopSession> n) {
            this.title = title;
            this.css = css;
            this.hits = hits;
            this.n = n;
        }

        /** Absent, and not 0, where there was nothing to count. */
        Optional<Wilson> of(List<TabletopSession> sessions) {
            var all = sessions.stream().mapToInt(n).sum();
            return all == 0
                    ? Optional.empty()
                    : Optional.of(Wilson.of(sessions.stream().mapToInt(hits).sum(), all));
        }

        Optional<Wilson> of(TabletopSession session) {
            return of(List.of(session));
        }

        private static int inTime(TabletopSession session) {
            return session.decisions().stream()
                    .filter(TabletopSession.Decision::timed)
                    .mapToInt(TabletopSession.Decision::inTime)
                    .sum();
        }

        private static int timed(TabletopSession session) {
            return session.decisions().stream()
                    .filter(TabletopSession.Decision::timed)
                    .mapToInt(TabletopSession.Decision::asked)
                    .sum();
        }
    }

    /** Of sessions in the order of time. */
    static Figure of(List<TabletopSession> sessions, Period period) {
        var title =
                "Answers in time, and as expected, " + TabletopSession.count(sessions.size()) + ", " + period.days();
        var sentence = sentence(sessions);
        return new Figure(ID, title, Optional.of(draw(sessions, title, sentence)), sentence, table(sessions));
    }

    private static String sentence(List<TabletopSession> sessions) {
        var open = sessions.stream().mapToInt(TabletopSession::open).sum();
        var passed = sessions.stream().mapToInt(TabletopSession::passed).sum();
        return "In all sessions together, "
                + Share.IN_TIME
                        .of(sessions)
                        .map(share -> Percent.of(share) + " who were asked answered before the timer ran out")
                        .orElse("nobody was asked against a timer")
                + "; "
                + Share.MATCHING
                        .of(sessions)
                        .map(share -> Percent.of(share) + " coded answers match an expected action")
                        .orElse("no answer was coded")
                + ". Not coded: " + open + "; passed: " + passed
                + ". People of one room hear each other, so that the intervals are rather too narrow.";
    }

    private static String draw(List<TabletopSession> sessions, String title, String sentence) {
        var svg = Canvas.start(ID, title, sentence, Share.values().length * PANEL + 34);
        var columns = new TabletopColumns(sessions);
        var top = 0.0;
        for (var share : Share.values()) {
            panel(svg, share, sessions, columns, top);
            top += PANEL;
        }
        columns.label(svg, top - 2);
        return svg.end("svg").toString();
    }

    private static void panel(
            Svg svg, Share share, List<TabletopSession> sessions, TabletopColumns columns, double top) {
        var ceiling = top + 26;
        var floor = ceiling + DEPTH;
        svg.text("text", share.title, "class", "panel-title", "x", 0, "y", top + 14);
        for (var tick : new double[] {0, 0.5, 1}) {
            var y = Canvas.share(tick, floor, ceiling);
            Canvas.grid(svg, TabletopColumns.LEFT, TabletopColumns.RIGHT, y);
            svg.text("text", Percent.of(tick), "x", TabletopColumns.LEFT - 8, "y", y + 4, "text-anchor", "end");
        }
        var half = Math.min(14, columns.width() / 3);
        for (var at = 0; at < sessions.size(); at++) {
            var x = columns.x(at);
            var session = sessions.get(at);
            share.of(session)
                    .ifPresent(known -> ShareBar.draw(
                            svg,
                            share.css,
                            session.named() + ": " + Percent.of(known),
                            known,
                            x,
                            half,
                            floor,
                            ceiling));
            if (columns.width() > 44) {
                svg.text(
                        "text",
                        "n=" + share.of(session).map(Wilson::n).orElse(0),
                        "x",
                        x,
                        "y",
                        floor + 15,
                        "text-anchor",
                        "middle");
            }
        }
    }

    private static DataTable table(List<TabletopSession> sessions) {
        var columns = new ArrayList<Column>();
        for (var share : Share.values()) {
            var name = share.name().toLowerCase(Locale.ROOT);
            columns.add(Column.inFiles(name + "_hits"));
            columns.add(Column.inFiles(name + "_n"));
            columns.add(Column.numbers(name + "_share", share == Share.IN_TIME ? "Before the timer" : "As expected"));
            columns.add(Column.inFiles(name + "_lo"));
            columns.add(Column.inFiles(name + "_hi"));
        }
        columns.add(Column.numbers("not_coded", "Not coded"));
        columns.add(Column.numbers("passed", "Passed"));
        var rows = new ArrayList<List<Cell>>();
        sessions.forEach(session -> rows.add(row(session)));
        Collections.reverse(rows);
        return DataTable.of(TabletopTrend.columns(columns.toArray(Column[]::new)), rows);
    }

    private static List<Cell> row(TabletopSession session) {
        var cells = new ArrayList<Cell>();
        for (var share : Share.values()) {
            var known = share.of(session);
            cells.add(known.map(of -> Cell.of(of.hits())).orElseGet(Cell::none));
            cells.add(known.map(of -> Cell.of(of.n())).orElseGet(Cell::none));
            cells.add(known.map(of -> Cell.of(Percent.of(of), Percent.decimal(of.share())))
                    .orElseGet(() -> Cell.of("no data", "")));
            cells.add(known.map(of -> Cell.of(Percent.decimal(of.lo()))).orElseGet(Cell::none));
            cells.add(known.map(of -> Cell.of(Percent.decimal(of.hi()))).orElseGet(Cell::none));
        }
        cells.add(Cell.of(session.open()));
        cells.add(Cell.of(session.passed()));
        return TabletopTrend.row(session, cells.toArray(Cell[]::new));
    }
}
