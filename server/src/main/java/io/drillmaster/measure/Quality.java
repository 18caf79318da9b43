package io.drillmaster.measure;

/** How the time of the execution is known. */
public enum Quality {
    /** The host's own stamp, corrected by bounds on its clock. */
    HOST_CORRECTED("host's own time, clock corrected"),
    /** Between the last time the marker was not there (or the fetch) and the first sign of it. */
    INTERVAL("between two observations on our clock"),
    /** Only a latest time is known. */
    UPPER_BOUND("latest possible time only"),
    /** The bounds contradict each other: only server-clock evidence is used, and a person should look. */
    CONFLICT("contradictory evidence, server clock only");

    private final String title;

    Quality(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }
}
