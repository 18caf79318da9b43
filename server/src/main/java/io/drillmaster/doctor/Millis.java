package io.drillmaster.doctor;

import java.time.Duration;
import java.util.Locale;

/** Short times in words: {@code 0.42 ms}, {@code 31 ms}, {@code 2.5 s}. */
final class Millis {
    private static final double A_SECOND = 1000;

    private Millis() {}

    static String of(Duration duration) {
        var millis = duration.toNanos() / 1e6;
        var size = Math.abs(millis);
        if (size >= A_SECOND) {
            return String.format(Locale.ROOT, "%.1f s", millis / A_SECOND);
        }
        return String.format(Locale.ROOT, size < 10 ? "%.2f ms" : "%.0f ms", millis);
    }
}
