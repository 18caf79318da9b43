package io.drillmaster.tabletop;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody in the room.
 *
 * @param id random; says nothing of who it is
 * @param name as they gave it
 * @param role id of a player's role of the tabletop, or {@link #OBSERVER} or {@link #SCRIBE}
 * @param joinedAt on the server's clock
 * @param hand raised, and why; absent when it is not
 */
public record Person(String id, String name, String role, Instant joinedAt, Optional<Hand> hand) {
    /** Sees all that is told, and says nothing. */
    public static final String OBSERVER = "observer";

    /** Writes down what is decided; does not play. */
    public static final String SCRIBE = "scribe";

    /** Whether they take part in the story. */
    public boolean plays() {
        return !role.equals(OBSERVER) && !role.equals(SCRIBE);
    }

    Person withRole(String other) {
        return new Person(id, name, other, joinedAt, hand);
    }

    Person withHand(Optional<Hand> other) {
        return new Person(id, name, role, joinedAt, other);
    }

    /**
     * A raised hand.
     *
     * @param text in a line; may be empty
     */
    public record Hand(Why why, String text, Instant at) {}

    /** Why a hand is raised. */
    public enum Why {
        /** To ask something. */
        QUESTION("Question"),
        /** To have something made clear. */
        CLARIFY("Please clarify"),
        /** Cannot go on. */
        BLOCKER("I am stuck");

        private final String title;

        Why(String title) {
            this.title = title;
        }

        /** As people read it. */
        public String title() {
            return title;
        }
    }
}
