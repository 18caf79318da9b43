package io.drillmaster.tabletop;

/**
 * What somebody who runs or evaluates a session found when they compared an answer with the expected actions. People say it:
 * words are never compared by the program.
 */
public enum Coding {
    /** The answer names at least one of the expected actions, in whatever words. */
    MATCHES("matches an expected action"),
    /** It names none of them. */
    DIFFERS("matches none");

    private final String title;

    Coding(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }
}
