package io.drillmaster.trend;

import io.drillmaster.drawing.TimeScale;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where marks stand: the axis of durations, above it a band for what was not seen when exercises were watched for different
 * times (on the axis such marks would look like values), below it the lanes.
 */
final class DotGround {
    static final double LEFT = 104;
    static final double RIGHT = 544;
    private static final double BAND = 26;
    private static final double LANE = 24;
    private static final double HEIGHT = 210;

    private final List<Lane> lanes;
    private final Optional<Double> band;
    private final TimeScale scale;
    private final double bottom;

    DotGround(List<Result> points, Stopwatch stopwatch, double top) {
        lanes = Lane.among(points, stopwatch);
        var unseen = points.stream()
                .filter(point -> Lane.of(point, stopwatch).isEmpty())
                .map(stopwatch::shown)
                .filter(Elapsed.Censored.class::isInstance)
                .map(elapsed -> ((Elapsed.Censored) elapsed).followUp())
                .toList();
        band = differ(unseen) ? Optional.of(top + 18) : Optional.empty();
        bottom = top + HEIGHT + band.map(y -> BAND).orElse(0.0);
        scale = TimeScale.covering(
                durations(points, stopwatch, unseen),
                bottom,
                top + band.map(y -> BAND).orElse(0.0));
    }

    /** Windows end to the second where the plan says so; a hundredth more or less is the same. */
    private static boolean differ(List<Duration> watched) {
        var shortest = watched.stream().min(Duration::compareTo).orElse(Duration.ZERO);
        var longest = watched.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        return longest.compareTo(shortest.plus(shortest.dividedBy(100))) > 0;
    }

    private List<Duration> durations(List<Result> points, Stopwatch stopwatch, List<Duration> unseen) {
        var all = new ArrayList<Duration>();
        for (var point : points) {
            stopwatch.objective(point).ifPresent(all::add);
            if (stopwatch.shown(point) instanceof Elapsed.Observed observed) {
                all.add(observed.lo());
                all.add(observed.hi());
            }
        }
        if (band.isEmpty()) {
            all.addAll(unseen);
        }
        all.removeIf(duration -> duration.compareTo(TimeScale.SHORTEST) < 0);
        return all;
    }

    TimeScale scale() {
        return scale;
    }

    List<Lane> lanes() {
        return lanes;
    }

    /** Height of the band of what was not seen; absent when it has its place on the axis. */
    Optional<Double> band() {
        return band;
    }

    double laneY(Lane lane) {
        return bottom + LANE * (lanes.indexOf(lane) + 0.8);
    }

    /** Height of the line of days. */
    double dates() {
        return bottom + LANE * lanes.size() + 10;
    }

    /** Height of the mark of an exercise. */
    double y(Result point, Stopwatch stopwatch) {
        var lane = Lane.of(point, stopwatch);
        if (lane.isPresent()) {
            return laneY(lane.get());
        }
        if (stopwatch.shown(point) instanceof Elapsed.Observed observed) {
            return scale.y(observed.estimate());
        }
        return stopwatch.shown(point) instanceof Elapsed.Censored censored
                ? band.orElseGet(() -> scale.y(censored.followUp()))
                : bottom;
    }
}
