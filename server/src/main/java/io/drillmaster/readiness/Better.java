package io.drillmaster.readiness;

/** In which direction a signal gets better. */
public enum Better {
    /** Higher is better. */
    HIGHER("Higher is better."),
    /** Lower is better. */
    LOWER("Lower is better."),
    /** A change says nothing by itself. */
    NEITHER("Neither more nor fewer is better by itself.");

    private final String sentence;

    Better(String sentence) {
        this.sentence = sentence;
    }

    /** As people read it. */
    public String sentence() {
        return sentence;
    }
}
