package io.drillmaster.tabletop;

import io.drillmaster.common.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Something is written down. */
public sealed interface RecordEvent extends TabletopEvent {

    /** For later. */
    record Parked(String text) implements RecordEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            member(state, by);
            Checks.text("text", text, true);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.parked.put(
                    entry.seq(),
                    new SessionState.Parked(entry.seq(), entry.at(), entry.actor(), text, Optional.empty()));
        }
    }

    /** What becomes of it. */
    record ParkingSettled(long item, SessionState.Fate fate) implements RecordEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            if (!state.parked.containsKey(item)) {
                throw Problem.notFound("There is nothing parked under this number.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.parked.computeIfPresent(
                    item, (id, was) -> new SessionState.Parked(id, was.at(), was.by(), was.text(), Optional.of(fate)));
        }
    }

    /** Somebody asks those who run the session, and nobody else hears it. */
    record Asked(String text) implements RecordEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            var unused = Checks.inTheRoom(state, by);
            Checks.text("text", text, true);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.asked.add(new SessionState.Note(entry.seq(), entry.at(), entry.actor(), Optional.empty(), text));
        }
    }

    /** Those who run the session, and scribes, note something for themselves. */
    record Noted(Optional<String> inject, String text) implements RecordEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staffOrScribe(state, by, "Those who run the session, and scribes, take notes.");
            Checks.text("text", text, true);
            inject.ifPresent(state::inject);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.notes.add(new SessionState.Note(entry.seq(), entry.at(), entry.actor(), inject, text));
        }
    }

    /**
     * A line of the record was not right. What it said stays, and both are in the report.
     *
     * @param entry number of the event that the line tells
     * @param text how it was
     */
    record Corrected(long entry, String text) implements RecordEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staffOrScribe(state, by, "Those who run the session, and scribes, put the record right.");
            Checks.phase(
                    by.runsTheSession() || state.phase != Phase.CLOSED, state, "scribes write until it is closed.");
            Checks.text("text", text, true);
            var line =
                    state.entries.stream().filter(there -> there.seq() == entry).findFirst();
            var known = by.runsTheSession()
                    ? line.filter(there -> !(there.event() instanceof Corrected))
                    : line.filter(there -> ScribeDesk.tells(there.event()));
            if (known.isEmpty()) {
                throw Problem.badField(
                        "item",
                        "no-such-line",
                        "The record has no line " + entry + ". Take a number that stands in it.");
            }
        }

        @Override
        public void apply(SessionState state, Entry correction) {
            state.corrections
                    .computeIfAbsent(entry, unseen -> new ArrayList<>())
                    .add(new SessionState.Correction(correction.actor(), correction.at(), text));
        }
    }

    /** A role has something to do. */
    record ActionAssigned(String role, String text) implements RecordEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.text("text", text, true);
            if (state.msel.role(role).isEmpty()) {
                throw Problem.badField("role", "unknown-role", "Choose a role of the list.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.actions.put(
                    entry.seq(), new SessionState.Action(entry.seq(), role, text, entry.actor(), entry.at(), false));
        }
    }

    /** It is done, or not yet after all. */
    record ActionDone(long item, boolean done) implements RecordEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            var action = state.actions.get(item);
            var mine = by.runsTheSession()
                    || (action != null && state.person(by.id()).role().equals(action.role()));
            if (action == null || !mine) {
                throw Problem.notFound("There is no such action of yours.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.actions.computeIfPresent(
                    item, (id, was) -> new SessionState.Action(id, was.role(), was.text(), was.by(), was.at(), done));
        }
    }

    /**
     * An evaluator saw how a task went.
     *
     * @param task critical task, or capability target, of the tabletop
     * @param text what was seen, which a rating needs
     * @param inject that gave the chance; absent when none did
     */
    record Rated(String task, Rating rating, String text, Optional<String> inject) implements RecordEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            var known = state.msel.objectives().stream()
                    .flatMap(objective -> objective.targets().stream())
                    .anyMatch(target -> target.id().equals(task)
                            || target.tasks().stream()
                                    .anyMatch(there -> there.id().equals(task)));
            if (!known) {
                throw Problem.badField("task", "unknown-task", "Choose a task or a target of the list.");
            }
            Checks.text("text", text, true);
            inject.ifPresent(state::inject);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.observations.add(
                    new SessionState.Observation(entry.seq(), task, rating, text, inject, entry.actor(), entry.at()));
        }
    }

    /** Somebody looks back, in silence at first. */
    record LookedBack(SessionState.Looking kind, String text) implements RecordEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            var unused = Checks.inTheRoom(state, by);
            Checks.phase(state.phase == Phase.HOTWASH, state, "this is asked in the hotwash.");
            Checks.text("text", text, true);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.reflections.put(
                    entry.seq(),
                    new SessionState.Reflection(
                            entry.seq(), kind, text, entry.actor().id(), entry.at(), Set.of()));
        }
    }

    /** From now on all see what all wrote, and can vote. */
    record LookingBackRevealed() implements RecordEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.phase(state.phase == Phase.HOTWASH, state, "there is nothing to reveal.");
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.lookingBackRevealed = true;
        }
    }

    /** Somebody gives a voice to what somebody wrote, or takes it back. */
    record Voted(long item, boolean votes) implements RecordEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            var unused = Checks.inTheRoom(state, by);
            Checks.phase(state.phase == Phase.HOTWASH, state, "votes are given in the hotwash.");
            if (!state.lookingBackRevealed || !state.reflections.containsKey(item)) {
                throw Problem.notFound("There is nothing to vote for under this number.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.reflections.computeIfPresent(item, (id, was) -> {
                var voices = new LinkedHashSet<>(was.votes());
                if (votes) {
                    voices.add(entry.actor().id());
                } else {
                    voices.remove(entry.actor().id());
                }
                return new SessionState.Reflection(
                        id, was.kind(), was.text(), was.person(), was.at(), Set.copyOf(voices));
            });
        }
    }

    private static void member(SessionState state, Actor by) {
        if (!by.runsTheSession()) {
            var unused = state.person(by.id());
        }
    }
}
