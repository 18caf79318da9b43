package io.drillmaster.cli;

import io.drillmaster.doctor.Check;
import io.drillmaster.doctor.CheckReport;
import io.drillmaster.doctor.Doctor;
import io.drillmaster.doctor.Report;
import io.drillmaster.doctor.Result;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The doctor's report for people: each check as soon as it and those before it are done, in colours on a terminal. */
final class DoctorWords implements Doctor.Listener {
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter out;
    private final PrintWriter err;
    private final Ansi colours;

    DoctorWords(PrintWriter out, PrintWriter err, Ansi colours) {
        this.out = out;
        this.err = err;
        this.colours = colours;
    }

    /** Says nothing. */
    static Doctor.Listener nothing() {
        return new Doctor.Listener() {
            @Override
            public void waitingFor(Check check) {}

            @Override
            public void done(CheckReport report) {}
        };
    }

    @Override
    public void waitingFor(Check check) {
        if (colours.enabled()) {
            err.print(ERASE + "checking: " + check.title() + " …");
            err.flush();
        }
    }

    @Override
    public void done(CheckReport report) {
        if (colours.enabled()) {
            err.print(ERASE);
            err.flush();
        }
        out.println(mark(report.result()) + colours.string("@|bold " + report.title() + "|@"));
        for (var finding : report.findings()) {
            out.println("  " + mark(finding.result()) + finding.found());
            if (!finding.toDo().isEmpty()) {
                out.println("          -> " + finding.toDo());
            }
        }
        out.flush();
    }

    void summary(Report report) {
        out.println();
        out.println(report.count(Result.OK) + " ok, " + report.count(Result.WARN) + " with warnings, "
                + report.count(Result.FAIL) + " failed, " + report.count(Result.SKIPPED) + " skipped");
        out.flush();
    }

    private String mark(Result result) {
        var style = switch (result) {
            case OK -> "green";
            case SKIPPED -> "faint";
            case WARN -> "yellow";
            case FAIL -> "bold,red";
        };
        var word = result == Result.SKIPPED ? "skip" : result.name().toLowerCase(Locale.ROOT);
        return colours.string("@|" + style + " " + String.format(Locale.ROOT, "%-6s", word) + "|@");
    }
}
