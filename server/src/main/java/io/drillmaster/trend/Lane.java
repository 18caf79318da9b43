package io.drillmaster.trend;

import io.drillmaster.drawing.TimeScale;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Outcome;
import io.drillmaster.verdict.Result;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Where exercises stand that have no place on an axis of durations. */
enum Lane {
    /** Before, or within a second of, the execution: zero has no logarithm. */
    AT_ONCE("before, at once"),
    /** Never ran, so there is no time to detect. */
    PREVENTED("prevented"),
    /** Nobody noticed, so there was nothing to respond to. */
    NOT_NOTICED("not noticed"),
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
    static Optional<Lane> of(Result point, Stopwatch stopwatch) {
        if (point.outcome().prevented()) {
            return Optional.of(PREVENTED);
        }
        if (point.outcome().givenUp()) {
            return Optional.of(NO_RESULT);
        }
        var elapsed = stopwatch.shown(point);
        if (elapsed instanceof Elapsed.Observed observed) {
            return observed.estimate().compareTo(TimeScale.SHORTEST) < 0 ? Optional.of(AT_ONCE) : Optional.empty();
        }
        if (elapsed instanceof Elapsed.Censored) {
            return Optional.empty();
        }
        return Optional.of(point.outcome() == Outcome.NOT_DETECTED ? NOT_NOTICED : NO_RESULT);
    }

    /** The lanes that are needed, from top to bottom. */
    static List<Lane> among(Collection<Result> points, Stopwatch stopwatch) {
        var needed = EnumSet.noneOf(Lane.class);
        points.forEach(point -> of(point, stopwatch).ifPresent(needed::add));
        return Arrays.stream(values()).filter(needed::contains).toList();
    }
}
