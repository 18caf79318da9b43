package io.drillmaster.cli;

import io.drillmaster.doctor.Finding;
import io.drillmaster.doctor.Report;
import io.drillmaster.doctor.Result;
import java.util.List;

/** The doctor's report for programs. */
record DoctorJson(Result result, List<Checked> checks) {
    /**
     * One check.
     *
     * @param tookMillis how long it took, in milliseconds
     */
    record Checked(String id, String title, Result result, List<Finding> findings, long tookMillis) {}

    static DoctorJson of(Report report) {
        return new DoctorJson(
                report.result(),
                report.checks().stream()
                        .map(check -> new Checked(
                                check.id(),
                                check.title(),
                                check.result(),
                                check.findings(),
                                check.took().toMillis()))
                        .toList());
    }
}
