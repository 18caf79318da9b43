package io.drillmaster.trend;

import io.drillmaster.measure.Flag;
import io.drillmaster.measure.Outcome;
import io.drillmaster.measure.Quality;
import io.drillmaster.statistics.Wilson;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.Result;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Can I trust the number? What the measurements rest on, and what speaks against them. */
public final class TrustFigure {
    private TrustFigure() {}

    /** Of exercises in any order. */
    public static Figure of(Collection<Result> points, Period period) {
        var timed = points.stream().filter(point -> point.quality().isPresent()).toList();
        var controls = points.stream().filter(TrendSummary::finishedControl).toList();
        var valid = points.stream().filter(Rates::valid).toList();
        var rows = new ArrayList<List<Cell>>();
        for (var quality : Quality.values()) {
            rows.add(row(
                    "Execution known by: " + quality.title(),
                    "quality_" + quality.name(),
                    timed,
                    point -> point.quality().equals(Optional.of(quality)),
                    "of runs with an execution"));
        }
        rows.add(row(
                "Alerts that wait for a person’s word",
                "candidates_open",
                points,
                p -> p.candidates() > 0,
                "of all runs"));
        rows.add(row("False alarm on a control", "false_alarms", controls, TrustFigure::alarmed, "of controls"));
        rows.add(row("Revealed before the planned end", "revealed", points, Result::revealed, "of all runs"));
        rows.add(flag("A sensor lost events", "sensor_blind", points, Flag.SENSOR_BLIND));
        rows.add(flag("Evidence contradicts itself", "conflict", points, Flag.CONFLICT));
        rows.add(flag("The alert took over a minute to arrive", "slow_delivery", points, Flag.SLOW_DELIVERY));
        rows.add(row(
                "Controls among the runs; one in eight is advised",
                "controls",
                both(valid, controls),
                TrendSummary::finishedControl,
                "of valid runs and controls"));
        rows.add(row(
                "Began on a weekday between 08:00 and 18:00 UTC",
                "office_hours",
                points,
                point -> office(point.when()),
                "of all runs; a trend of office hours alone measures office hours"));
        rows.add(row("Made up: sample history", "samples", points, Result::sample, "of all runs"));
        return new Figure(
                "trust",
                "What the numbers rest on, " + TimesFigure.count(points.size()) + ", " + period.days(),
                Optional.empty(),
                sentence(points, timed, controls),
                DataTable.of(
                        List.of(
                                Column.words("what", "What"),
                                Column.inFiles("code"),
                                Column.numbers("count", "Runs"),
                                Column.inFiles("of"),
                                Column.numbers("share", "Share"),
                                Column.words("among", "Among")),
                        rows));
    }

    private static String sentence(Collection<Result> points, List<Result> timed, List<Result> controls) {
        var bound = timed.stream()
                .filter(point -> point.quality().equals(Optional.of(Quality.UPPER_BOUND))
                        || point.quality().equals(Optional.of(Quality.CONFLICT)))
                .count();
        var candidates = points.stream().mapToInt(Result::candidates).sum();
        var alarms = controls.stream().filter(TrustFigure::alarmed).count();
        return (timed.isEmpty()
                        ? "No run has an execution."
                        : "In " + bound + " of " + timed.size()
                                + " runs the time of execution is an upper bound or contradicted.")
                + " " + candidates + (candidates == 1 ? " alert waits" : " alerts wait") + " for a person’s word."
                + (controls.isEmpty()
                        ? " No control was run, so nothing is known about false alarms."
                        : " " + alarms + " of " + controls.size() + " controls raised an alarm.");
    }

    private static boolean alarmed(Result point) {
        return point.outcome() == Outcome.CONTROL_ALARMED;
    }

    private static List<Result> both(List<Result> some, List<Result> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** Where people usually are at work; teams elsewhere read the table with their own clock. */
    private static boolean office(Instant when) {
        var time = when.atOffset(ZoneOffset.UTC);
        return time.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && time.getHour() >= 8 && time.getHour() < 18;
    }

    private static List<Cell> flag(String what, String code, Collection<Result> points, Flag flag) {
        return row(what, code, points, point -> point.flags().contains(flag), "of all runs");
    }

    private static List<Cell> row(
            String what, String code, Collection<Result> among, Predicate<Result> which, String words) {
        var hits = (int) among.stream().filter(which).count();
        var share = among.isEmpty() ? Optional.<Wilson>empty() : Optional.of(Wilson.of(hits, among.size()));
        return List.of(
                Cell.of(what),
                Cell.of(code),
                share.map(known -> Cell.of(hits)).orElseGet(() -> Cell.of("no data", "")),
                Cell.of(among.size()),
                share.map(known -> Cell.of(
                                Percent.of(known.share()) + " (" + Percent.of(known.lo()) + " to "
                                        + Percent.of(known.hi()) + ")",
                                Percent.decimal(known.share())))
                        .orElseGet(Cell::none),
                Cell.of(among.size() + " " + words, words));
    }
}
