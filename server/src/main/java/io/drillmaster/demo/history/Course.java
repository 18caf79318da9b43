package io.drillmaster.demo.history;

/** What happens in a sample exercise. The outcome is not said here: the engine finds it in the evidence. */
enum Course {
    /** It ran, and nobody was told. */
    UNSEEN,
    /** It ran, and a sensor told of it within the window. */
    ALERTED,
    /** A sensor told of it only after the window had closed. */
    ALERTED_LATE,
    /** Somebody noticed before any tool did. */
    NOTICED,
    /** An alert came that names no token: it waits for a person's word. */
    UNDECIDED,
    /** A gate warned, and let it pass. */
    WARNED,
    /** The client did not run the script, and told nobody. */
    BLOCKED_SILENTLY,
    /** A gate stopped it, and said so. */
    BLOCKED_AND_TOLD,
    /** A control, and no tool spoke. */
    QUIET,
    /** A control, and a tool spoke. */
    FALSE_ALARM,
    /** Stopped for safety. */
    STOPPED,
    /** The team was told that it is a drill before anybody had noticed. */
    REVEALED,
    /** The download is told of after the look-up that it must have come before. */
    CONTRADICTORY;

    /** Whether the package's code runs. */
    boolean runs() {
        return switch (this) {
            case BLOCKED_SILENTLY, BLOCKED_AND_TOLD, QUIET, FALSE_ALARM -> false;
            case UNSEEN, ALERTED, ALERTED_LATE, NOTICED, UNDECIDED, WARNED, STOPPED, REVEALED, CONTRADICTORY -> true;
        };
    }
}
