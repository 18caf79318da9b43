package io.drillmaster.export;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.measure.Detection;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import io.drillmaster.measure.Quality;
import io.drillmaster.plan.Coverage;
import io.drillmaster.plan.Labels;
import io.drillmaster.plan.Objective;
import io.drillmaster.plan.Window;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Finished exercises for the tests of exports, one a day from {@link #FIRST} on, each watched for an hour. */
public final class Runs {
    /** The day before the first. */
    public static final Instant FIRST = Instant.parse("2026-01-01T10:00:00Z");

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final Elapsed NONE = new Elapsed.NotApplicable("nothing executed");

    private Runs() {}

    /** Detected so many microseconds after the execution. */
    public static Result detected(int day, long micros) {
        return run(day, Outcome.DETECTED, observed(micros), Set.of(), Labels.NONE);
    }

    /** Not detected in its hour. */
    public static Result missed(int day) {
        return run(day, Outcome.NOT_DETECTED, censored(3_600_000_000L), Set.of(), Labels.NONE);
    }

    /** Given up and revealed after a while. */
    public static Result revealed(int day, long micros) {
        return run(day, Outcome.NOT_DETECTED, censored(micros), Set.of(Flag.REVEALED), Labels.NONE);
    }

    /** Detected after its hour. */
    public static Result late(int day, long micros) {
        return run(day, Outcome.DETECTED_LATE, observed(micros), Set.of(), Labels.NONE);
    }

    /** Nothing to detect. */
    public static Result without(int day, Outcome outcome) {
        return run(day, outcome, NONE, Set.of(), Labels.NONE);
    }

    /** Detected, with these labels. */
    public static Result labelled(int day, Labels labels) {
        return run(day, Outcome.DETECTED, observed(125_000_000), Set.of(Flag.OVERLAP, Flag.HUMAN_FIRST), labels);
    }

    /** As many, of every kind, the same for one seed. */
    public static List<Result> some(long seed, int count) {
        var random = new Random(seed);
        return IntStream.rangeClosed(1, count).mapToObj(day -> any(random, day)).toList();
    }

    private static Result any(Random random, int day) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> detected(day, random.nextLong(3_600_000_000L));
            case 3 -> missed(day);
            case 4 -> revealed(day, random.nextLong(3_600_000_000L));
            case 5 -> late(day, 3_600_000_001L + random.nextLong(3_600_000_000L));
            case 6 -> detected(day, 60_000_000); // ties
            default -> without(day, OUTCOMES.get(random.nextInt(OUTCOMES.size())));
        };
    }

    /** Of this scenario, with these techniques. */
    public static Result of(Result run, String scenario, List<String> techniques) {
        return new Result(
                run.exercise(),
                run.title(),
                scenario,
                run.scenarioVersion(),
                run.labels(),
                new Coverage(List.of("EVALUATION", "EXPOSE"), techniques, "19"),
                run.sample(),
                run.window(),
                run.objective(),
                run.engineVersion(),
                run.when(),
                run.outcome(),
                run.ttd(),
                run.tta(),
                run.ttr(),
                run.machineTtd(),
                run.lead(),
                run.timeToBlock(),
                run.detectedBy(),
                run.ttdObjective(),
                run.ttrObjective(),
                run.quality(),
                run.flags(),
                run.candidates(),
                run.hosts());
    }

    private static Result run(int day, Outcome outcome, Elapsed ttd, Set<Flag> flags, Labels labels) {
        var when = FIRST.plus(Duration.ofDays(day));
        return new Result(
                new ExerciseId(day),
                "Drill " + day,
                "SC-01",
                1,
                labels,
                Coverage.NONE,
                false,
                new Window(when, when.plus(Duration.ofHours(1))),
                new Objective(Optional.of(Duration.ofMinutes(10)), Optional.empty()),
                2,
                when,
                outcome,
                ttd,
                NONE,
                NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ttd instanceof Elapsed.Observed ? Optional.of(Detection.By.MACHINE) : Optional.empty(),
                ttd instanceof Elapsed.NotApplicable ? ObjectiveVerdict.NONE : ObjectiveVerdict.MET,
                ObjectiveVerdict.NONE,
                ttd instanceof Elapsed.NotApplicable ? Optional.empty() : Optional.of(Quality.INTERVAL),
                flags,
                0,
                new Result.Hosts(2, 1));
    }

    private static Elapsed observed(long micros) {
        var length = Duration.ofNanos(micros * 1000);
        return new Elapsed.Observed(length, length.dividedBy(2), length.multipliedBy(2), List.of());
    }

    private static Elapsed censored(long micros) {
        return new Elapsed.Censored(Duration.ofNanos(micros * 1000), List.of());
    }
}
