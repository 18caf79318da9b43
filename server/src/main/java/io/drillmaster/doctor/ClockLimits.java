package io.drillmaster.doctor;

import java.time.Duration;

/** How far clocks may be apart before a TTD cannot be trusted. */
final class ClockLimits {
    private static final Duration WARN = Duration.ofMillis(100);
    private static final Duration FAIL = Duration.ofSeconds(2);

    private ClockLimits() {}

    /**
     * Judges by what is certain: the part of the difference that the error cannot explain.
     *
     * @param whose such as "PostgreSQL's clock"
     * @param ahead of ours; negative when behind
     * @param error how far the truth may be from {@code ahead}, either way
     */
    static Finding judge(String whose, Duration ahead, Duration error) {
        var words = whose + " is " + Millis.of(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of")
                + " this machine's (within " + Millis.of(error) + ").";
        var certain = ahead.abs().minus(error);
        var toDo = "Let both machines keep their time by NTP (chrony or systemd-timesyncd).";
        if (certain.compareTo(FAIL) > 0) {
            return Finding.fail(words, toDo);
        }
        return certain.compareTo(WARN) > 0 ? Finding.warn(words, toDo) : Finding.ok(words);
    }
}
