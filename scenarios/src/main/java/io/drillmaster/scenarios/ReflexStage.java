package io.drillmaster.scenarios;

/** A stage of the REFLEX model: what part of the defence a scenario exercises. */
public enum ReflexStage {
    /** What an attacker can learn about the organisation's dependencies from outside. */
    RECONNAISSANCE("Reconnaissance"),
    /** Knowing which components are in use, and what a report about one of them means. */
    EVALUATION("Evaluation"),
    /** Keeping an unwanted package out: pins, hashes, approvals, age gates. */
    FORTIFY("Fortify"),
    /** Keeping small what a package that got in can reach. */
    LIMIT("Limit"),
    /** Seeing that something ran which should not have. */
    EXPOSE("Expose"),
    /** People: who notices, who answers, who decides. */
    EXERCISE("eXercise");

    private final String title;

    ReflexStage(String title) {
        this.title = title;
    }

    /** The name as people write it. */
    public String title() {
        return title;
    }
}
