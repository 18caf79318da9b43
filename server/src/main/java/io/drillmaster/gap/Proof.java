package io.drillmaster.gap;

import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
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
     * @param measurement the re-drill's latest
     * @return a sentence; empty when nothing is missing
     */
    static Optional<String> missing(Gap gap, Exercise found, Exercise redrill, Optional<Measurement> measurement) {
        var id = redrill.plan().id();
        if (id.equals(gap.exercise())) {
            return Optional.of(id + " is the exercise that showed the gap; a later one has to prove it closed.");
        }
        if (!redrill.plan().window().opensAt().isAfter(found.plan().window().opensAt())) {
            return Optional.of(id + " took place before " + gap.exercise()
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
        return measurement
                .map(result -> missing(gap, redrill, result))
                .orElseGet(() -> Optional.of(id + " has not been measured yet; try again in a moment."));
    }

    private static Optional<String> missing(Gap gap, Exercise redrill, Measurement measurement) {
        var id = redrill.plan().id();
        if (redrill.plan().control()) {
            // A control never detects anything: the gap is a false positive, and silence is its proof.
            return measurement.outcome() == Outcome.CONTROL_QUIET
                    ? Optional.empty()
                    : Optional.of("The outcome of " + id + " is \""
                            + measurement.outcome().title()
                            + "\"; a control has to stay quiet to prove the gap closed.");
        }
        if (!SEEN.contains(measurement.outcome())) {
            return Optional.of(
                    "The outcome of " + id + " is \"" + measurement.outcome().title()
                            + "\"; a signal has to come within the window to prove the gap closed.");
        }
        if (gap.category().response() && !(measurement.ttr() instanceof Elapsed.Observed)) {
            return Optional.of("This is a gap in the response, and " + id
                    + " has no measured time to respond: no \"I am investigating\" was recorded in it.");
        }
        return Optional.empty();
    }
}
