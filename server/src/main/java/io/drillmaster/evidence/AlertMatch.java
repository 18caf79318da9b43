package io.drillmaster.evidence;

/** What is said of an alert, for a list of alerts. */
public enum AlertMatch {
    /** Whatever is said. */
    ANY,
    /** It belongs to an exercise. */
    STRONG,
    /** It may belong to an exercise; a person should look. */
    CANDIDATE,
    /** It came from where a drill ran, by another rule. */
    WEAK,
    /** A person or a rule said that it does not belong to some exercise. */
    REJECTED,
    /** Nothing is said of it. */
    NONE
}
