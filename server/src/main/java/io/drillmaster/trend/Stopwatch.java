package io.drillmaster.trend;

import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.util.Optional;

/** The two times that a trend follows. */
public enum Stopwatch {
    /** Execution to detection. */
    TTD("Time to detect", "not detected", "detected") {
        @Override
        Elapsed shown(Result result) {
            return result.ttd();
        }

        @Override
        Elapsed comparable(Result result) {
            return result.comparableTtd();
        }

        @Override
        Optional<Duration> objective(Result result) {
            return result.objective().ttd();
        }

        @Override
        ObjectiveVerdict verdict(Result result) {
            return result.ttdObjective();
        }

        @Override
        boolean late(Result result) {
            return result.outcome() == Outcome.DETECTED_LATE;
        }
    },
    /** Detection to response. */
    TTR("Time to respond", "not answered", "answered") {
        @Override
        Elapsed shown(Result result) {
            return result.ttr();
        }

        @Override
        Elapsed comparable(Result result) {
            return result.ttr();
        }

        @Override
        Optional<Duration> objective(Result result) {
            return result.objective().ttr();
        }

        @Override
        ObjectiveVerdict verdict(Result result) {
            return result.ttrObjective();
        }

        @Override
        boolean late(Result result) {
            return result.flags().contains(Flag.LATE_RESPONSE);
        }
    };

    private final String title;
    private final String missing;
    private final String reached;

    Stopwatch(String title, String missing, String reached) {
        this.title = title;
        this.missing = missing;
        this.reached = reached;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** What one says when its end was not seen. */
    String missing() {
        return missing;
    }

    /** What one says when its end was seen. */
    String reached() {
        return reached;
    }

    /** As on the exercise's own page. */
    abstract Elapsed shown(Result result);

    /** As it enters curves. */
    abstract Elapsed comparable(Result result);

    abstract Optional<Duration> objective(Result result);

    abstract ObjectiveVerdict verdict(Result result);

    /** Reached, but only after the window. */
    abstract boolean late(Result result);
}
