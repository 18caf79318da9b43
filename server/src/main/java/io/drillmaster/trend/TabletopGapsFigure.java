package io.drillmaster.trend;

import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.GapCategory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What sessions showed to be missing, by category. The table is the drawing; it has the categories that occur. */
final class TabletopGapsFigure {
    private TabletopGapsFigure() {}

    /** Of sessions in the order of time. */
    static Figure of(List<TabletopSession> sessions, Period period) {
        var counts = Arrays.stream(GapCategory.values())
                .filter(category -> n(sessions, category) > 0)
                .map(category -> category.title() + " " + n(sessions, category))
                .collect(Collectors.joining(", "));
        var columns = new ArrayList<Column>();
        columns.add(Column.numbers("gaps", "Gaps"));
        for (var category : GapCategory.values()) {
            var name = category.name().toLowerCase(Locale.ROOT);
            columns.add(
                    n(sessions, category) > 0
                            ? Column.numbers(name, category.title())
                            : Column.inFiles(name));
        }
        var rows = new ArrayList<List<Cell>>();
        sessions.forEach(session -> rows.add(row(session)));
        Collections.reverse(rows);
        return new Figure(
                "tabletop-gaps",
                "Gaps by category, " + TabletopSession.count(sessions.size()) + ", " + period.days(),
                Optional.empty(),
                counts.isEmpty()
                        ? "Of these sessions no gap was accepted."
                        : "Accepted gaps of all sessions together: " + counts
                                + ". A session without one may also be a session that nobody reviewed.",
                DataTable.of(TabletopTrend.columns(columns.toArray(Column[]::new)), rows));
    }

    private static int n(List<TabletopSession> sessions, GapCategory category) {
        return sessions.stream().mapToInt(session -> of(session, category)).sum();
    }

    private static int of(TabletopSession session, GapCategory category) {
        return session.gaps().getOrDefault(category, 0);
    }

    private static List<Cell> row(TabletopSession session) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(
                session.gaps().values().stream().mapToInt(Integer::intValue).sum()));
        for (var category : GapCategory.values()) {
            cells.add(Cell.of(of(session, category)));
        }
        return TabletopTrend.row(session, cells.toArray(Cell[]::new));
    }
}
