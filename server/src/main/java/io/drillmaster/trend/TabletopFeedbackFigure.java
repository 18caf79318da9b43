package io.drillmaster.trend;

import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much people agree with what they are asked at the end: counts, without a mean. The table is the drawing. */
final class TabletopFeedbackFigure {
    private static final int MOST = 5;

    private TabletopFeedbackFigure() {}

    /** Of sessions in the order of time. */
    static Figure of(List<TabletopSession> sessions, Period period) {
        var gave = sessions.stream().mapToInt(session -> session.feedback().n()).sum();
        var asked =
                sessions.stream().mapToInt(session -> session.feedback().asked()).sum();
        var columns = new ArrayList<Column>();
        columns.add(Column.numbers("feedback", "Gave feedback"));
        columns.add(Column.inFiles("in_the_room"));
        columns.add(Column.words("statement", "Statement"));
        for (var value = 1; value <= MOST; value++) {
            columns.add(Column.numbers("agree_" + value, value == 1 ? "1 not at all" : value == MOST ? "5 fully" : "" + value));
        }
        var rows = new ArrayList<List<Cell>>();
        for (var at = sessions.size() - 1; at >= 0; at--) {
            rows.addAll(rows(sessions.get(at)));
        }
        return new Figure(
                "tabletop-feedback",
                "Participant feedback, " + TabletopSession.count(sessions.size()) + ", " + period.days(),
                Optional.empty(),
                gave == 0
                        ? "No data: nobody gave feedback."
                        : gave + " of " + asked + " people gave feedback, anonymously. How many agree 1 (not at all) to 5"
                                + " (fully) with each statement; no mean is taken of them.",
                DataTable.of(TabletopTrend.columns(columns.toArray(Column[]::new)), rows));
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
