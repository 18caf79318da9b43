package io.drillmaster.tabletop;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether somebody's browser is there.
 *
 * @param connected as far as known; a browser that vanished is noticed at the next heartbeat
 * @param seenAt last sign of life, on the server's clock
 * @param writingAt when they were last writing an answer; absent when they never were
 */
public record Presence(boolean connected, Instant seenAt, Optional<Instant> writingAt) {
    /** So long after the last word of it somebody counts as writing. */
    public static final Duration WRITING = Duration.ofSeconds(15);

    /** For how long from a moment on they still count as writing; zero when they do not. */
    public Duration writingFor(Instant now) {
        return writingAt
                .map(at -> Duration.between(now, at.plus(WRITING)))
                .filter(left -> !left.isNegative())
                .orElse(Duration.ZERO);
    }
}
