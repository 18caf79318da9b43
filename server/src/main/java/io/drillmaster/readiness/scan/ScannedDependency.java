package io.drillmaster.readiness.scan;

import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");

    /** From a repository: pinned by a whole commit, and hashed by nobody. */
    static ScannedDependency ofRepository(String name, String address, String commit, int line) {
        return new ScannedDependency(
                name,
                address,
                line,
                COMMIT.matcher(commit).matches()
                        ? Optional.empty()
                        : Optional.of("names no commit by its whole digits, so it can move"),
                Optional.of("no hash of a repository is checked"));
    }

    /** Exactly one version or commit fits. */
    public boolean pinned() {
        return notPinned.isEmpty();
    }

    /** Pinned, and its content is checked against a hash. */
    public boolean hashed() {
        return pinned() && notHashed.isEmpty();
    }
}
