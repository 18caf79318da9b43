package io.drillmaster.measure;

import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.evidence.Fact.InstallReported;
import java.util.Locale;

/** Says in a sentence why a target came out as it did. */
record Explanation(ExecutionVector vector, Horizon horizon, Scope scope, Outcome outcome) {

    String sentence() {
        return switch (outcome) {
            case ABORTED -> "The exercise was stopped for safety.";
            case INVALID -> "The exercise was declared invalid, so this target says nothing either.";
            case CONTROL_QUIET -> "The control did nothing, and no alert came: as it should be.";
            case CONTROL_ALARMED -> "The control did nothing, and an alert came all the same: a false positive.";
            case DETECTED_BEFORE -> firstBy() + " noticed it before it executed.";
            case DETECTED -> "It executed, and " + firstBy().toLowerCase(Locale.ROOT) + " told of it in time.";
            case DETECTED_LATE ->
                "It executed, and "
                        + firstBy().toLowerCase(Locale.ROOT)
                        + " told of it only after the window had closed.";
            case NOT_DETECTED ->
                "It executed, and nobody was told"
                        + (horizon.cutShort() ? " before the drill was revealed." : " before the window closed.");
            case PREVENTED_ALERTED -> stopped("its code never ran") + ", and somebody was told.";
            case PREVENTED_SILENT ->
                scope.blocked().isPresent()
                        ? stopped("") + "; nothing executed and nobody was told."
                        : "The package was fetched, its code never ran, and nobody was told.";
            case NOT_EXERCISED -> notExercised();
            case PENDING -> pending();
        };
    }

    private String notExercised() {
        if (scope.ranLater()) {
            return "It executed only after the window had closed.";
        }
        if (vector.phases().isEmpty()) {
            return "Nothing of it can execute: this package (" + vector.id() + ") runs no code, so there was nothing to"
                    + " detect.";
        }
        if (scope.fetchedAt().isPresent()) {
            return "It was installed or downloaded, and no program loaded it.";
        }
        return vector.runsAtInstall() || scope.first().isEmpty()
                ? "It was never installed: nothing was fetched and nothing executed."
                : "Somebody was told of it, and no program loaded it.";
    }

    private String pending() {
        if (scope.executed()) {
            return "It executed, and nobody was told so far.";
        }
        if (scope.blocked().isPresent()) {
            return stopped("") + "; nothing executed so far.";
        }
        return scope.fetchedAt().isPresent()
                ? "The package was fetched; nothing executed so far."
                : "Nothing was fetched and nothing executed so far.";
    }

    private String stopped(String otherwise) {
        if (scope.blocked().isPresent()) {
            InstallReported report = scope.blocked().get();
            return report.client() + " " + report.version() + " blocked the install script";
        }
        return scope.gateBlockedAt().isPresent() ? "A gate blocked the package" : "The package was there, " + otherwise;
    }

    private String firstBy() {
        return scope.first().filter(signal -> signal.by() == Detection.By.HUMAN).isPresent() ? "A person" : "An alert";
    }
}
