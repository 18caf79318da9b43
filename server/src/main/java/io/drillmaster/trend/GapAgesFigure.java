package io.drillmaster.trend;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How long gaps stay open. Open ones are known to last longer than they are old: left out, they would flatter us. */
public final class GapAgesFigure {
    private static final List<Long> DAYS = List.of(7L, 30L, 90L, 180L, 365L);

    private GapAgesFigure() {}

    /** Of gaps in any order, as they stand now. */
    public static Figure of(Collection<GapLife> gaps, Instant now) {
        var subjects = gaps.stream()
                .map(gap -> new KaplanMeier.Subject(gap.age(now), !gap.open()))
                .toList();
        var curve = CurveDrawing.Curve.of("gaps", "found", subjects);
        var open = gaps.stream().filter(GapLife::open).toList();
        var title = "Time from found to verified closed, " + gaps.size() + (gaps.size() == 1 ? " gap" : " gaps")
                + ", all time";
        var sentence = gaps.isEmpty()
                ? "No data: no gap was accepted yet."
                : half(curve.estimate()) + " " + overdue(open, now) + " " + reopened(gaps);
        return new Figure(
                "gap-ages",
                title,
                gaps.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new CurveDrawing(List.of(curve)).svg("gap-ages", title, sentence)),
                sentence,
                table(gaps, now));
    }

    private static String half(KaplanMeier curve) {
        return curve.median()
                .map(median -> "Half of the gaps are verified closed within " + HumanTime.of(median) + ".")
                .orElseGet(() -> "Fewer than half of the gaps were verified closed within "
                        + HumanTime.of(curve.longestFollowUp().orElse(Duration.ZERO)) + ".");
    }

    private static String overdue(List<GapLife> open, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var overdue = open.stream().filter(gap -> gap.overdue(today)).count();
        return open.stream()
                .map(gap -> gap.age(now))
                .max(Duration::compareTo)
                .map(oldest -> open.size() + (open.size() == 1 ? " is" : " are") + " open, the oldest for "
                        + HumanTime.of(oldest) + "; " + overdue + " overdue.")
                .orElse("None is open.");
    }

    private static String reopened(Collection<GapLife> gaps) {
        var ever = gaps.stream().filter(GapLife::everVerified).count();
        var again = gaps.stream().filter(GapLife::reopened).count();
        return ever == 0
                ? "None was ever closed, so there is no reopen rate."
                : again + " of " + ever + " that were closed once " + (again == 1 ? "was" : "were") + " opened again.";
    }

    private static DataTable table(Collection<GapLife> gaps, Instant now) {
        var rows = new ArrayList<List<Cell>>();
        var from = 0L;
        for (var until : DAYS) {
            rows.add(row(
                    gaps, now, from, until, from == 0 ? "up to " + until + " days" : from + " to " + until + " days"));
            from = until;
        }
        rows.add(row(gaps, now, from, Long.MAX_VALUE, "more than " + from + " days"));
        return DataTable.of(
                List.of(
                        Column.words("age", "Age"),
                        Column.inFiles("days_from"),
                        Column.numbers("open", "Open now"),
                        Column.numbers("verified", "Verified closed at that age")),
                rows);
    }

    private static List<Cell> row(Collection<GapLife> gaps, Instant now, long from, long until, String words) {
        var within = gaps.stream()
                .filter(gap -> gap.age(now).toDays() >= from && gap.age(now).toDays() < until)
                .toList();
        var open = within.stream().filter(GapLife::open).count();
        return List.of(Cell.of(words), Cell.of(from), Cell.of(open), Cell.of(within.size() - open));
    }
}
