package io.drillmaster.tabletop;

/**
 * How a critical task went (HSEEP 2020). An ordinal of tasks, never of people: it is counted, and no mean is taken of it.
 */
public enum Rating {
    /** Done in a way that achieved the objective and hurt nothing else. */
    P("Performed without challenges"),
    /** As P, but it could be done better or with less. */
    S("Performed with some challenges"),
    /** The objective was achieved, but something else suffered, or a risk was taken, or a rule broken. */
    M("Performed with major challenges"),
    /** The objective was not achieved. */
    U("Unable to be performed"),
    /** There was no chance to see it, which is not U. */
    N("Not observed");

    private final String title;

    Rating(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }
}
