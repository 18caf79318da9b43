package io.drillmaster.tabletop;

/** Where a session stands. */
public enum Phase {
    /** Being prepared; nobody can join. */
    DRAFT("Draft"),
    /** People come in. */
    LOBBY("Lobby"),
    /** The exercise clock runs. */
    RUNNING("Running"),
    /** The exercise clock stands still. */
    PAUSED("Paused"),
    /** The story is over; people look back at it. */
    HOTWASH("Hotwash"),
    /** Over. */
    CLOSED("Closed");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** Whether the story is being told. */
    public boolean inPlay() {
        return this == RUNNING || this == PAUSED;
    }

    /** Whether people may come in. */
    public boolean isOpen() {
        return this != DRAFT && this != CLOSED;
    }
}
