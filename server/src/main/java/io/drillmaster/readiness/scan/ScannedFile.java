package io.drillmaster.readiness.scan;

import java.util.List;

/**
 * One file of a project, read.
 *
 * @param path inside the directory, with slashes
 * @param format how it was read
 * @param detail what more is known of its kind, such as who wrote it; may be empty
 * @param dependencies those that come from elsewhere, in the file's order
 * @param remarks what was left out and why, as sentences
 * @param problems what could not be read, as sentences; the counts are not to be trusted when there is one
 */
public record ScannedFile(
        String path,
        LockFormat format,
        String detail,
        List<ScannedDependency> dependencies,
        List<String> remarks,
        List<String> problems) {
    public ScannedFile {
        dependencies = List.copyOf(dependencies);
        remarks = List.copyOf(remarks);
        problems = List.copyOf(problems);
    }

    /** How many of its dependencies are pinned. */
    public long pinned() {
        return dependencies.stream().filter(ScannedDependency::pinned).count();
    }

    /** How many of its dependencies are pinned and hashed. */
    public long hashed() {
        return dependencies.stream().filter(ScannedDependency::hashed).count();
    }
}
