package io.drillmaster.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's clock, put forward by as much as a test wants: nobody waits for a window of an hour to close. */
public final class MovableClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    /** Puts it forward. */
    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }
}
