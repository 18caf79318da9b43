package io.drillmaster.trend;

import io.drillmaster.measure.Outcome;
import io.drillmaster.statistics.Wilson;
import io.drillmaster.verdict.Result;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Shares of exercises. A share without data is absent, never 0.
 *
 * @param detection detected in time, out of those that executed; late detections are failures here
 * @param prevention prevented, out of all exercises that say something (neither pending, nor not exercised, nor stopped, nor
 *     a control)
 * @param visibility those of which anybody could know, out of the same
 */
public record Rates(Optional<Wilson> detection, Optional<Wilson> prevention, Optional<Wilson> visibility) {
    static Rates of(Collection<Result> points) {
        var valid = points.stream().filter(Rates::valid).toList();
        return new Rates(
                share(points, Result::judgedOnDetection, Rates::detectedInTime),
                share(valid, point -> true, point -> point.outcome().prevented()),
                share(valid, point -> true, Rates::visible));
    }

    static boolean detectedInTime(Result point) {
        return point.outcome() == Outcome.DETECTED || point.outcome() == Outcome.DETECTED_BEFORE;
    }

    static boolean valid(Result point) {
        return point.judgedOnDetection() || point.outcome().prevented();
    }

    static boolean visible(Result point) {
        return point.outcome().detected() || point.outcome() == Outcome.PREVENTED_ALERTED;
    }

    static Optional<Wilson> share(Collection<Result> points, Predicate<Result> among, Predicate<Result> which) {
        var all = points.stream().filter(among).toList();
        var hits = (int) all.stream().filter(which).count();
        return all.isEmpty() ? Optional.empty() : Optional.of(Wilson.of(hits, all.size()));
    }
}
