package io.drillmaster.trend;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.Interval;
import io.drillmaster.measure.Measure;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Coverage;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.Labels;
import io.drillmaster.plan.Objective;
import io.drillmaster.plan.Window;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Exercises for the trend's tests, one a day. */
final class Points {
    static final Instant FIRST = Instant.parse("2026-01-01T10:00:00Z");
    static final Elapsed NONE = new Elapsed.NotApplicable("nothing executed");

    private Points() {}

    static Result detected(int day, long seconds) {
        return point(day, Outcome.DETECTED, observed(seconds), observed(seconds), false);
    }

    static Result late(int day, long seconds, long watched) {
        return point(day, Outcome.DETECTED_LATE, observed(seconds), censored(watched), false);
    }

    static Result notDetected(int day, long watched) {
        return point(day, Outcome.NOT_DETECTED, censored(watched), censored(watched), false);
    }

    static Result revealed(int day, long watched) {
        return point(day, Outcome.NOT_DETECTED, censored(watched), censored(watched), true);
    }

    static Result without(int day, Outcome outcome) {
        return point(day, outcome, NONE, NONE, false);
    }

    static Result point(int day, Outcome outcome, Elapsed ttd, Elapsed comparable, boolean revealed) {
        var when = FIRST.plus(Duration.ofDays(day));
        return new Result(
                new ExerciseId(day),
                "Drill " + day,
                "SC-01",
                1,
                Labels.NONE,
                Coverage.NONE,
                false,
                new Window(when, when.plus(watched(comparable))),
                new Objective(Optional.of(Duration.ofMinutes(day < 3 ? 10 : 5)), Optional.empty()),
                Measure.ENGINE_VERSION,
                when,
                outcome,
                ttd,
                NONE,
                NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ObjectiveVerdict.NONE,
                ObjectiveVerdict.NONE,
                Optional.empty(),
                revealed ? Set.of(Flag.REVEALED) : Set.of(),
                0,
                new Result.Hosts(0, 0));
    }

    static Result named(Result point, String title) {
        return new Result(
                point.exercise(),
                title,
                point.scenarioId(),
                point.scenarioVersion(),
                point.labels(),
                point.coverage(),
                point.sample(),
                point.window(),
                point.objective(),
                point.engineVersion(),
                point.when(),
                point.outcome(),
                point.ttd(),
                point.tta(),
                point.ttr(),
                point.machineTtd(),
                point.lead(),
                point.timeToBlock(),
                point.detectedBy(),
                point.ttdObjective(),
                point.ttrObjective(),
                point.quality(),
                point.flags(),
                point.candidates(),
                point.hosts());
    }

    static Result labelled(Result point, Labels labels) {
        return new Result(
                point.exercise(),
                point.title(),
                point.scenarioId(),
                point.scenarioVersion(),
                labels,
                point.coverage(),
                point.sample(),
                point.window(),
                point.objective(),
                point.engineVersion(),
                point.when(),
                point.outcome(),
                point.ttd(),
                point.tta(),
                point.ttr(),
                point.machineTtd(),
                point.lead(),
                point.timeToBlock(),
                point.detectedBy(),
                point.ttdObjective(),
                point.ttrObjective(),
                point.quality(),
                point.flags(),
                point.candidates(),
                point.hosts());
    }

    /** Long enough that what was watched is the window. */
    private static Duration watched(Elapsed comparable) {
        return comparable instanceof Elapsed.Censored censored
                        && !censored.followUp().isZero()
                ? censored.followUp()
                : Duration.ofHours(1);
    }

    /** As it would stand in the database. */
    static Result of(ExercisePlan plan, Measurement measured) {
        var like = point(1, measured.outcome(), measured.ttd(), measured.ttd(), false);
        return new Result(
                plan.id(),
                plan.title(),
                plan.scenarioId(),
                plan.scenarioVersion(),
                like.labels(),
                like.coverage(),
                false,
                plan.window(),
                plan.objective(),
                measured.engineVersion(),
                measured.execution()
                        .map(Interval::estimate)
                        .orElse(plan.window().opensAt()),
                measured.outcome(),
                measured.ttd(),
                measured.tta(),
                measured.ttr(),
                Optional.empty(),
                measured.lead(),
                measured.timeToBlock(),
                Optional.empty(),
                measured.ttdObjective(),
                measured.ttrObjective(),
                Optional.empty(),
                measured.flags(),
                0,
                like.hosts());
    }

    static Elapsed observed(long seconds) {
        var length = Duration.ofSeconds(seconds);
        return new Elapsed.Observed(length, length.dividedBy(2), length.multipliedBy(2), List.of());
    }

    static Elapsed censored(long seconds) {
        return new Elapsed.Censored(Duration.ofSeconds(seconds), List.of());
    }
}
