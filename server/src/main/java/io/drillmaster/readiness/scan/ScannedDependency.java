package io.drillmaster.readiness.scan;

import java.util.Optional;

/**
 * One dependency that a file names.
 *
 * @param name as the file spells it
 * @param version as the file gives it; empty when it gives none
 * @param line where the file names it, from 1; 0 when that is not known
 * @param notPinned why another version or content could be installed tomorrow; absent when it is pinned
 * @param notHashed why a changed content would not be noticed; absent when a hash of SHA-256 or stronger stands by it
 */
public record ScannedDependency(
        String name, String version, int line, Optional<String> notPinned, Optional<String> notHashed) {
    /** Exactly one version or commit fits. */
    public boolean pinned() {
        return notPinned.isEmpty();
    }

    /** Pinned, and its content is checked against a hash. */
    public boolean hashed() {
        return pinned() && notHashed.isEmpty();
    }
}
