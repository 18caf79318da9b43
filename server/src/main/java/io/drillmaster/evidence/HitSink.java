package io.drillmaster.evidence;

/** Where the canary puts what it was asked. */
@FunctionalInterface
public interface HitSink {
    /** Takes a hit; never waits for a disk or a database, and never fails. What cannot be kept is counted. */
    void take(CanaryHit hit);
}
