package io.drillmaster.trend;

import io.drillmaster.statistics.Enough;
import io.drillmaster.statistics.SamplingPlan;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How many drills a statement needs, and how many there are of each kind that can be compared. */
public final class PlanFigure {
    private PlanFigure() {}

    /** Of exercises in any order. */
    public static Figure of(Collection<Result> points, Period period) {
        var kinds = Kind.counts(points);
        var most = kinds.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        var rows = new ArrayList<List<Cell>>();
        for (var statement : SamplingPlan.values()) {
            var able = kinds.entrySet().stream()
                    .filter(kind -> statement.with(kind.getValue()) instanceof Enough.Yes)
                    .map(kind -> kind.getKey() + " (" + kind.getValue() + ")")
                    .toList();
            rows.add(List.of(
                    Cell.of(what(statement)),
                    Cell.of(statement.fewest()),
                    Cell.of(able.isEmpty() ? "none yet" : String.join("; ", able))));
        }
        var fewest = Arrays.stream(SamplingPlan.values())
                .mapToInt(SamplingPlan::fewest)
                .max()
                .orElse(0);
        return new Figure(
                "plan",
                "How many drills a statement needs, " + TimesFigure.count(points.size()) + ", " + period.days(),
                Optional.empty(),
                (kinds.isEmpty()
                                ? "No drill in which code ran."
                                : "The most drills of one kind are " + most + "; " + fewest
                                        + " of one kind allow every statement.")
                        + " Spread them over hours and weekdays, and run one control in about eight drills.",
                DataTable.of(
                        List.of(
                                Column.words("statement", "Statement"),
                                Column.numbers("fewest", "Drills of one kind"),
                                Column.words("kinds", "Kinds with as many in this period")),
                        rows));
    }

    private static String what(SamplingPlan statement) {
        return switch (statement) {
            case P_VALUE -> "A p-value, on each side of a change";
            case COMPARE_RATES -> "Detection rates before and after, on each side";
            case COMPARE_TEAMS -> "A team’s detection rate, for each team";
            case COMPARE_TIMES -> "Times before and after, on each side";
            case TREND_LINE -> "The line of the rolling median";
            case PROCESS_LIMITS -> "Limits of ordinary variation";
        };
    }
}
