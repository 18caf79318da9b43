package io.drillmaster.measure;

import java.time.Instant;

/** How a scope came out: the table of outcomes, read from top to bottom. */
record Verdict(boolean control, Horizon horizon, Scope scope) {

    Outcome outcome() {
        if (horizon.abortedAt().isPresent()) {
            return Outcome.ABORTED;
        }
        if (horizon.invalid()) {
            return Outcome.INVALID;
        }
        if (control) {
            return ofControl();
        }
        return scope.execution().map(this::ofExecuted).orElseGet(this::ofNotExecuted);
    }

    private Outcome ofControl() {
        if (!scope.alerts().isEmpty()) {
            return Outcome.CONTROL_ALARMED;
        }
        return horizon.closed() ? Outcome.CONTROL_QUIET : Outcome.PENDING;
    }

    private Outcome ofExecuted(Interval execution) {
        var first = scope.first();
        if (first.isEmpty()) {
            return horizon.closed() ? Outcome.NOT_DETECTED : Outcome.PENDING;
        }
        Instant detected = first.get().at();
        if (detected.isAfter(horizon.closesAt())) {
            return Outcome.DETECTED_LATE;
        }
        return detected.isBefore(execution.estimate()) ? Outcome.DETECTED_BEFORE : Outcome.DETECTED;
    }

    private Outcome ofNotExecuted() {
        if (!horizon.closed()) {
            return Outcome.PENDING;
        }
        if (scope.ranLater() && !scope.stopped()) {
            return Outcome.NOT_EXERCISED; // nothing prevented it, it only came too late to be measured
        }
        if (!scope.prevented()) {
            return Outcome.NOT_EXERCISED;
        }
        return scope.first().isPresent() ? Outcome.PREVENTED_ALERTED : Outcome.PREVENTED_SILENT;
    }
}
