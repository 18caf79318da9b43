package io.drillmaster.trend;

import io.drillmaster.drawing.TimeScale;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Outcome;
import io.drillmaster.verdict.Result;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where exercises stand that have no place on an axis of durations. */
enum Lane {
    /** Detected before, or within a second of, the execution: zero has no logarithm. */
    AT_ONCE("at once"),
    /** Never ran, so there is no time to detect. */
    PREVENTED("prevented"),
    /** Pending without an execution, never installed, stopped, or a control. */
    NO_RESULT("no result");

    private final String label;

    Lane(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The lane of an exercise; empty when its mark belongs on the axis. */
    static Optional<Lane> of(Result point) {
        if (point.outcome().prevented()) {
            return Optional.of(PREVENTED);
        }
        if (point.outcome() == Outcome.ABORTED) {
            return Optional.of(NO_RESULT);
        }
        if (point.ttd() instanceof Elapsed.Observed observed) {
            return observed.estimate().compareTo(TimeScale.SHORTEST) < 0 ? Optional.of(AT_ONCE) : Optional.empty();
        }
        return point.ttd() instanceof Elapsed.Censored ? Optional.empty() : Optional.of(NO_RESULT);
    }

    /** The lanes that are needed, from top to bottom. */
    static List<Lane> of(Collection<Result> points) {
        return Arrays.stream(values())
                .filter(lane -> points.stream()
                        .anyMatch(point -> of(point).filter(lane::equals).isPresent()))
                .toList();
    }
}
