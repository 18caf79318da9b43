package io.drillmaster.verdict;

/** Where something is missing in the chain from a package to the people who deal with it. */
public enum GapCategory {
    /** Nothing stopped the package: gate, pin, hash, registry policy. */
    PREVENT("Prevent", false),
    /** No log or sensor saw it. */
    TELEMETRY("Telemetry", false),
    /** It could be seen, and no rule or only a weak one looked for it. */
    DETECT("Detect", false),
    /** The alert was lost, came late or went to the wrong place. */
    DELIVER("Deliver", false),
    /** The alert came and did not say enough. */
    CLARITY("Clarity", false),
    /** Owner, priority or scope of an alert could not be found out. */
    TRIAGE("Triage", true),
    /** Runbook, access or tools for the response. */
    RESPOND("Respond", true),
    /** Who tells whom, and how. */
    COMMUNICATE("Communicate", true),
    /** Blast radius: credentials, segmentation. */
    CONTAIN("Contain", true),
    /** Getting back to a known good state. */
    RECOVER("Recover", true),
    /** The drill itself. */
    EXERCISE("Exercise", false);

    private final String title;
    private final boolean response;

    GapCategory(String title, boolean response) {
        this.title = title;
        this.response = response;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** Whether it lies in the response, so that only a re-drill with a measured TTR can prove it closed. */
    public boolean response() {
        return response;
    }
}
