package io.drillmaster.gap;

import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.verdict.Result;
import java.util.Optional;
import java.util.Set;

/** Whether an exercise proves that a gap is closed. */
final class Proof {
    private static final Set<Outcome> SEEN =
            Set.of(Outcome.DETECTED, Outcome.DETECTED_BEFORE, Outcome.PREVENTED_ALERTED);

    private Proof() {}

    /**
     * What the re-drill lacks.
     *
     * @param found the exercise that showed the gap
     * @param result the re-drill's, where it was measured
     * @return a sentence; empty when nothing is missing
     */
    static Optional<String> missing(Gap gap, Exercise found, Exercise redrill, Optional<Result> result) {
        var id = redrill.plan().id();
        if (id.equals(found.plan().id())) {
            return Optional.of(id + " is the exercise that showed the gap; a later one has to prove it closed.");
        }
        if (!redrill.plan().window().opensAt().isAfter(found.plan().window().opensAt())) {
            return Optional.of(id + " took place before " + found.plan().id()
                    + ", which showed the gap; a later exercise has to prove it closed.");
        }
        if (!redrill.plan().scenarioId().equals(found.plan().scenarioId())) {
            return Optional.of(id + " used scenario " + redrill.plan().scenarioId() + "; the gap was found with "
                    + found.plan().scenarioId() + ", and a re-drill of the same scenario has to prove it closed.");
        }
        if (redrill.state() != ExerciseState.CLOSED) {
            return Optional.of(id + " is not finished (" + redrill.state().title()
                    + "); only an exercise that came to its end can prove a gap closed.");
        }
        if (redrill.sample() && !found.sample()) {
            return Optional.of(id + " is a sample exercise, which is made up and proves nothing.");
        }
        return result.map(measured -> missing(gap, redrill, measured))
                .orElseGet(() -> Optional.of(id + " has not been measured yet; try again in a moment."));
    }

    private static Optional<String> missing(Gap gap, Exercise redrill, Result result) {
        var id = redrill.plan().id();
        if (redrill.plan().control()) {
            // A control never detects anything: the gap is a false positive, and silence is its proof.
            return result.outcome() == Outcome.CONTROL_QUIET
                    ? Optional.empty()
                    : Optional.of("The outcome of " + id + " is \""
                            + result.outcome().title()
                            + "\"; a control has to stay quiet to prove the gap closed.");
        }
        if (!SEEN.contains(result.outcome())) {
            return Optional.of("The outcome of " + id + " is \""
                    + result.outcome().title() + "\"; a signal has to come within the window to prove the gap closed.");
        }
        if (gap.category().response() && !(result.ttr() instanceof Elapsed.Observed)) {
            return Optional.of("This is a gap in the response, and " + id
                    + " has no measured time to respond: no \"I am investigating\" was recorded in it.");
        }
        return Optional.empty();
    }

    /**
     * Whether {@link #missing} would find nothing, told from results alone: many are asked about when a list is shown.
     *
     * @param found the exercise that showed the gap
     */
    static boolean given(Gap gap, Exercise found, Result redrill) {
        // Only a control ends with CONTROL_QUIET, and nothing else that is SEEN.
        return (SEEN.contains(redrill.outcome()) || redrill.outcome() == Outcome.CONTROL_QUIET)
                && redrill.scenarioId().equals(found.plan().scenarioId())
                && redrill.window().opensAt().isAfter(found.plan().window().opensAt())
                && (found.sample() || !redrill.sample())
                && (redrill.outcome() == Outcome.CONTROL_QUIET
                        || !gap.category().response()
                        || redrill.ttr() instanceof Elapsed.Observed);
    }
}
