package io.drillmaster.measure;

/** How an exercise, or one of its targets, came out. Exactly one applies. */
public enum Outcome {
    /** Nothing executed, and somebody could see that it was stopped. */
    PREVENTED_ALERTED("Prevented, and somebody could see it"),
    /** Nothing executed because a client default or a policy stopped it, and no signal reached anybody. */
    PREVENTED_SILENT("Prevented silently"),
    /** A signal came first, the execution later: a gate that warns and lets pass. */
    DETECTED_BEFORE("Detected before execution"),
    /** Executed, then detected inside the window. */
    DETECTED("Detected"),
    /** Executed, detected only after the window had closed. */
    DETECTED_LATE("Detected too late"),
    /** Executed, and not detected by the end of the window (or the reveal): TTD is censored there. */
    NOT_DETECTED("Not detected"),
    /** The window is still open. */
    PENDING("Window open"),
    /** Never installed, or never loaded where only that runs it, or run only after the window had closed. */
    NOT_EXERCISED("Not exercised"),
    /** Stopped for safety. */
    ABORTED("Stopped for safety"),
    /** Those who were to be tested knew of it: a person declared that it says nothing. */
    INVALID("Declared invalid"),
    /** A null control, and no alert came: as it should be. */
    CONTROL_QUIET("Control stayed quiet"),
    /** A null control that raised an alert: a false positive. */
    CONTROL_ALARMED("False positive on a control");

    private final String title;

    Outcome(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** Whether it says that a signal came after (or before) an execution. */
    public boolean detected() {
        return this == DETECTED || this == DETECTED_BEFORE || this == DETECTED_LATE;
    }

    /** Whether it was given up, so that its times enter nothing. */
    public boolean givenUp() {
        return this == ABORTED || this == INVALID;
    }

    /** Whether nothing executed because something stopped it. */
    public boolean prevented() {
        return this == PREVENTED_ALERTED || this == PREVENTED_SILENT;
    }
}
