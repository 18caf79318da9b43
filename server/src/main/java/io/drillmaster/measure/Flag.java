package io.drillmaster.measure;

/** Something about a measurement that a reader should know. */
public enum Flag {
    /** Detection and execution overlap within the uncertainty of the clocks. */
    OVERLAP("The alert and the execution overlap within the uncertainty of the clocks."),
    /** Bounds on a clock or an execution contradict each other. */
    CONFLICT("Evidence about the time of execution contradicts itself; a person should look at it."),
    /** The blue team was told before the planned end. */
    REVEALED("The drill was revealed before its planned end; do not compare it with drills that were not."),
    /** A person noticed before any alert. */
    HUMAN_FIRST("A person noticed before any alert came."),
    /** The code ran although nothing was installed (pip download, dry run). */
    EXECUTED_WITHOUT_INSTALL("The package's code ran although nothing was installed."),
    /** A gate said that it blocked, and the code ran anyway. */
    GATE_BYPASSED("A gate reported that it blocked the package, and it ran anyway."),
    /** The winning alert took more than a minute to arrive. */
    SLOW_DELIVERY("The alert took more than a minute from the event to us."),
    /** A source time without a zone was used. */
    ZONE_ASSUMED("A source wrote a time without a zone; UTC was assumed."),
    /** A marker carried a time that cannot be. */
    IMPLAUSIBLE_TIME("A host reported a time that cannot be right; it was not used."),
    /** An alert came after the reveal and was not counted. */
    CONTAMINATED_ALERT("An alert that came after the reveal was not counted."),
    /** Investigating began after the window had closed. */
    LATE_RESPONSE("An engineer began to investigate only after the window had closed."),
    /** Something ran, but only after the window had closed: it is no part of the result. */
    EXECUTED_AFTER_WINDOW("The package ran after the window had closed; that is not part of the result."),
    /** The execution is known from an alert alone, so TTD says little. */
    EXECUTION_BY_ALERT_ONLY("Only an alert tells that the package ran; neither its marker nor its lookup was seen."),
    /** A marker that had been seen was gone before the end. */
    MARKER_VANISHED(
            "A marker that had been seen was gone again before the drill ended: somebody or something removed it."),
    /** A sensor told that it had lost events in the window. */
    SENSOR_BLIND("A sensor lost events while the drill ran: what it did not report it may have lost, not missed.");

    private final String sentence;

    Flag(String sentence) {
        this.sentence = sentence;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }
}
