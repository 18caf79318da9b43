package io.drillmaster.tabletop;

import io.drillmaster.measure.ExerciseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The exercise clock of a session: the time since its start without the pauses, and with the stretches that the facilitator
 * skipped. How long somebody took for an answer is told without these, since nobody lived through them.
 *
 * @param running absent before the start
 * @param skipped by jumps
 */
record SessionClock(Optional<ExerciseClock> running, Duration skipped) {
    static final SessionClock NOT_STARTED = new SessionClock(Optional.empty(), Duration.ZERO);

    SessionClock started(Instant at) {
        return new SessionClock(Optional.of(ExerciseClock.started(at)), skipped);
    }

    SessionClock paused(Instant at) {
        return new SessionClock(running.map(clock -> clock.paused(at)), skipped);
    }

    SessionClock resumed(Instant at) {
        return new SessionClock(running.map(clock -> clock.resumed(at)), skipped);
    }

    SessionClock jumped(Duration by) {
        return new SessionClock(running, skipped.plus(by));
    }

    boolean runs() {
        return running.map(clock -> !clock.standsStill()).orElse(false);
    }

    /** What it shows at a moment; 0 before the start. */
    Duration at(Instant moment) {
        return running.map(clock -> clock.at(moment).plus(skipped)).orElse(Duration.ZERO);
    }

    /** Time that people lived through between two moments. */
    Duration between(Instant from, Instant to) {
        return running.map(clock -> clock.between(from, to)).orElse(Duration.ZERO);
    }
}
