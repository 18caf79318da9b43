package io.drillmaster.trend;

import io.drillmaster.measure.Elapsed;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.verdict.Result;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What enters a curve of times, and what does not. */
final class Curves {
    private Curves() {}

    /** The curve of these exercises. */
    static KaplanMeier of(Collection<Result> points, Stopwatch stopwatch) {
        return KaplanMeier.of(subjects(points, stopwatch));
    }

    /** Those of the exercises that have a time to compare. */
    static List<KaplanMeier.Subject> subjects(Collection<Result> points, Stopwatch stopwatch) {
        return points.stream()
                .flatMap(point -> subject(point, stopwatch).stream())
                .toList();
    }

    /**
     * The exercise as one of a curve. Exercises without an execution have no time. What was still running when the blue
     * team was told is left out: a drill is often given up because nobody noticed, and a curve assumes that watching
     * ended for another reason.
     */
    static Optional<KaplanMeier.Subject> subject(Result point, Stopwatch stopwatch) {
        if (!point.judgedOnDetection()) {
            return Optional.empty();
        }
        var elapsed = stopwatch.comparable(point);
        if (elapsed instanceof Elapsed.Observed observed) {
            return Optional.of(new KaplanMeier.Subject(observed.estimate(), true));
        }
        return elapsed instanceof Elapsed.Censored censored && !point.revealed()
                ? Optional.of(new KaplanMeier.Subject(censored.followUp(), false))
                : Optional.empty();
    }
}
