package io.drillmaster.verdict;

import io.drillmaster.measure.Detection;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.Interval;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One kept measurement of an exercise, as far as a verdict tells of it: the rows that made its numbers are left out.
 *
 * @param number from 1, in the order in which they were made; never given twice
 * @param asOf the moment it speaks of, on our clock
 * @param throughSeq the last row of evidence that it had seen; 0 without any
 * @param previousSeq likewise of the version before it; 0 for the first
 * @param engineVersion of the rules that made it
 * @param execution the first execution inside the window
 */
public record VerdictVersion(
        int number,
        Instant asOf,
        long throughSeq,
        long previousSeq,
        int engineVersion,
        Outcome outcome,
        Set<Flag> flags,
        Optional<Interval> execution,
        Optional<Detection> detection,
        Elapsed ttd,
        Elapsed tta,
        Elapsed ttr,
        ObjectiveVerdict ttdObjective,
        ObjectiveVerdict ttrObjective) {
    /** What a person would not call another verdict: clocks that were compared once more move a time by as little. */
    private static final Duration AS_GOOD_AS_EQUAL = Duration.ofSeconds(1);

    /** Flags that change what the numbers are worth; the others only add to them. */
    private static final Set<Flag> DOUBTS = Set.of(Flag.CONFLICT, Flag.REVEALED);

    public VerdictVersion {
        flags = Set.copyOf(flags);
    }

    /** What makes the numbers doubtful. */
    public Set<Flag> doubts() {
        return DOUBTS.stream().filter(flags::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a person would call it the same verdict: how long an open window was watched so far is none of it. */
    boolean saysTheSameAs(VerdictVersion other) {
        return outcome == other.outcome
                && doubts().equals(other.doubts())
                && same(execution.map(Interval::estimate), other.execution.map(Interval::estimate))
                && detection.map(Detection::evidence).equals(other.detection.map(Detection::evidence))
                && same(ttd, other.ttd)
                && same(tta, other.tta)
                && same(ttr, other.ttr)
                && objective(ttdObjective, other.ttdObjective)
                && objective(ttrObjective, other.ttrObjective);
    }

    /** That a clock which still runs has passed its objective is worth a line only once it stands still. */
    private static boolean objective(ObjectiveVerdict one, ObjectiveVerdict other) {
        return one == other || one == ObjectiveVerdict.RUNNING || other == ObjectiveVerdict.RUNNING;
    }

    private static boolean same(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() == other.isPresent()
                && one.flatMap(at -> other.map(then -> Duration.between(at, then)))
                        .filter(moved -> moved.abs().compareTo(AS_GOOD_AS_EQUAL) >= 0)
                        .isEmpty();
    }

    private static boolean same(Elapsed one, Elapsed other) {
        if (one instanceof Elapsed.Observed observed && other instanceof Elapsed.Observed then) {
            return observed.estimate().minus(then.estimate()).abs().compareTo(AS_GOOD_AS_EQUAL) < 0;
        }
        return one.getClass().equals(other.getClass());
    }
}
