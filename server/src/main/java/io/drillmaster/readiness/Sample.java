package io.drillmaster.readiness;

import java.time.Instant;
import java.util.Optional;

/**
 * A value that was fed, as it stands now.
 *
 * @param id in the order of feeding
 * @param fed what was fed
 * @param fedBy account name, or the label of the key
 * @param fedAt by the server's clock
 * @param state whether it counts
 * @param lastChange who withdrew it last, or restored it; absent when nobody did
 */
public record Sample(long id, NewSample fed, String fedBy, Instant fedAt, State state, Optional<Change> lastChange) {
    /** Whether a sample counts. */
    public enum State {
        /** It is in the series. */
        COUNTS,
        /** A later one of the same signal, subject, day and source counts instead. */
        REPLACED,
        /** A person took it out. */
        WITHDRAWN
    }

    /**
     * A person's decision.
     *
     * @param withdrawn taken out; otherwise put back
     * @param by account name
     * @param at by the server's clock
     */
    public record Change(boolean withdrawn, String by, Instant at) {}

    /** It is in the series. */
    public boolean counts() {
        return state == State.COUNTS;
    }

    Sample as(State now) {
        return new Sample(id, fed, fedBy, fedAt, now, lastChange);
    }
}
