package io.drillmaster.trend;

import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who was there, and how often somebody wanted to know more. The table is the drawing. */
final class TabletopRoomFigure {
    private TabletopRoomFigure() {}

    /** Of sessions in the order of time. */
    static Figure of(List<TabletopSession> sessions, Period period) {
        var newest = sessions.get(sessions.size() - 1);
        var sentence = "In the newest session, " + newest.id() + ", " + players(newest)
                + (players(newest) == 1 ? " person" : " people") + " played " + taken(newest) + " of "
                + newest.attendance().size() + " roles, and " + asked(newest.clarifications())
                + ". Attendance is of the end of the session, without those who were sent out.";
        var rows = new ArrayList<List<Cell>>();
        sessions.forEach(session -> rows.add(row(session)));
        Collections.reverse(rows);
        return new Figure(
                "tabletop-room",
                "Attendance and clarifications, " + TabletopSession.count(sessions.size()) + ", " + period.days(),
                Optional.empty(),
                sentence,
                DataTable.of(
                        TabletopTrend.columns(
                                Column.numbers("players", "Players"),
                                Column.numbers("roles_taken", "Roles taken"),
                                Column.inFiles("roles"),
                                Column.words("by_role", "By role"),
                                Column.numbers("observers", "Observers and scribes"),
                                Column.numbers("clarifications", "Clarifications")),
                        rows));
    }

    private static String asked(int clarifications) {
        return clarifications == 0
                ? "nobody asked for a clarification"
                : clarifications == 1
                        ? "one clarification was asked for"
                        : clarifications + " clarifications were asked for";
    }

    private static int players(TabletopSession session) {
        return session.attendance().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static int taken(TabletopSession session) {
        return (int) session.attendance().values().stream()
                .filter(people -> people > 0)
                .count();
    }

    private static List<Cell> row(TabletopSession session) {
        var roles = session.attendance().size();
        return TabletopTrend.row(
                session,
                Cell.of(players(session)),
                Cell.of(taken(session) + " of " + roles, Integer.toString(taken(session))),
                Cell.of(roles),
                Cell.of(session.attendance().entrySet().stream()
                        .map(role -> role.getKey() + " " + role.getValue())
                        .collect(Collectors.joining(", "))),
                Cell.of(session.observers()),
                Cell.of(session.clarifications()));
    }
}
