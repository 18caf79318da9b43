package io.drillmaster.evidence;

/** What sort of signal an alert is. */
public enum AlertKind {
    /** A sensor saw something happen: it proves an execution at or before its arrival. */
    RUNTIME,
    /** A gate (CI job, policy) stopped something. */
    GATE_BLOCKED,
    /** A gate warned and let it pass. */
    GATE_WARNED,
    /** Not an alert at all: ping, test event, sensor's own message, a check that succeeded. Kept, never counted. */
    NOISE
}
