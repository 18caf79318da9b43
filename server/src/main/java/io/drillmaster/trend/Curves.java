package io.drillmaster.trend;

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

    /** The exercise as one of a curve; empty when it has no time to compare. */
    static Optional<KaplanMeier.Subject> subject(Result point, Stopwatch stopwatch) {
        return point.subject(stopwatch.comparable(point));
    }
}
