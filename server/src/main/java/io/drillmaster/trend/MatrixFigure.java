package io.drillmaster.trend;

import io.drillmaster.measure.Outcome;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Where are the holes? For each scenario and each team (or kind of machine) the newest result and its age; blank means never. */
public final class MatrixFigure {
    /** Older results say little: tools, rules and people change. */
    private static final Duration OLD = Duration.ofDays(180);

    private MatrixFigure() {}

    /** By team. Exercises in the order of time. */
    public static Figure byTeam(List<Result> points, Period period, Instant now) {
        return of(
                "holes-team",
                "team",
                points,
                period,
                now,
                point -> point.labels().team());
    }

    /** By host class. */
    public static Figure byHostClass(List<Result> points, Period period, Instant now) {
        return of(
                "holes-host",
                "host class",
                points,
                period,
                now,
                point -> point.labels().hostClass());
    }

    private record Place(String scenario, String column) {}

    private static Figure of(
            String id, String by, List<Result> points, Period period, Instant now, Function<Result, String> column) {
        var newest = new HashMap<Place, Result>();
        var counts = new HashMap<Place, Integer>();
        var scenarios = new TreeSet<String>();
        var columns = new TreeSet<String>();
        for (var point : points) {
            if (TrendSummary.finishedControl(point)) {
                continue;
            }
            var place = new Place(point.scenarioId(), column.apply(point));
            newest.put(place, point);
            counts.merge(place, 1, Integer::sum);
            scenarios.add(place.scenario());
            columns.add(place.column());
        }
        var rows = new ArrayList<List<Cell>>();
        for (var scenario : scenarios) {
            var row = new ArrayList<Cell>();
            row.add(Cell.of(scenario));
            for (var name : columns) {
                var place = new Place(scenario, name);
                row.add(Optional.ofNullable(newest.get(place))
                        .map(point -> cell(point, counts.getOrDefault(place, 0), now))
                        .orElseGet(() -> Cell.of("never run", "")));
            }
            rows.add(row);
        }
        var headings = new ArrayList<Column>();
        headings.add(Column.words("scenario", "Scenario"));
        columns.forEach(name ->
                headings.add(Column.words(name.isEmpty() ? "not_said" : name, name.isEmpty() ? "Not said" : name)));
        var never = scenarios.size() * columns.size() - newest.size();
        return new Figure(
                id,
                "Newest result of each scenario and " + by + ", " + TimesFigure.count(points.size()) + ", "
                        + period.days(),
                Optional.empty(),
                never == 0
                        ? "Every scenario here was run with each " + by + " at least once."
                        : never + " of " + scenarios.size() * columns.size() + " fields were never run in this period.",
                DataTable.of(headings, rows));
    }

    private static Cell cell(Result newest, int runs, Instant now) {
        var age = Duration.between(newest.when(), now);
        var words = sign(newest.outcome()) + " " + newest.outcome().title() + ", " + Math.max(0, age.toDays())
                + " d ago" + (age.compareTo(OLD) > 0 ? " (old)" : "") + (runs == 1 ? ", 1 run" : ", " + runs + " runs");
        return new Cell(
                words,
                newest.outcome().name() + " " + newest.when().toString().substring(0, 10),
                Optional.of(newest.exercise()),
                Optional.of(newest.outcome()));
    }

    /** The shape of its mark in the drawings. */
    static String sign(Outcome outcome) {
        return switch (outcome) {
            case DETECTED, DETECTED_BEFORE -> "●";
            case DETECTED_LATE -> "◆";
            case NOT_DETECTED -> "△";
            case PREVENTED_ALERTED, PREVENTED_SILENT -> "■";
            case PENDING, NOT_EXERCISED, ABORTED, INVALID, CONTROL_QUIET, CONTROL_ALARMED -> "×";
        };
    }
}
