package io.drillmaster.tabletop;

import io.drillmaster.common.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The session goes on, or stands still. */
public sealed interface CourseEvent extends TabletopEvent {

    /** People may come in. */
    record LobbyOpened() implements CourseEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.phase(state.phase == Phase.DRAFT, state, "its lobby was opened already.");
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.phase = Phase.LOBBY;
        }
    }

    /**
     * The exercise clock starts.
     *
     * @param without roles that nobody has, which the facilitator said to play without
     */
    record Started(List<String> without) implements CourseEvent {
        public Started {
            without = List.copyOf(without);
        }

        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.phase(state.phase == Phase.LOBBY, state, "only a session in its lobby can be started.");
            var missing = state.vacant().stream()
                    .filter(role -> !without.contains(role.id()))
                    .toList();
            if (!missing.isEmpty()) {
                throw Problem.conflict(
                        "vacant-roles",
                        "Nobody plays "
                                + String.join(
                                        ", ",
                                        missing.stream()
                                                .map(role -> role.name())
                                                .toList()) + ". Wait for somebody, or say that you play without.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.phase = Phase.RUNNING;
            state.playedWithout = Set.copyOf(without);
            state.clock = state.clock.started(entry.at());
        }
    }

    /** The exercise clock stands still. */
    record Paused(String reason) implements CourseEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.phase(state.phase == Phase.RUNNING, state, "only a running session can be paused.");
            Checks.text("reason", reason, false);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.phase = Phase.PAUSED;
            state.clock = state.clock.paused(entry.at());
        }
    }

    /** The exercise clock runs on. */
    record Resumed() implements CourseEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.phase(state.phase == Phase.PAUSED, state, "only a paused session can go on.");
            if (state.stop.isPresent()) {
                throw Problem.conflict(
                        "real-incident",
                        "Somebody called a real incident. Say first that it is over, or that it was none.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.phase = Phase.RUNNING;
            state.clock = state.clock.resumed(entry.at());
        }
    }

    /** The facilitator moves the exercise clock, forward only: what was told cannot be untold by it. */
    record Jumped(Duration by) implements CourseEvent {
        private static final Duration FARTHEST = Duration.ofHours(12);

        @Override
        public void check(SessionState state, Actor actor, Instant now) {
            Checks.staff(actor);
            Checks.phase(state.phase.inPlay(), state, "the exercise clock moves during the story only.");
            if (by.isNegative() || by.isZero() || by.compareTo(FARTHEST) > 0) {
                throw Problem.badField("by", "bad-jump", "The clock can be moved forward, by at most twelve hours.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.clock = state.clock.jumped(entry.at(), by);
        }
    }

    /** Something real happens: everybody may say so, and the exercise stands still. */
    record StopCalled(String text) implements CourseEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            if (by.kind() == Actor.Kind.PERSON) {
                var unused = state.person(by.id());
            }
            Checks.phase(state.phase.isOpen(), state, "there is nothing to stop.");
            Checks.text("text", text, false);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.stop = Optional.of(new SessionState.StopCall(entry.actor(), text, entry.at()));
            if (state.phase == Phase.RUNNING) {
                state.phase = Phase.PAUSED;
                state.clock = state.clock.paused(entry.at());
            }
        }
    }

    /** The real incident is over, or was none. The clock stands still until somebody lets it run on. */
    record StopLifted() implements CourseEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            if (state.stop.isEmpty()) {
                throw Problem.conflict("no-stop", "Nobody called a real incident.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.stop = Optional.empty();
        }
    }

    /** The story is over; people look back. */
    record HotwashBegun() implements CourseEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.phase(state.phase.inPlay(), state, "the hotwash comes after the story.");
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.phase = Phase.HOTWASH;
            state.clock = state.clock.paused(entry.at());
        }
    }

    /** The session is over. */
    record Closed() implements CourseEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.phase(state.phase != Phase.CLOSED, state, "it is over already.");
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.phase = Phase.CLOSED;
            state.clock = state.clock.paused(entry.at());
        }
    }
}
