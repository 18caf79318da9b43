package io.drillmaster.trend;

import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much people agree with what they are asked at the end: counts, without a mean. Drawn are all sessions of the period
 * together, statement by statement; the table has them one by one.
 */
final class TabletopFeedbackFigure {
    private static final String ID = "tabletop-feedback";
    private static final int MOST = 5;
    private static final double LEFT = 2;
    private static final double RIGHT = 490;
    private static final double ROW = 62;

    /** Full agreement first. */
    private static final List<StackedBar.Part> PARTS = List.of(
            new StackedBar.Part(StackedBar.Fill.FULL, "5 fully"),
            new StackedBar.Part(StackedBar.Fill.STRIPES, "4"),
            new StackedBar.Part(StackedBar.Fill.EMPTY, "3"),
            new StackedBar.Part(StackedBar.Fill.TINT, "2"),
            new StackedBar.Part(StackedBar.Fill.BROKEN, "1 not at all"));

    private TabletopFeedbackFigure() {}

    /** Of sessions in the order of time. */
    static Figure of(List<TabletopSession> sessions, Period period) {
        var gave = sessions.stream().mapToInt(session -> session.feedback().n()).sum();
        var asked = sessions.stream()
                .mapToInt(session -> session.feedback().asked())
                .sum();
        var title = "Participant feedback, " + TabletopSession.count(sessions.size()) + ", " + period.days();
        var sentence = gave == 0
                ? "No data: nobody gave feedback."
                : gave + " of " + asked
                        + " people gave feedback, anonymously. Drawn is how many agree how much with each"
                        + " statement, in all sessions together; no mean is taken of them.";
        var together = together(sessions);
        return new Figure(
                ID,
                title,
                together.isEmpty() ? Optional.empty() : Optional.of(draw(together, title, sentence)),
                sentence,
                table(sessions));
    }

    /** By statement, full agreement first; without those on which nobody had an opinion. */
    private static Map<String, List<Integer>> together(List<TabletopSession> sessions) {
        var sums = new LinkedHashMap<String, List<Integer>>();
        for (var session : sessions) {
            session.feedback().agreement().forEach((statement, counts) -> {
                var sum = sums.computeIfAbsent(statement, unseen -> new ArrayList<>(Collections.nCopies(MOST, 0)));
                for (var at = 0; at < MOST; at++) {
                    sum.set(MOST - 1 - at, sum.get(MOST - 1 - at) + counts.get(at));
                }
            });
        }
        sums.values().removeIf(counts -> n(counts) == 0);
        return sums;
    }

    private static int n(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    private static String draw(Map<String, List<Integer>> together, String title, String sentence) {
        var height = together.size() * ROW + 26;
        var svg = Canvas.start(ID, title, sentence, height);
        var y = 0.0;
        for (var statement : together.entrySet()) {
            var counts = statement.getValue();
            svg.text("text", statement.getKey(), "class", "panel-title", "x", 0, "y", y + 12);
            svg.start("g", "class", "mark").text("title", statement.getKey() + " " + words(counts));
            StackedBar.draw(svg, PARTS, counts, LEFT, RIGHT, y + 18);
            svg.end("g");
            svg.text("text", "n = " + n(counts), "x", RIGHT + 8, "y", y + 33);
            svg.text("text", words(counts), "x", LEFT, "y", y + 53);
            y += ROW;
        }
        StackedBar.key(svg, PARTS, Canvas.WIDTH, height - 8);
        return svg.end("svg").toString();
    }

    /** {@code 5: 2 · 4: 1 · 3: 0 · 2: 0 · 1: 0}. */
    private static String words(List<Integer> counts) {
        var words = new ArrayList<String>();
        for (var at = 0; at < counts.size(); at++) {
            words.add(MOST - at + ": " + counts.get(at));
        }
        return String.join(" · ", words);
    }

    private static DataTable table(List<TabletopSession> sessions) {
        var columns = new ArrayList<Column>();
        columns.add(Column.numbers("feedback", "Gave feedback"));
        columns.add(Column.inFiles("in_the_room"));
        columns.add(Column.words("statement", "Statement"));
        for (var value = 1; value <= MOST; value++) {
            columns.add(Column.numbers(
                    "agree_" + value,
                    value == 1 ? "1 not at all" : value == MOST ? "5 fully" : Integer.toString(value)));
        }
        var rows = new ArrayList<List<Cell>>();
        for (var at = sessions.size() - 1; at >= 0; at--) {
            rows.addAll(rows(sessions.get(at)));
        }
        return DataTable.of(TabletopTrend.columns(columns.toArray(Column[]::new)), rows);
    }

    private static List<List<Cell>> rows(TabletopSession session) {
        var feedback = session.feedback();
        var rows = new ArrayList<List<Cell>>();
        if (feedback.n() > 0) {
            feedback.agreement().forEach((statement, counts) -> {
                var cells = new ArrayList<Cell>();
                cells.add(Cell.of(feedback.n() + " of " + feedback.asked(), Integer.toString(feedback.n())));
                cells.add(Cell.of(feedback.asked()));
                cells.add(Cell.of(statement));
                counts.forEach(count -> cells.add(Cell.of(count)));
                rows.add(TabletopTrend.row(session, cells.toArray(Cell[]::new)));
            });
        }
        return rows;
    }
}
