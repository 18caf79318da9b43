package io.drillmaster.tabletop;

/**
 * Who did something.
 *
 * @param kind what they are in the session
 * @param id login of staff, id of a person in the room, name of the part of the program otherwise
 */
public record Actor(Kind kind, String id) {
    /** Does what time or a live drill asks for. */
    public static final Actor PROGRAM = new Actor(Kind.PROGRAM, "drillmaster");

    /** What somebody is in a session. */
    public enum Kind {
        /** Runs or evaluates the session; has an account. */
        STAFF,
        /** Came in by the code. */
        PERSON,
        /** The program itself. */
        PROGRAM
    }

    /** Somebody with an account. */
    public static Actor staff(String login) {
        return new Actor(Kind.STAFF, login);
    }

    /** Somebody who came in by the code. */
    public static Actor person(String id) {
        return new Actor(Kind.PERSON, id);
    }

    boolean runsTheSession() {
        return kind != Kind.PERSON;
    }
}
