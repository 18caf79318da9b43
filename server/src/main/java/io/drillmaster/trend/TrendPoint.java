package io.drillmaster.trend;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.Interval;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.ExercisePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One exercise among others.
 *
 * @param exercise which
 * @param title as people call it
 * @param when its execution, or the opening of its window when nothing executed
 * @param outcome how it came out
 * @param ttd as shown on its own page
 * @param comparableTtd as it enters statistics: a detection after the window is censored at the window's end, because
 *     other exercises were not watched for longer either
 * @param ttr as shown on its own page
 * @param objective the TTD objective of its own time
 * @param ttdObjective whether that was met
 * @param ttrObjective whether the TTR objective was met
 * @param revealed the blue team was told before the planned end
 */
public record TrendPoint(
        ExerciseId exercise,
        String title,
        Instant when,
        Outcome outcome,
        Elapsed ttd,
        Elapsed comparableTtd,
        Elapsed ttr,
        Optional<Duration> objective,
        ObjectiveVerdict ttdObjective,
        ObjectiveVerdict ttrObjective,
        boolean revealed) {

    /** The point of one measured exercise. */
    public static TrendPoint of(ExercisePlan plan, Measurement measurement) {
        return new TrendPoint(
                plan.id(),
                plan.title(),
                measurement
                        .execution()
                        .map(Interval::estimate)
                        .orElse(plan.window().opensAt()),
                measurement.outcome(),
                measurement.ttd(),
                comparable(plan, measurement),
                measurement.ttr(),
                plan.objective().ttd(),
                measurement.ttdObjective(),
                measurement.ttrObjective(),
                measurement.flags().contains(Flag.REVEALED));
    }

    private static Elapsed comparable(ExercisePlan plan, Measurement measurement) {
        if (measurement.outcome() == Outcome.DETECTED_LATE
                && measurement.ttd() instanceof Elapsed.Observed late
                && measurement.execution().isPresent()) {
            var watched = Duration.between(
                    measurement.execution().get().estimate(), plan.window().closesAt());
            return new Elapsed.Censored(watched.isNegative() ? Duration.ZERO : watched, late.evidence());
        }
        return measurement.ttd();
    }

    /** Whether its package executed in time and the verdict is in: it belongs to the detection rate and the median. */
    public boolean judgedOnDetection() {
        return outcome.detected() || outcome == Outcome.NOT_DETECTED;
    }
}
