package io.drillmaster.trend;

import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The median of the last twelve comparable exercises, after each from the eighth on. Fewer say too little for a line, and
 * exercises of different kinds have none together.
 *
 * @param steps oldest first; the last one holds until the end of the period
 */
record RollingMedian(List<Step> steps) {
    static final int FEWEST = 8;
    static final int MOST = 12;

    /** More steps than a drawing is wide say nothing. */
    private static final int MOST_STEPS = 400;

    RollingMedian {
        steps = List.copyOf(steps);
    }

    /**
     * What the last ones say from this moment on.
     *
     * @param median absent when it is not reached
     * @param lo lower end of its 95 % interval; absent when not reached
     * @param hi upper end; absent when not reached
     */
    record Step(Instant from, Optional<Duration> median, Optional<Duration> lo, Optional<Duration> hi) {}

    /** Absent unless there are enough, and all of one kind. */
    static Optional<RollingMedian> of(Collection<Result> points, Stopwatch stopwatch) {
        if (Kind.among(points).size() != 1) {
            return Optional.empty();
        }
        var timed = points.stream()
                .filter(point -> Curves.subject(point, stopwatch).isPresent())
                .sorted(Comparator.comparing(Result::when).thenComparing(Result::exercise))
                .toList();
        if (timed.size() < FEWEST) {
            return Optional.empty();
        }
        var stride = Math.max(1, timed.size() / MOST_STEPS);
        var steps = new ArrayList<Step>();
        for (var end = FEWEST; end <= timed.size(); end += stride) {
            steps.add(step(timed.subList(Math.max(0, end - MOST), end), stopwatch));
        }
        return Optional.of(new RollingMedian(steps));
    }

    private static Step step(List<Result> last, Stopwatch stopwatch) {
        KaplanMeier curve = Curves.of(last, stopwatch);
        return new Step(last.get(last.size() - 1).when(), curve.median(), curve.medianLo(), curve.medianHi());
    }
}
