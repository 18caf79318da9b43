package io.drillmaster.doctor;

import java.util.List;

/** What all checks found, in their order. */
public record Report(List<CheckReport> checks) {
    public Report {
        checks = List.copyOf(checks);
    }

    /** The worst of all. */
    public Result result() {
        return Result.worst(checks.stream().map(CheckReport::result).toList());
    }

    /** How many checks came out like this. */
    public long count(Result result) {
        return checks.stream().filter(check -> check.result() == result).count();
    }
}
