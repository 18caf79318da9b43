package io.drillmaster.cli;

import io.drillmaster.readiness.scan.ScanReport;
import io.drillmaster.readiness.scan.ScannedDependency;
import io.drillmaster.readiness.scan.ScannedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a scan found, for people. */
final class ScanWords {
    private ScanWords() {}

    /** The files one after another, and the sum. */
    static List<String> of(ScanReport report) {
        var lines = new ArrayList<String>();
        report.files().forEach(file -> file(file, lines));
        lines.add("");
        lines.add("Total: " + LureReport.count(report.files().size(), "file") + ", "
                + LureReport.count((int) report.dependencies(), "dependency") + "; pinned "
                + share(report.pinned(), report.dependencies()) + ", hashed "
                + share(report.hashed(), report.dependencies()) + ".");
        return lines;
    }

    /** What was passed over, and what could not be read. */
    static List<String> asides(ScanReport report) {
        var lines = new ArrayList<String>();
        report.remarks().forEach(remark -> lines.add("note: " + remark));
        for (var file : report.files()) {
            file.remarks().forEach(remark -> lines.add("note: " + file.path() + ": " + remark));
        }
        report.problems().forEach(problem -> lines.add("problem: " + problem));
        for (var file : report.files()) {
            file.problems().forEach(problem -> lines.add("problem: " + file.path() + ": " + problem));
        }
        return lines;
    }

    private static void file(ScannedFile file, List<String> lines) {
        var kind = file.format().title() + (file.detail().isEmpty() ? "" : ", " + file.detail());
        lines.add(file.path() + " (" + kind + "): "
                + LureReport.count(file.dependencies().size(), "dependency") + ", " + file.pinned() + " pinned, "
                + file.hashed() + " hashed");
        file.dependencies().stream()
                .filter(dependency -> !dependency.hashed())
                .forEach(dependency ->
                        lines.add("  " + place(dependency) + dependency.name() + ": " + lack(dependency)));
    }

    private static String place(ScannedDependency dependency) {
        return dependency.line() == 0 ? "" : "line " + dependency.line() + ": ";
    }

    private static String lack(ScannedDependency dependency) {
        Optional<String> notPinned = dependency.notPinned().map(reason -> "not pinned, " + reason);
        Optional<String> notHashed = dependency.notHashed().map(reason -> "not hashed, " + reason);
        return notPinned.or(() -> notHashed).orElse("");
    }

    private static String share(long part, long whole) {
        return part + " of " + whole
                + (whole == 0 ? "" : String.format(Locale.ROOT, " (%.1f %%)", 100.0 * part / whole));
    }
}
