package io.drillmaster.tabletop;

import io.drillmaster.measure.ExerciseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The exercise clock of a session: the time since its start without the pauses, and with the stretches that the facilitator
 * skipped. How long somebody took for an answer is told without these, since nobody lived through them.
 *
 * @param running absent before the start
 * @param skipped by jumps
 */
record SessionClock(Optional<ExerciseClock> running, List<Jump> skipped) {
    static final SessionClock NOT_STARTED = new SessionClock(Optional.empty(), List.of());

    SessionClock {
        skipped = List.copyOf(skipped);
    }

    /** The clock was moved forward at a moment; what it showed before stays what it showed. */
    record Jump(Instant at, Duration by) {}

    SessionClock started(Instant at) {
        return new SessionClock(Optional.of(ExerciseClock.started(at)), skipped);
    }

    SessionClock paused(Instant at) {
        return new SessionClock(running.map(clock -> clock.paused(at)), skipped);
    }

    SessionClock resumed(Instant at) {
        return new SessionClock(running.map(clock -> clock.resumed(at)), skipped);
    }

    SessionClock jumped(Instant at, Duration by) {
        var all = new ArrayList<>(skipped);
        all.add(new Jump(at, by));
        return new SessionClock(running, all);
    }

    boolean runs() {
        return running.map(clock -> !clock.standsStill()).orElse(false);
    }

    /** What it shows at a moment; 0 before the start. */
    Duration at(Instant moment) {
        return running.map(clock -> skipped.stream()
                        .filter(jump -> !jump.at().isAfter(moment))
                        .map(Jump::by)
                        .reduce(clock.at(moment), Duration::plus))
                .orElse(Duration.ZERO);
    }

    /** Time that people lived through between two moments. */
    Duration between(Instant from, Instant to) {
        return running.map(clock -> clock.between(from, to)).orElse(Duration.ZERO);
    }
}
