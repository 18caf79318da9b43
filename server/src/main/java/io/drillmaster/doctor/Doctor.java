package io.drillmaster.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs checks beside each other, each within its own time, and reports them in their order. */
public final class Doctor {
    private Doctor() {}

    /** Hears how it goes, on the caller's thread. */
    public interface Listener {
        /** The report of this check is the next, and is waited for. */
        void waitingFor(Check check);

        /** A check is done; those before it are too. */
        void done(CheckReport report);
    }

    /**
     * Runs them all.
     *
     * @throws InterruptedException when the caller is; the checks are then interrupted too
     */
    public static Report run(List<? extends Check> checks, Listener listener) throws InterruptedException {
        var workers = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "doctor");
            thread.setDaemon(true); // a check that hears no interrupt must not hold the program up
            return thread;
        });
        try {
            var begun = System.nanoTime();
            var running = checks.stream().map(check -> started(check, workers)).toList();
            var reports = new ArrayList<CheckReport>();
            for (var i = 0; i < checks.size(); i++) {
                var check = checks.get(i);
                listener.waitingFor(check);
                var report = awaited(check, running.get(i), begun);
                listener.done(report);
                reports.add(report);
            }
            return new Report(reports);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Future<CheckReport> started(Check check, ExecutorService workers) {
        return workers.submit(() -> {
            var begun = System.nanoTime();
            var findings = check.run();
            return new CheckReport(check.id(), check.title(), findings, since(begun));
        });
    }

    private static CheckReport awaited(Check check, Future<CheckReport> running, long begun)
            throws InterruptedException {
        try {
            var left = check.patience().minus(since(begun));
            return running.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            var seconds = check.patience().toSeconds();
            return report(
                    check,
                    begun,
                    Finding.fail(
                            "It did not end within " + seconds + " s.",
                            "See whether something that it asks hangs, and run it alone with --only " + check.id()
                                    + "."));
        } catch (ExecutionException e) {
            return report(
                    check,
                    begun,
                    Finding.fail(
                            "The check itself broke: " + e.getCause() + ".", "Report this as a fault of Drillmaster."));
        }
    }

    private static CheckReport report(Check check, long begun, Finding finding) {
        return new CheckReport(check.id(), check.title(), List.of(finding), since(begun));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
