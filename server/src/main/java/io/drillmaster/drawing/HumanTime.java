package io.drillmaster.drawing;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them, with the two largest units. */
public final class HumanTime {
    private HumanTime() {}

    /** A duration, rounded to the second (from an hour on to the minute, from a day on to the hour). */
    public static String of(Duration duration) {
        var seconds = Math.round(duration.toMillis() / 1000.0);
        if (seconds < 60) {
            return duration.isZero() || seconds > 0 ? seconds + " s" : "less than 1 s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        var minutes = Math.round(seconds / 60.0);
        return minutes < 24 * 60
                ? two(minutes / 60, "h", minutes % 60, "min")
                : two(Math.round(minutes / 60.0) / 24, "d", Math.round(minutes / 60.0) % 24, "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return small == 0
                ? large + " " + unit
                : String.format(Locale.ROOT, "%d %s %02d %s", large, unit, small, smallUnit);
    }
}
