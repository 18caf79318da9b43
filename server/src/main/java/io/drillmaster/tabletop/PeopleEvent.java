package io.drillmaster.tabletop;

import io.drillmaster.common.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody comes, goes, or wants something. */
public sealed interface PeopleEvent extends TabletopEvent {

    /**
     * Somebody came in by the code.
     *
     * @param person id, new
     * @param name as they gave it
     * @param role as they chose it
     */
    record Joined(String person, String name, String role) implements PeopleEvent {
        private static final int LONGEST_NAME = 60;
        private static final int MOST_PEOPLE = 500;

        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.phase(state.phase.isOpen(), state, "nobody can come in.");
            if (state.locked) {
                throw Problem.forbidden(
                        "locked", "The door of this session is locked. Ask the facilitator to open it.");
            }
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw Problem.badField(
                        "name",
                        "bad-name",
                        "Give a name of 1 to " + LONGEST_NAME + " characters, as others shall see it.");
            }
            if (state.people.size() >= MOST_PEOPLE) {
                throw Problem.conflict("full", "There are " + MOST_PEOPLE + " people in this session; it is full.");
            }
            known(state, role);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.people.put(person, new Person(person, name, role, entry.at(), Optional.empty()));
        }
    }

    /** Somebody has another role from now on: they, or who runs the session, said so. */
    record RoleChanged(String person, String role) implements PeopleEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            var unused = state.person(person);
            if (!by.runsTheSession() && !(by.id().equals(person) && state.phase == Phase.LOBBY)) {
                throw Problem.forbidden(
                        "facilitators-only", "You can change your role in the lobby only; ask the facilitator.");
            }
            known(state, role);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.people.computeIfPresent(person, (id, before) -> before.withRole(role));
        }
    }

    /** Somebody was sent out, and does not come back with what they have. */
    record Removed(String person) implements PeopleEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            var unused = state.person(person);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.people.remove(person);
            state.removed.add(person);
        }
    }

    /** Nobody else comes in. */
    record DoorLocked() implements PeopleEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.locked = true;
        }
    }

    /** Others may come in again. */
    record DoorUnlocked() implements PeopleEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.locked = false;
        }
    }

    /** The code is another one; whoever is in stays in. */
    record CodeRotated() implements PeopleEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            Checks.staff(by);
            Checks.phase(state.phase.isOpen(), state, "there is no code to change.");
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            // The code is no part of what is told; see the store.
        }
    }

    /** Somebody wants something. */
    record HandRaised(Person.Why why, String text) implements PeopleEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            var unused = Checks.inTheRoom(state, by);
            Checks.text("text", text, false);
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            var hand = new Person.Hand(why, text, entry.at());
            state.people.computeIfPresent(entry.actor().id(), (id, before) -> before.withHand(Optional.of(hand)));
        }
    }

    /** They have it, or do not want it any more. */
    record HandLowered(String person) implements PeopleEvent {
        @Override
        public void check(SessionState state, Actor by, Instant now) {
            var unused = state.person(person);
            if (!by.runsTheSession() && !by.id().equals(person)) {
                throw Problem.forbidden("not-yours", "This is somebody else's hand.");
            }
        }

        @Override
        public void apply(SessionState state, Entry entry) {
            state.people.computeIfPresent(person, (id, before) -> before.withHand(Optional.empty()));
        }
    }

    /** The role that somebody had at a moment, as these events of their session tell; empty when they were not in it yet. */
    static Optional<String> roleThen(String person, Instant at, Stream<Entry> entries) {
        return entries.filter(entry -> !entry.at().isAfter(at))
                .flatMap(entry -> {
                    if (entry.event() instanceof Joined joined
                            && joined.person().equals(person)) {
                        return Stream.of(joined.role());
                    }
                    return entry.event() instanceof RoleChanged changed
                                    && changed.person().equals(person)
                            ? Stream.of(changed.role())
                            : Stream.empty();
                })
                .reduce((before, after) -> after);
    }

    private static void known(SessionState state, String role) {
        if (state.msel.role(role).isEmpty() && !role.equals(Person.OBSERVER) && !role.equals(Person.SCRIBE)) {
            throw Problem.badField("role", "unknown-role", "Choose a role of the list.");
        }
    }
}
