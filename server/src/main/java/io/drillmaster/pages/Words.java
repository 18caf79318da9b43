package io.drillmaster.pages;

import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.plan.ExerciseState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values read: durations, outcomes, verdicts. One place, so that a value reads the same on every page. */
final class Words {
    private Words() {}

    /** {@code 0.42 s}, {@code 12.3 s}, {@code 2 min 05 s}, {@code 3 h 26 min}, {@code 2 d 4 h}. */
    static String duration(Duration value) {
        var millis = value.toMillis();
        if (millis < 10_000) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        var seconds = value.toSeconds();
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        if (seconds < 172_800) {
            return String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds % 3_600 / 60);
        }
        return String.format(Locale.ROOT, "%d d %d h", seconds / 86_400, seconds % 86_400 / 3_600);
    }

    /** A planned duration, which is round: {@code 20 s}, {@code 5 min}, {@code 1 h}. */
    static String round(Duration value) {
        var seconds = value.toSeconds();
        if (seconds > 0 && seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        if (seconds > 0 && seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        if (seconds > 0 && seconds % 60 == 0) {
            return seconds / 60 + " min";
        }
        return seconds < 60 ? seconds + " s" : duration(value);
    }

    /** {@code 3 Nov 2026, 10:00:00 to 11:00:00 UTC}; the day is told twice only when there are two. */
    static String span(Instant from, Instant to) {
        var first = Moment.full(from).text();
        var last = Moment.full(to).text();
        var day = last.substring(0, last.indexOf(',') + 2);
        return first.startsWith(day)
                ? first.replace(" UTC", "") + " to " + last.substring(day.length())
                : first + " to " + last;
    }

    /** A measured duration in a list: the value, {@code > 20 s} when censored, a dash when it is no question. */
    static String elapsed(Elapsed elapsed) {
        if (elapsed instanceof Elapsed.Observed observed) {
            return duration(observed.estimate());
        }
        if (elapsed instanceof Elapsed.Censored censored) {
            return "> " + duration(censored.followUp());
        }
        return "–";
    }

    /** What is not known of a value; null when it reads as exact, or is no value. */
    static @Nullable String bounds(Elapsed elapsed) {
        if (elapsed instanceof Elapsed.Observed observed) {
            var lo = duration(observed.lo());
            var hi = duration(observed.hi());
            return lo.equals(hi) ? null : "between " + lo + " and " + hi;
        }
        return null;
    }

    static Chip outcome(Outcome outcome) {
        return new Chip(
                outcome.title(),
                switch (outcome) {
                    case DETECTED, DETECTED_BEFORE, PREVENTED_ALERTED, CONTROL_QUIET -> Tone.GOOD;
                    case DETECTED_LATE, PREVENTED_SILENT, CONTROL_ALARMED -> Tone.WARN;
                    case NOT_DETECTED -> Tone.BAD;
                    case PENDING -> Tone.INFO;
                    case NOT_EXERCISED, ABORTED, INVALID -> Tone.NEUTRAL;
                });
    }

    static Chip state(ExerciseState state) {
        return new Chip(
                state.title(),
                switch (state) {
                    case RUNNING -> Tone.INFO;
                    case PLANNED, CLOSED, ABORTED -> Tone.NEUTRAL;
                });
    }

    /** Null when there is no objective. */
    static @Nullable Chip objective(ObjectiveVerdict verdict) {
        return switch (verdict) {
            case NONE -> null;
            case MET -> new Chip(verdict.title(), Tone.GOOD);
            case MISSED -> new Chip(verdict.title(), Tone.BAD);
            case UNDECIDED -> new Chip(verdict.title(), Tone.WARN);
            case RUNNING -> new Chip(verdict.title(), Tone.INFO);
        };
    }

    /** Browser and system out of what a browser says of itself; its own words when they are strange to us. */
    static String browser(String userAgent) {
        var browser = firstIn(userAgent, "Edg", "Edge", "Firefox", "Firefox", "Chrom", "Chrome", "Safari", "Safari");
        var system = firstIn(
                userAgent, "Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows", "Mac OS",
                "macOS", "Linux", "Linux");
        if (browser.isEmpty()) {
            return userAgent.isBlank() ? "Unknown browser" : userAgent;
        }
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String firstIn(String text, String... signsAndNames) {
        for (var i = 0; i < signsAndNames.length; i += 2) {
            if (text.contains(signsAndNames[i])) {
                return signsAndNames[i + 1];
            }
        }
        return "";
    }

    static @Nullable String objective(Optional<Duration> objective) {
        return objective.map(value -> "objective " + round(value)).orElse(null);
    }
}
