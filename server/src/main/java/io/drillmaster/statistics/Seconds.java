package io.drillmaster.statistics;

import java.time.Duration;

/** Durations as numbers of seconds, for formulas; exact to the nanosecond below three months. */
final class Seconds {
    private static final double NANOS = 1e9;

    private Seconds() {}

    static double of(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS;
    }

    static Duration duration(double seconds) {
        var whole = (long) Math.floor(seconds);
        return Duration.ofSeconds(whole, Math.round((seconds - whole) * NANOS));
    }
}
