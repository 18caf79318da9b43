package io.drillmaster.review;

import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.AlertVerdict;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.InstallInstance;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import io.drillmaster.measure.Quality;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.verdict.GapCategory;
import io.drillmaster.verdict.Suggestion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads gaps out of a measurement. Sentences speak of systems and name the number or the evidence they rest on. */
public final class Suggestions {
    private final ExercisePlan plan;
    private final Measurement measurement;
    private final List<Evidence> rows;
    private final List<Suggestion> found = new ArrayList<>();

    private Suggestions(ExercisePlan plan, Measurement measurement, List<Evidence> rows) {
        this.plan = plan;
        this.measurement = measurement;
        this.rows = Standing.of(rows);
    }

    /**
     * What the data suggest is missing.
     *
     * @param measurement of a window that is over; an open one suggests nothing about outcomes
     * @param evidence the rows that the measurement was made from
     */
    public static List<Suggestion> of(ExercisePlan plan, Measurement measurement, List<Evidence> evidence) {
        return new Suggestions(plan, measurement, evidence).all();
    }

    private List<Suggestion> all() {
        if (!measurement.outcome().givenUp()) { // a drill that was given up says nothing about detection
            found.addAll(TargetSuggestions.of(plan, measurement, rows));
            response();
            objectives();
            delivery();
            gate();
            control();
            contradiction();
        }
        cleanUp();
        return List.copyOf(found);
    }

    private void response() {
        if (measurement.outcome() != Outcome.PENDING && measurement.ttr() instanceof Elapsed.Censored censored) {
            add(
                    "no-investigation",
                    GapCategory.RESPOND,
                    "A signal came, and no investigation followed",
                    "The first signal is of " + Words.utc(detectedAt())
                            + ". No \"I am investigating\" was recorded in the "
                            + Words.duration(censored.followUp())
                            + " of follow-up. Look at the way from the alert to the person on duty: routing, priority,"
                            + " runbook, access.",
                    censored.evidence());
        }
    }

    private void objectives() {
        if (measurement.ttdObjective() == ObjectiveVerdict.MISSED
                && measurement.ttd() instanceof Elapsed.Observed ttd) {
            missed(
                    "ttd-objective-missed",
                    GapCategory.DETECT,
                    "Time to detect",
                    ttd,
                    plan.objective().ttd().orElseThrow());
        }
        if (measurement.ttrObjective() == ObjectiveVerdict.MISSED
                && measurement.ttr() instanceof Elapsed.Observed ttr) {
            missed(
                    "ttr-objective-missed",
                    GapCategory.TRIAGE,
                    "Time to respond",
                    ttr,
                    plan.objective().ttr().orElseThrow());
        }
    }

    private void missed(String key, GapCategory category, String name, Elapsed.Observed observed, Duration objective) {
        add(
                key,
                category,
                name + " was longer than its objective",
                name + " was " + Words.duration(observed.estimate()) + " (between " + Words.duration(observed.lo())
                        + " and " + Words.duration(observed.hi()) + "); the objective is "
                        + Words.duration(objective) + ". Find the step that took the longest.",
                observed.evidence());
    }

    private void delivery() {
        if (!measurement.flags().contains(Flag.SLOW_DELIVERY)) {
            return;
        }
        measurement.alerts().stream()
                .filter(alert -> measurement
                        .detection()
                        .filter(first -> first.evidence().equals(alert.alert()))
                        .isPresent())
                .findFirst()
                .ifPresent(alert -> add(
                        "slow-delivery",
                        GapCategory.DELIVER,
                        "The first alert was long on its way",
                        "The alert was received at " + Words.utc(alert.receivedAt())
                                + alert.deliveryDelay()
                                        .map(delay -> ", " + Words.duration(delay) + " after the event it tells of")
                                        .orElse("")
                                + ". Look at queues, batching and polling between the sensor and the webhook.",
                        List.of(alert.alert())));
    }

    private void gate() {
        if (!measurement.flags().contains(Flag.GATE_BYPASSED)) {
            return;
        }
        var blocks = rows.stream()
                .filter(row -> row.fact() instanceof Fact.AlertReceived alert && alert.kind() == AlertKind.GATE_BLOCKED)
                .map(Evidence::id)
                .filter(id -> measurement.alerts().stream()
                        .anyMatch(alert -> alert.counts() && alert.alert().equals(id)));
        var executions = measurement.installs().stream().flatMap(install -> install.observations().stream());
        add(
                "gate-bypassed",
                GapCategory.PREVENT,
                "A gate said that it blocked the package, and the package ran",
                "A gate reported a block, and an execution was observed"
                        + measurement
                                .execution()
                                .map(execution -> " at " + Words.utc(execution.estimate()))
                                .orElse("")
                        + ". Look for a way around the gate: another registry, a cache, a path that is not gated.",
                Stream.concat(blocks, executions).toList());
    }

    private void control() {
        if (measurement.outcome() != Outcome.CONTROL_ALARMED) {
            return;
        }
        var alarms = measurement.alerts().stream()
                .filter(AlertVerdict::counts)
                .map(AlertVerdict::alert)
                .toList();
        add(
                "control-alarmed",
                GapCategory.DETECT,
                "An alert came although nothing happened",
                "The control package does nothing, and " + Words.number(alarms.size(), "alert")
                        + " came. A rule that also matches harmless installs hides the alerts that matter.",
                alarms);
    }

    private void contradiction() {
        if (!measurement.flags().contains(Flag.CONFLICT)) {
            return;
        }
        Predicate<InstallInstance> contradictory = install -> install.quality() == Quality.CONFLICT;
        var ids = measurement.installs().stream()
                .filter(contradictory)
                .flatMap(install -> Stream.concat(install.observations().stream(), install.boundedBy().stream()))
                .toList();
        add(
                "conflicting-evidence",
                GapCategory.EXERCISE,
                "Evidence about the time of execution contradicts itself",
                Words.number(ids.size(), "row")
                        + " of evidence cannot all be right about when the package ran. Compare the"
                        + " hosts' clocks with the server's before the next drill.",
                ids);
    }

    private void cleanUp() {
        for (var row : rows) {
            if (row.fact() instanceof Fact.TornDown done && !done.left().isEmpty()) {
                add(
                        "left-behind",
                        GapCategory.EXERCISE,
                        "Clean-up left something behind",
                        "Still there at " + Words.utc(row.receivedAt()) + ": " + String.join(" ", done.left()),
                        List.of(row.id()));
                return; // clean-up is done once
            }
        }
    }

    private Instant detectedAt() {
        return measurement.detection().orElseThrow().at();
    }

    private void add(String key, GapCategory category, String title, String description, List<UUID> evidence) {
        found.add(new Suggestion(key, category, title, description, evidence));
    }
}
