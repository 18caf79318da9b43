package io.drillmaster.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time of an exercise that people walk through together: it stands still while the exercise is paused, so that a
 * pause lengthens nobody's answer. All instants are on the server's clock.
 *
 * @param startedAt when it began
 * @param pauses in order, none within another; only the last may be open
 */
public record ExerciseClock(Instant startedAt, List<Pause> pauses) {
    public ExerciseClock {
        pauses = List.copyOf(pauses);
        var free = startedAt;
        for (var i = 0; i < pauses.size(); i++) {
            var pause = pauses.get(i);
            if (pause.from().isBefore(free)) {
                throw new IllegalArgumentException("the pause of " + pause.from() + " begins before " + free);
            }
            if (pause.until().isEmpty() && i < pauses.size() - 1) {
                throw new IllegalArgumentException("the pause of " + pause.from() + " has no end, and is not the last");
            }
            free = pause.until().orElse(pause.from());
        }
    }

    /**
     * A time that does not count.
     *
     * @param until absent as long as it lasts
     */
    public record Pause(Instant from, Optional<Instant> until) {
        public Pause {
            if (until.filter(from::isAfter).isPresent()) {
                throw new IllegalArgumentException("a pause ends after it begins: " + from + " to " + until.get());
            }
        }
    }

    /** Begins to run. */
    public static ExerciseClock started(Instant at) {
        return new ExerciseClock(at, List.of());
    }

    /** Stands still from this moment on. Pausing again changes nothing. */
    public ExerciseClock paused(Instant at) {
        if (standsStill()) {
            return this;
        }
        var more = new ArrayList<>(pauses);
        more.add(new Pause(at, Optional.empty()));
        return new ExerciseClock(startedAt, more);
    }

    /** Runs on from this moment. Resuming again changes nothing. */
    public ExerciseClock resumed(Instant at) {
        if (!standsStill()) {
            return this;
        }
        var more = new ArrayList<>(pauses);
        var last = more.remove(more.size() - 1);
        more.add(new Pause(last.from(), Optional.of(at)));
        return new ExerciseClock(startedAt, more);
    }

    /** Whether a pause lasts. */
    public boolean standsStill() {
        return !pauses.isEmpty() && pauses.get(pauses.size() - 1).until().isEmpty();
    }

    /** Exercise time between two moments: what is left of it without the pauses; 0 when the second is not later. */
    public Duration between(Instant from, Instant to) {
        var length = Duration.between(from, to);
        for (var pause : pauses) {
            var begin = pause.from().isAfter(from) ? pause.from() : from;
            var end = pause.until().filter(to::isAfter).orElse(to);
            if (begin.isBefore(end)) {
                length = length.minus(Duration.between(begin, end));
            }
        }
        return length.isNegative() ? Duration.ZERO : length;
    }

    /** What the clock shows at a moment. */
    public Duration at(Instant moment) {
        return between(startedAt, moment);
    }

    /**
     * Whether an answer to an inject came in its time, which includes the last moment of it. An answer after that is taken
     * until the next inject.
     *
     * @param timer exercise time that is given for the answer
     * @param next when the next inject was given; absent before that
     */
    public Timeliness answered(Instant injected, Duration timer, Optional<Instant> next, Instant answer) {
        if (next.filter(moment -> !answer.isBefore(moment)).isPresent()) {
            return Timeliness.TOO_LATE;
        }
        return between(injected, answer).compareTo(timer) <= 0 ? Timeliness.IN_TIME : Timeliness.LATE;
    }

    /** When an answer came. */
    public enum Timeliness {
        /** Before the inject's timer had run out. */
        IN_TIME,
        /** After it, and before the next inject: taken, and said to be late. */
        LATE,
        /** After the next inject, which may have told what was asked for: not taken. */
        TOO_LATE
    }
}
