package io.drillmaster.readiness.scan;

import java.util.List;

/**
 * All dependency files of a directory.
 *
 * @param files by path
 * @param remarks what was passed over, as sentences
 * @param problems what could not be looked at, as sentences
 */
public record ScanReport(List<ScannedFile> files, List<String> remarks, List<String> problems) {
    public ScanReport {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
        problems = List.copyOf(problems);
    }

    /** Whether everything that was found could be read, so that the counts may be trusted. */
    public boolean whole() {
        return problems.isEmpty()
                && files.stream().allMatch(file -> file.problems().isEmpty());
    }

    /** Dependencies of all files; one that two files name counts twice, because either can be installed from. */
    public long dependencies() {
        return files.stream().mapToLong(file -> file.dependencies().size()).sum();
    }

    /** Of those, the pinned ones. */
    public long pinned() {
        return files.stream().mapToLong(ScannedFile::pinned).sum();
    }

    /** Of those, the ones that are pinned and hashed. */
    public long hashed() {
        return files.stream().mapToLong(ScannedFile::hashed).sum();
    }
}
