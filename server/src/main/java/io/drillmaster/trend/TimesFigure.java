package io.drillmaster.trend;

import io.drillmaster.measure.Elapsed;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Are we getting faster? Every exercise's time over the days, and the median of the last ones. */
public final class TimesFigure {
    private TimesFigure() {}

    /** Of exercises in the order of time. */
    public static Figure of(List<Result> points, Stopwatch stopwatch, Period period, List<Landmark> landmarks) {
        var id = stopwatch.name().toLowerCase(Locale.ROOT);
        var title = stopwatch.title() + " (" + stopwatch + "), " + count(points.size()) + ", " + period.days();
        var sentence = sentence(points, stopwatch);
        var svg = new TrendChart(id, title, stopwatch, period, landmarks).svg(points, sentence);
        return new Figure(id, title, Optional.of(svg), sentence, table(points, stopwatch, id));
    }

    static String count(int exercises) {
        return exercises == 1 ? "1 exercise" : exercises + " exercises";
    }

    private static String sentence(List<Result> points, Stopwatch stopwatch) {
        var median = TrendSentence.median(Curves.of(points, stopwatch), stopwatch);
        var bars = points.size() > TrendChart.CROWD ? " So many marks are drawn small, without their bounds." : "";
        return TrendChart.whyNoLine(points, stopwatch)
                        .map(why -> median + " " + why)
                        .orElseGet(() -> median + " The line is the median of the last " + RollingMedian.MOST
                                + " drills, with its 95\u00a0% interval.")
                + bars;
    }

    private static DataTable table(List<Result> points, Stopwatch stopwatch, String id) {
        var columns = List.of(
                Column.words("exercise", "Exercise"),
                Column.words("day", "Day"),
                Column.inFiles("started_at"),
                Column.words("scenario", "Scenario"),
                Column.inFiles("version"),
                Column.words("compared_by", "Variant, team, host"),
                Column.inFiles("variant"),
                Column.inFiles("team"),
                Column.inFiles("host_class"),
                Column.words("outcome", "Outcome"),
                Column.numbers(id + "_s", stopwatch.name()),
                Column.numbers(id + "_lo_s", "At least"),
                Column.numbers(id + "_hi_s", "At most"),
                Column.inFiles(id + "_followup_s"),
                Column.words("objective", "Objective"));
        return new DataTable(columns, points.size(), at -> row(points.get(points.size() - 1 - at), stopwatch));
    }

    private static List<Cell> row(Result point, Stopwatch stopwatch) {
        var labels = point.labels();
        var together = List.of(labels.variant(), labels.team(), labels.hostClass()).stream()
                .filter(label -> !label.isEmpty())
                .collect(Collectors.joining(", "));
        var elapsed = stopwatch.shown(point);
        var seen = elapsed instanceof Elapsed.Observed observed
                ? Optional.of(observed)
                : Optional.<Elapsed.Observed>empty();
        var watched = elapsed instanceof Elapsed.Censored censored
                ? Optional.of(censored.followUp())
                : Optional.<Duration>empty();
        var verdict = stopwatch.verdict(point);
        return List.of(
                new Cell(
                        point.exercise() + " " + point.title(),
                        point.exercise().toString(),
                        Optional.of(point.exercise()),
                        Optional.empty()),
                Cell.of(point.when().toString().substring(0, 10)),
                Cell.of(point.when().toString()),
                Cell.of(point.scenarioId() + " v" + point.scenarioVersion(), point.scenarioId()),
                Cell.of(point.scenarioVersion()),
                together.isEmpty() ? Cell.none() : Cell.of(together),
                Cell.of(labels.variant()),
                Cell.of(labels.team()),
                Cell.of(labels.hostClass()),
                new Cell(
                        point.outcome().title(),
                        point.outcome().name(),
                        Optional.empty(),
                        Optional.of(point.outcome())),
                seen.map(value -> Cell.of(value.estimate()))
                        .or(() -> watched.map(
                                value -> Cell.of("> " + Cell.of(value).text(), "")))
                        .orElseGet(Cell::none),
                seen.map(value -> Cell.of(value.lo())).orElseGet(Cell::none),
                seen.map(value -> Cell.of(value.hi())).orElseGet(Cell::none),
                watched.map(Cell::of).orElseGet(Cell::none),
                Cell.of(verdict.title(), verdict.name()));
    }
}
