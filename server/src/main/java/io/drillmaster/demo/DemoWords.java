package io.drillmaster.demo;

import io.drillmaster.measure.Elapsed;
import java.time.Duration;
import java.util.Locale;

/** Measured durations as the demonstration prints them. */
final class DemoWords {
    private DemoWords() {}

    static String elapsed(Elapsed elapsed) {
        if (elapsed instanceof Elapsed.Observed observed) {
            return seconds(observed.estimate()) + " (" + seconds(observed.lo()) + " to " + seconds(observed.hi()) + ")";
        }
        if (elapsed instanceof Elapsed.Censored censored) {
            return "longer than " + seconds(censored.followUp()) + " (censored)";
        }
        return "none";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
