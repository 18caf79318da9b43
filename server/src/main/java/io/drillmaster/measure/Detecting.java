package io.drillmaster.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** How long detecting took. A detection is exact on our clock; what is not known of TTD is not known of the execution. */
record Detecting(boolean control, Horizon horizon, Scope scope, Outcome outcome) {

    /** What every time of an exercise is that was declared invalid. */
    static final Elapsed INVALID =
            new Elapsed.NotApplicable("The exercise was declared invalid, so its times say nothing.");

    /** Execution to first signal, by whomever. */
    Elapsed ttd() {
        return until(scope.first());
    }

    /** Execution to first alert. */
    Elapsed machineTtd() {
        return until(scope.firstAlert());
    }

    /** How long the signal came before the execution; empty when it did not. */
    Optional<Duration> lead() {
        return outcome == Outcome.DETECTED_BEFORE
                ? scope.first()
                        .flatMap(signal ->
                                scope.execution().map(execution -> Duration.between(signal.at(), execution.estimate())))
                : Optional.empty();
    }

    /** Whether it cannot be told which came first. */
    boolean overlaps() {
        return scope.first()
                .flatMap(signal -> scope.execution()
                        .map(execution -> execution.lo().isBefore(signal.at())
                                && !execution.hi().isBefore(signal.at())))
                .orElse(false);
    }

    /** Execution to containment. */
    Elapsed exposure(Optional<Signal> contained) {
        return until(contained);
    }

    private Elapsed until(Optional<Signal> signal) {
        if (outcome == Outcome.INVALID) {
            return INVALID;
        }
        if (control) {
            return new Elapsed.NotApplicable("A control does nothing that could be detected.");
        }
        var execution = scope.execution();
        if (execution.isEmpty()) {
            return new Elapsed.NotApplicable(whyNotExecuted());
        }
        var e = execution.get();
        if (signal.isEmpty()) {
            return new Elapsed.Censored(between(e.estimate(), horizon.watchedUntil()), evidence());
        }
        var d = signal.get().at();
        var evidence = new ArrayList<>(evidence());
        evidence.add(signal.get().row());
        return new Elapsed.Observed(
                between(e.estimate(), d),
                between(e.hi(), d),
                between(e.lo(), d),
                evidence.stream().distinct().toList());
    }

    private String whyNotExecuted() {
        if (scope.ranLater()) {
            return "It executed only after the window had closed.";
        }
        return horizon.closed() ? "Nothing executed." : "Nothing executed so far.";
    }

    private List<UUID> evidence() {
        return scope.deciding().stream()
                .flatMap(install -> Stream.concat(install.observations().stream(), install.boundedBy().stream()))
                .distinct()
                .toList();
    }

    private static Duration between(Instant start, Instant end) {
        var length = Duration.between(start, end);
        return length.isNegative() ? Duration.ZERO : length;
    }
}
