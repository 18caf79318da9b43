package io.drillmaster.plan;

/** What happens to an exercise at a planned time. */
public enum Step {
    /** Packages are published and the window opens. */
    OPEN,
    /** The window is over: verdict, draft of the review, clean-up. */
    CLOSE
}
