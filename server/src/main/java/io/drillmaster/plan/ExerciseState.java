package io.drillmaster.plan;

/** Where an exercise is in its life. What came of it is a measurement, not a state. */
public enum ExerciseState {
    /** Its time has not come; nothing is published. */
    PLANNED("Planned"),
    /** Packages are published and the window is open. */
    RUNNING("Running"),
    /** The window is over. */
    CLOSED("Finished"),
    /** Stopped for safety, or called off. */
    ABORTED("Stopped");

    private final String title;

    ExerciseState(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }
}
