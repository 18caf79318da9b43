package io.drillmaster.tabletop;

import io.drillmaster.common.Problem;

/** What several events ask before they happen. */
final class Checks {
    /** Longest text that somebody may write at once. */
    static final int LONGEST = 4_000;

    private Checks() {}

    static void staff(Actor by) {
        if (!by.runsTheSession()) {
            throw Problem.forbidden("facilitators-only", "Only those who run the session can do this.");
        }
    }

    static void staffOrScribe(SessionState state, Actor by, String who) {
        if (!by.runsTheSession() && !state.person(by.id()).role().equals(Person.SCRIBE)) {
            throw Problem.forbidden("scribes-only", who);
        }
    }

    static void phase(boolean right, SessionState state, String what) {
        if (!right) {
            throw Problem.conflict("wrong-phase", "The session is in the phase '" + state.phase.title() + "': " + what);
        }
    }

    /** The person who acts is in the room, and nobody stopped the exercise. */
    static Person inTheRoom(SessionState state, Actor by) {
        if (by.kind() != Actor.Kind.PERSON) {
            throw Problem.forbidden("players-only", "Only people in the room can do this; you run the session.");
        }
        return state.person(by.id());
    }

    static void text(String field, String text, boolean needed) {
        if (needed && text.isBlank()) {
            throw Problem.badField(field, "empty", "Write something first.");
        }
        if (text.length() > LONGEST) {
            throw Problem.badField(
                    field, "too-long", "The text has " + text.length() + " characters; at most " + LONGEST + " fit.");
        }
    }
}
