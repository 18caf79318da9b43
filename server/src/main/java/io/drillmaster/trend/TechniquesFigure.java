package io.drillmaster.trend;

import io.drillmaster.statistics.Wilson;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Which ATT&amp;CK techniques were exercised, and how often somebody noticed or something stopped them. */
public final class TechniquesFigure {
    private TechniquesFigure() {}

    /**
     * Of exercises in the order of time.
     *
     * @param names of techniques by their id; an id that is not known is its own name
     */
    public static Figure of(Collection<Result> points, Period period, UnaryOperator<String> names) {
        var runs = new TreeMap<String, List<Result>>();
        points.stream()
                .filter(Rates::valid)
                .forEach(point -> point.coverage()
                        .techniques()
                        .forEach(technique -> runs.computeIfAbsent(technique, unused -> new ArrayList<>())
                                .add(point)));
        var rows = new ArrayList<List<Cell>>();
        runs.forEach((technique, members) -> rows.add(row(technique, names.apply(technique), members)));
        return new Figure(
                "attack",
                "ATT&CK techniques, " + TimesFigure.count(points.size()) + ", " + period.days(),
                Optional.empty(),
                rows.isEmpty()
                        ? "No data: no valid run of this period names a technique."
                        : rows.size() + (rows.size() == 1 ? " technique was" : " techniques were")
                                + " exercised. Those that never were are not listed, which says nothing about them.",
                DataTable.of(
                        List.of(
                                Column.words("technique", "Technique"),
                                Column.words("name", "Name"),
                                Column.numbers("runs", "Valid runs"),
                                Column.numbers("held", "Detected in time or prevented"),
                                Column.words("last_run", "Last run")),
                        rows));
    }

    private static List<Cell> row(String technique, String name, List<Result> runs) {
        var held = Wilson.of((int) runs.stream().filter(StagesFigure::held).count(), runs.size());
        var last = runs.get(runs.size() - 1);
        return List.of(
                Cell.of(technique),
                Cell.of(name),
                Cell.of(runs.size()),
                Cell.of(Percent.of(held), Integer.toString(held.hits())),
                new Cell(
                        last.when().toString().substring(0, 10),
                        last.when().toString().substring(0, 10),
                        Optional.of(last.exercise()),
                        Optional.empty()));
    }
}
