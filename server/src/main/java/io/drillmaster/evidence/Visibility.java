package io.drillmaster.evidence;

/** How far the traces of an execution got on their way to a person. Each step holds the ones before it. */
public enum Visibility {
    /** Nothing was written down anywhere. */
    NONE("nowhere"),
    /** A log on the machine itself has it. */
    LOGGED_LOCALLY("logged on the machine"),
    /** A central log has it. */
    LOGGED_CENTRALLY("logged centrally"),
    /** A query over the telemetry finds it. */
    QUERIED("found by a query"),
    /** An alert told of it. */
    ALERTED("an alert"),
    /** Somebody acted on the alert. */
    ACTED_ON("an alert that was acted on");

    private final String title;

    Visibility(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** Whether evidence alone can show it: then no person need say so. */
    public boolean shownByEvidence() {
        return this == ALERTED || this == ACTED_ON;
    }
}
