package io.drillmaster.trend;

import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What tabletops have to say over the years. It stands apart from all that drills say. */
public final class TabletopTrend {
    private TabletopTrend() {}

    /** Of sessions in any order; empty when there are none. */
    public static List<Figure> of(List<TabletopSession> sessions, Period period) {
        if (sessions.isEmpty()) {
            return List.of();
        }
        var sorted = sessions.stream()
                .sorted(Comparator.comparing(TabletopSession::when).thenComparing(TabletopSession::id))
                .toList();
        return List.of(
                TabletopTimesFigure.of(sorted, TabletopTimesFigure.Time.FIRST_RESPONSE, period),
                TabletopTimesFigure.of(sorted, TabletopTimesFigure.Time.GROUP_DECISION, period),
                TabletopSharesFigure.of(sorted, period),
                TabletopRatingsFigure.of(sorted, period),
                TabletopGapsFigure.of(sorted, period),
                TabletopRoomFigure.of(sorted, period),
                TabletopFeedbackFigure.of(sorted, period));
    }

    /** The columns with which every table of tabletops begins. */
    static List<Column> columns(Column... more) {
        var columns = new ArrayList<Column>();
        columns.add(Column.words(DataTable.SESSION, "Session"));
        columns.add(Column.words("day", "Day"));
        columns.add(Column.words("story", "Story"));
        columns.addAll(List.of(more));
        return columns;
    }

    /** A row under them. */
    static List<Cell> row(TabletopSession session, Cell... more) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(session.id() + " " + session.title(), session.id()));
        cells.add(Cell.of(session.day()));
        cells.add(Cell.of(session.story()));
        cells.addAll(List.of(more));
        return cells;
    }
}
