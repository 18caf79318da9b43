package io.drillmaster.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Wrong codes, counted by the address that they came from. A code has thirty bits; at this pace nobody finds one while its
 * session lasts. In memory only: what a restart forgets is one period of guessing.
 */
final class RoomGuesses {
    private static final int MOST = 20;
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private final InstantSource clock;
    private final Map<String, Counted> counted = new HashMap<>();

    private record Counted(Instant since, int wrong) {}

    RoomGuesses(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether this address has guessed so often that it is not listened to for a while. */
    synchronized boolean tooMany(String address) {
        var there = counted.get(address);
        return there != null && isFresh(there) && there.wrong() >= MOST;
    }

    /** A code from this address was wrong. */
    synchronized void wrong(String address) {
        if (counted.size() >= MOST_ADDRESSES) {
            counted.values().removeIf(there -> !isFresh(there));
        }
        if (counted.size() < MOST_ADDRESSES || counted.containsKey(address)) {
            counted.merge(
                    address,
                    new Counted(clock.instant(), 1),
                    (before, first) -> isFresh(before) ? new Counted(before.since(), before.wrong() + 1) : first);
        }
    }

    private boolean isFresh(Counted there) {
        return there.since().plus(PERIOD).isAfter(clock.instant());
    }
}
