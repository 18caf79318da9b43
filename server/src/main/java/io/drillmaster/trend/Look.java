package io.drillmaster.trend;

import io.drillmaster.verdict.Result;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything that one look at the trend is drawn from.
 *
 * @param points exercises, oldest first
 * @param period that all drawings cover
 * @param landmarks days on which something changed, oldest first
 * @param gaps of the exercises that fit, also of those before the period
 * @param techniques names of ATT&amp;CK techniques by their id
 * @param now the moment of looking
 */
public record Look(
        List<Result> points,
        Period period,
        List<Landmark> landmarks,
        List<GapLife> gaps,
        UnaryOperator<String> techniques,
        Instant now) {
    public Look {
        gaps = List.copyOf(gaps);
        points = List.copyOf(points);
        landmarks = List.copyOf(landmarks);
    }

    /** At these exercises; an end of the period that was not asked for is that of the exercises. */
    public static Look at(
            List<Result> points,
            Optional<Instant> from,
            Optional<Instant> until,
            Collection<Annotation> annotations,
            List<GapLife> gaps,
            UnaryOperator<String> techniques,
            Instant now) {
        var period = Period.of(from, until, points, now);
        return new Look(points, period, Landmark.of(period, annotations, points), gaps, techniques, now);
    }
}
