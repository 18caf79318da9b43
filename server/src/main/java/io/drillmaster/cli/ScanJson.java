package io.drillmaster.cli;

import io.drillmaster.readiness.scan.ScanReport;
import io.drillmaster.readiness.scan.ScannedDependency;
import io.drillmaster.readiness.scan.ScannedFile;
import java.util.List;

/** What a scan found, for programs. */
record ScanJson(
        boolean whole,
        long dependencies,
        long pinned,
        long hashed,
        List<File> files,
        List<String> remarks,
        List<String> problems) {
    /** One file, with what in it is not pinned or not hashed. */
    record File(
            String path,
            String format,
            String detail,
            long dependencies,
            long pinned,
            long hashed,
            List<ScannedDependency> open,
            List<String> remarks,
            List<String> problems) {}

    static ScanJson of(ScanReport report) {
        return new ScanJson(
                report.whole(),
                report.dependencies(),
                report.pinned(),
                report.hashed(),
                report.files().stream().map(ScanJson::file).toList(),
                report.remarks(),
                report.problems());
    }

    private static File file(ScannedFile file) {
        return new File(
                file.path(),
                file.format().name(),
                file.detail(),
                file.dependencies().size(),
                file.pinned(),
                file.hashed(),
                file.dependencies().stream()
                        .filter(dependency -> !dependency.hashed())
                        .toList(),
                file.remarks(),
                file.problems());
    }
}
