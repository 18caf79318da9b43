package io.drillmaster.trend;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.statistics.ProcessLimits;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Is a drill out of the ordinary? Limits between which times vary from drill to drill without a reason to look for. */
public final class ProcessFigure {
    private static final String ID = "process";

    private ProcessFigure() {}

    /** Of exercises in the order of time; only comparable ones have limits. */
    public static Figure of(List<Result> points, Period period) {
        var timed = points.stream()
                .filter(point -> Curves.subject(point, Stopwatch.TTD).isPresent())
                .toList();
        var title =
                "Ordinary variation of the time to detect, " + TimesFigure.count(timed.size()) + ", " + period.days();
        var kinds = Kind.among(points);
        var limits = kinds.size() > 1
                ? new ProcessLimits.Absent("No limits: these are drills of " + kinds.size() + " kinds. Choose one.")
                : ProcessLimits.of(Curves.subjects(timed, Stopwatch.TTD), ProcessLimits.Spread.MEDIAN);
        return new Figure(ID, title, Optional.empty(), sentence(limits, timed), table(limits, timed));
    }

    private static String sentence(ProcessLimits limits, List<Result> timed) {
        if (limits instanceof ProcessLimits.Limits known) {
            var odd = odd(known, timed).size();
            return "Ordinary are times between " + words(known.lo()) + " and " + words(known.hi()) + ", around "
                    + words(known.center()) + ". "
                    + (odd == 0
                            ? "No signal: no drill lies outside."
                            : odd + (odd == 1 ? " drill lies" : " drills lie") + " outside and is worth a question.");
        }
        return limits instanceof ProcessLimits.Absent absent ? "No signal can be told. " + absent.reason() : "";
    }

    private static List<Result> odd(ProcessLimits.Limits limits, List<Result> timed) {
        return timed.stream()
                .filter(point -> Curves.subject(point, Stopwatch.TTD)
                        .map(KaplanMeier.Subject::time)
                        .filter(time -> !limits.ordinary(time))
                        .isPresent())
                .toList();
    }

    private static String words(double seconds) {
        return HumanTime.of(Duration.ofMillis(Math.round(Math.min(seconds, 1e9) * 1000)));
    }

    private static DataTable table(ProcessLimits limits, List<Result> timed) {
        var rows = new ArrayList<List<Cell>>();
        if (limits instanceof ProcessLimits.Limits known) {
            rows.add(row("Upper limit", known.hi(), "of " + known.drills() + " drills"));
            rows.add(row("Centre (geometric mean)", known.center(), "of " + known.drills() + " drills"));
            rows.add(row("Lower limit", known.lo(), "of " + known.drills() + " drills"));
            odd(known, timed)
                    .forEach(point -> rows.add(List.of(
                            new Cell(
                                    "Outside: " + point.exercise() + " " + point.title(),
                                    point.exercise().toString(),
                                    Optional.of(point.exercise()),
                                    Optional.empty()),
                            Curves.subject(point, Stopwatch.TTD)
                                    .map(subject -> Cell.of(subject.time()))
                                    .orElseGet(Cell::none),
                            Cell.of(point.when().toString().substring(0, 10)))));
        }
        return DataTable.of(
                List.of(Column.words("what", "What"), Column.numbers("seconds", "Time"), Column.words("of", "Of")),
                rows);
    }

    private static List<Cell> row(String what, double seconds, String of) {
        return List.of(Cell.of(what), Cell.of(words(seconds), Double.toString(seconds)), Cell.of(of));
    }
}
