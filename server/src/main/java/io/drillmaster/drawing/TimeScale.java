package io.drillmaster.drawing;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** A logarithmic axis of durations, from one round duration to another. What is shorter than a second has no place on it. */
public final class TimeScale {
    /** The shortest duration that can be drawn; zero has no logarithm. */
    public static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final List<Duration> ROUND = List.of(
            SHORTEST,
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(365),
            Duration.ofDays(3650));

    private final int first;
    private final int last;
    private final double bottom;
    private final double top;

    private TimeScale(int first, int last, double bottom, double top) {
        this.first = first;
        this.last = last;
        this.bottom = bottom;
        this.top = top;
    }

    /** A scale on which all of these have their place, drawn between two heights (bottom is the larger number). */
    public static TimeScale covering(Collection<Duration> durations, double bottom, double top) {
        var first = 1;
        var last = 3;
        for (var duration : durations) {
            while (first > 0 && duration.compareTo(ROUND.get(first)) < 0) {
                first--;
            }
            while (last < ROUND.size() - 1 && duration.compareTo(ROUND.get(last)) > 0) {
                last++;
            }
        }
        return new TimeScale(first, last, bottom, top);
    }

    /** The shortest scale on which all of these have their place; from a minute to an hour when there is none. */
    public static TimeScale fitting(Collection<Duration> durations, double bottom, double top) {
        var shortest = durations.stream().min(Duration::compareTo).orElse(Duration.ofMinutes(1));
        var longest = durations.stream().max(Duration::compareTo).orElse(Duration.ofHours(1));
        return around(shortest, longest, bottom, top);
    }

    /** The shortest such scale from the round duration below one to the round duration above the other. */
    public static TimeScale around(Duration shortest, Duration longest, double bottom, double top) {
        var first = ROUND.size() - 2;
        while (first > 0 && shortest.compareTo(ROUND.get(first)) < 0) {
            first--;
        }
        var last = first + 1;
        while (last < ROUND.size() - 1 && longest.compareTo(ROUND.get(last)) > 0) {
            last++;
        }
        return new TimeScale(first, last, bottom, top);
    }

    /** The round durations on the axis, its ends included. */
    public List<Duration> ticks() {
        return ROUND.subList(first, last + 1);
    }

    /** Place of a duration; what lies beyond an end is drawn at that end. */
    public double y(Duration duration) {
        var low = log(ROUND.get(first));
        var high = log(ROUND.get(last));
        var place = (log(duration.compareTo(SHORTEST) < 0 ? SHORTEST : duration) - low) / (high - low);
        return bottom - Math.min(1, Math.max(0, place)) * (bottom - top);
    }

    private static double log(Duration duration) {
        return Math.log((double) duration.toMillis());
    }
}
