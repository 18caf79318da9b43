package io.drillmaster.measure;

/** Whether a value met its objective, given that it is known within bounds only. */
public enum ObjectiveVerdict {
    /** No objective was set, or the clock never started. */
    NONE("no objective"),
    /** Met even in the worst case. */
    MET("met"),
    /** Missed even in the best case. */
    MISSED("missed"),
    /** The bounds lie on both sides. */
    UNDECIDED("undecided"),
    /** The clock still runs and is not past the objective yet. */
    RUNNING("still running");

    private final String title;

    ObjectiveVerdict(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }
}
