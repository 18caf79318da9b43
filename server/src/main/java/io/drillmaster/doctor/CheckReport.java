package io.drillmaster.doctor;

import java.time.Duration;
import java.util.List;

/**
 * What one check found.
 *
 * @param took how long it needed
 */
public record CheckReport(String id, String title, List<Finding> findings, Duration took) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** The worst of its findings. */
    public Result result() {
        return Result.worst(findings.stream().map(Finding::result).toList());
    }
}
