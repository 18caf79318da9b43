package io.drillmaster.review;

import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.InstallInstance;
import io.drillmaster.measure.Interval;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.TargetResult;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.verdict.GapCategory;
import io.drillmaster.verdict.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What single targets suggest: that something ran, or was stopped, and it could not be seen in time. */
final class TargetSuggestions {
    private final ExercisePlan plan;
    private final Measurement measurement;
    private final List<Evidence> rows;

    private TargetSuggestions(ExercisePlan plan, Measurement measurement, List<Evidence> rows) {
        this.plan = plan;
        this.measurement = measurement;
        this.rows = rows;
    }

    static List<Suggestion> of(ExercisePlan plan, Measurement measurement, List<Evidence> rows) {
        return new TargetSuggestions(plan, measurement, rows).all();
    }

    private List<Suggestion> all() {
        var found = new ArrayList<Suggestion>();
        for (var i = 0; i < plan.targets().size(); i++) {
            var target = plan.targets().get(i);
            var number = i + 1; // the plan's order never changes, so the key is stable
            result(target.token()).flatMap(result -> of(number, target, result)).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Suggestion> of(int number, InstallTarget target, TargetResult result) {
        return switch (result.outcome()) {
            case NOT_DETECTED -> Optional.of(notDetected(number, target, result));
            case DETECTED_LATE -> Optional.of(detectedLate(number, target, result));
            case PREVENTED_SILENT -> Optional.of(preventedSilently(number, target, result));
            case PREVENTED_ALERTED,
                    DETECTED_BEFORE,
                    DETECTED,
                    PENDING,
                    NOT_EXERCISED,
                    ABORTED,
                    INVALID,
                    CONTROL_QUIET,
                    CONTROL_ALARMED -> Optional.empty();
        };
    }

    private Suggestion notDetected(int number, InstallTarget target, TargetResult result) {
        return new Suggestion(
                "not-detected-" + number,
                GapCategory.DETECT,
                "No signal told of the execution on \"" + target.name() + "\"",
                named(target) + " ran" + at(target) + ". " + result.explanation()
                        + " Follow the way a signal would take and find where it ends: a sensor on that machine, a rule,"
                        + " the delivery.",
                observations(target));
    }

    private Suggestion detectedLate(int number, InstallTarget target, TargetResult result) {
        var ttd = result.ttd() instanceof Elapsed.Observed observed
                ? " It came " + Words.duration(observed.estimate()) + " after the execution."
                : "";
        var evidence = result.ttd() instanceof Elapsed.Observed observed ? observed.evidence() : observations(target);
        return new Suggestion(
                "detected-late-" + number,
                GapCategory.DETECT,
                "The first signal about \"" + target.name() + "\" came after the window had closed",
                named(target) + " ran" + at(target) + ". " + result.explanation() + ttd + " The window was open until "
                        + Words.utc(plan.window().closesAt()) + ".",
                evidence);
    }

    private Suggestion preventedSilently(int number, InstallTarget target, TargetResult result) {
        var evidence = rows.stream()
                .filter(row -> row.token().filter(target.token()::equals).isPresent())
                .filter(row -> row.fact() instanceof Fact.Fetched || row.fact() instanceof Fact.InstallReported)
                .map(Evidence::id)
                .toList();
        return new Suggestion(
                "prevented-silently-" + number,
                GapCategory.TELEMETRY,
                "\"" + target.name() + "\" was protected, and nothing made that visible",
                named(target) + " did not run. " + result.explanation() + " " + Words.number(evidence.size(), "row")
                        + " of evidence from the drill itself show it; no alert does. A stop that can be seen is also a"
                        + " warning of the next attempt.",
                evidence);
    }

    private String at(InstallTarget target) {
        return measurement.installs().stream()
                .filter(install -> install.token().equals(target.token()))
                .findFirst()
                .map(InstallInstance::executedAt)
                .map(Interval::estimate)
                .map(moment -> " at " + Words.utc(moment))
                .orElse("");
    }

    private List<UUID> observations(InstallTarget target) {
        return measurement.installs().stream()
                .filter(install -> install.token().equals(target.token()))
                .flatMap(install -> install.observations().stream())
                .toList();
    }

    private Optional<TargetResult> result(Token token) {
        return measurement.targets().stream()
                .filter(result -> result.token().equals(token))
                .findFirst();
    }

    private static String named(InstallTarget target) {
        return target.packageName() + " " + target.packageVersion();
    }
}
