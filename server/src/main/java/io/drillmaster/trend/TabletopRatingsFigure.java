package io.drillmaster.trend;

import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.trend.TabletopSession.Rating;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How often each rating was given in a session: counts, never a mean of letters. */
final class TabletopRatingsFigure {
    private static final String ID = "tabletop-ratings";

    /** More rows than fit on a screen; the table has all. */
    private static final int MOST_ROWS = 12;

    private static final double LEFT = 150;
    private static final double RIGHT = 500;
    private static final double ROW = 46;
    private static final List<StackedBar.Part> PARTS =
            Arrays.stream(Rating.values()).map(TabletopRatingsFigure::part).toList();

    private TabletopRatingsFigure() {}

    /** Of sessions in the order of time. */
    static Figure of(List<TabletopSession> sessions, Period period) {
        var title = "Ratings of critical tasks, " + TabletopSession.count(sessions.size()) + ", " + period.days();
        var rated = new ArrayList<>(
                sessions.stream().filter(session -> n(session) > 0).toList());
        Collections.reverse(rated);
        var sentence = sentence(sessions, rated.size());
        return new Figure(
                ID,
                title,
                rated.isEmpty() ? Optional.empty() : Optional.of(draw(rated, title, sentence)),
                sentence,
                table(sessions));
    }

    private static int n(TabletopSession session) {
        return session.ratings().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int of(TabletopSession session, Rating rating) {
        return session.ratings().getOrDefault(rating, 0);
    }

    private static String sentence(List<TabletopSession> sessions, int rated) {
        if (rated == 0) {
            return "No data: no task of these sessions was rated.";
        }
        var counts = Arrays.stream(Rating.values())
                .map(rating -> rating + " " + rating.title() + " "
                        + sessions.stream()
                                .mapToInt(session -> of(session, rating))
                                .sum())
                .collect(Collectors.joining(", "));
        return "In all sessions together: " + counts
                + ". Tasks are rated, never people; letters are counted, and no mean is taken of them."
                + (rated > MOST_ROWS ? " Drawn are the newest " + MOST_ROWS + " of " + rated + " sessions." : "");
    }

    private static String draw(List<TabletopSession> newestFirst, String title, String sentence) {
        var shown = newestFirst.stream().limit(MOST_ROWS).toList();
        var height = shown.size() * ROW + 46;
        var svg = Canvas.start(ID, title, sentence, height);
        var y = 6.0;
        for (var session : shown) {
            svg.text("text", session.day(), "x", LEFT - 10, "y", y + 12, "text-anchor", "end");
            svg.text("text", session.id(), "x", LEFT - 10, "y", y + 28, "text-anchor", "end");
            svg.start("g", "class", "mark").text("title", session.named() + ": " + counts(session));
            StackedBar.draw(
                    svg,
                    PARTS,
                    Arrays.stream(Rating.values())
                            .map(rating -> of(session, rating))
                            .toList(),
                    LEFT,
                    RIGHT,
                    y);
            svg.end("g");
            svg.text("text", "n = " + n(session), "x", RIGHT + 8, "y", y + 15);
            svg.text("text", counts(session), "x", LEFT, "y", y + 36);
            y += ROW;
        }
        StackedBar.key(svg, PARTS, Canvas.WIDTH, height - 28);
        return svg.end("svg").toString();
    }

    /** {@code P 3 · S 2 · M 0 · U 1 · N 0}. */
    private static String counts(TabletopSession session) {
        return Arrays.stream(Rating.values())
                .map(rating -> rating + " " + of(session, rating))
                .collect(Collectors.joining(" · "));
    }

    private static StackedBar.Part part(Rating rating) {
        return new StackedBar.Part(
                switch (rating) {
                    case P -> StackedBar.Fill.FULL;
                    case S -> StackedBar.Fill.STRIPES;
                    case M -> StackedBar.Fill.TINT;
                    case U -> StackedBar.Fill.BROKEN;
                    case N -> StackedBar.Fill.EMPTY;
                },
                rating + " " + rating.title());
    }

    private static DataTable table(List<TabletopSession> sessions) {
        var columns = new ArrayList<Column>();
        columns.add(Column.numbers("n", "n"));
        for (var rating : Rating.values()) {
            columns.add(Column.numbers(rating.name().toLowerCase(Locale.ROOT), rating + " " + rating.title()));
        }
        var rows = new ArrayList<List<Cell>>();
        sessions.forEach(session -> rows.add(TabletopTrend.row(session, cells(session))));
        Collections.reverse(rows);
        return DataTable.of(TabletopTrend.columns(columns.toArray(Column[]::new)), rows);
    }

    private static Cell[] cells(TabletopSession session) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(n(session)));
        for (var rating : Rating.values()) {
            cells.add(n(session) == 0 ? Cell.none() : Cell.of(of(session, rating)));
        }
        return cells.toArray(Cell[]::new);
    }
}
