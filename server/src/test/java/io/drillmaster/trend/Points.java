package io.drillmaster.trend;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Exercises for the trend's tests, one a day. */
final class Points {
    static final Instant FIRST = Instant.parse("2026-01-01T10:00:00Z");
    static final Elapsed NONE = new Elapsed.NotApplicable("nothing executed");

    private Points() {}

    static TrendPoint detected(int day, long seconds) {
        return point(day, Outcome.DETECTED, observed(seconds), observed(seconds), false);
    }

    static TrendPoint late(int day, long seconds, long watched) {
        return point(day, Outcome.DETECTED_LATE, observed(seconds), censored(watched), false);
    }

    static TrendPoint notDetected(int day, long watched) {
        return point(day, Outcome.NOT_DETECTED, censored(watched), censored(watched), false);
    }

    static TrendPoint revealed(int day, long watched) {
        return point(day, Outcome.NOT_DETECTED, censored(watched), censored(watched), true);
    }

    static TrendPoint without(int day, Outcome outcome) {
        return point(day, outcome, NONE, NONE, false);
    }

    static TrendPoint point(int day, Outcome outcome, Elapsed ttd, Elapsed comparable, boolean revealed) {
        return new TrendPoint(
                new ExerciseId(day),
                "Drill " + day,
                FIRST.plus(Duration.ofDays(day)),
                outcome,
                ttd,
                comparable,
                NONE,
                Optional.of(Duration.ofMinutes(day < 3 ? 10 : 5)),
                ObjectiveVerdict.NONE,
                ObjectiveVerdict.NONE,
                revealed);
    }

    static Elapsed observed(long seconds) {
        var length = Duration.ofSeconds(seconds);
        return new Elapsed.Observed(length, length.dividedBy(2), length.multipliedBy(2), List.of());
    }

    static Elapsed censored(long seconds) {
        return new Elapsed.Censored(Duration.ofSeconds(seconds), List.of());
    }
}
