package io.drillmaster.demo.history;

import java.time.Instant;
import java.time.InstantSource;

/** The clock of the story: services that write with it write as they would have done then. */
final class StoryClock implements InstantSource {
    private Instant now = Instant.EPOCH;

    void moveTo(Instant moment) {
        now = moment;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
