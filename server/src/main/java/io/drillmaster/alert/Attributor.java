package io.drillmaster.alert;

import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.Follower;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.plan.PlanStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Follows the log and attributes every alert in it. The decisions are rows of evidence themselves. An alert is looked at
 * again when only later it becomes known that a drill ran on its host, or that its CI run is a drill's.
 */
public final class Attributor implements Follower.Reader {
    /** Of one host or run, when something new is known of it. */
    private static final int MOST_LOOKED_AT_AGAIN = 2_000;

    private final PlanStore plans;
    private final DrillCiRuns ciRuns;
    private final EvidenceStore evidence;
    private final InstantSource clock;

    /** Compares with these plans and CI runs, on this log. */
    public Attributor(PlanStore plans, DrillCiRuns ciRuns, EvidenceStore evidence, InstantSource clock) {
        this.plans = plans;
        this.ciRuns = ciRuns;
        this.evidence = evidence;
        this.clock = clock;
    }

    @Override
    public void read(Handle handle, List<Evidence> rows) {
        var scenes = new Scenes(plans, evidence, clock.instant());
        var alerts = new LinkedHashMap<UUID, Evidence>();
        Stream.concat(lookAgain(handle, rows, scenes).stream(), rows.stream())
                .filter(Attributor::needsADecision)
                .forEach(row -> alerts.put(row.id(), row));
        if (!alerts.isEmpty()) {
            evidence.append(handle, decisions(handle, alerts.values(), scenes));
        }
    }

    private List<NewEvidence> decisions(Handle handle, Collection<Evidence> alerts, Scenes scenes) {
        var texts = BatchTexts.of(handle, evidence, alerts);
        var attribution = new Attribution(new PlansOfABatch(plans, alerts, texts.words()), ciRuns);
        var decisions = new ArrayList<NewEvidence>();
        var nameless = new ArrayList<Evidence>();
        for (var row : alerts) {
            var decided = attribution.decide((Fact.AlertReceived) row.fact(), texts.of(row), row.receivedAt());
            if (decided.isEmpty()) {
                nameless.add(row);
            }
            decided.forEach(decision -> decisions.add(decision.asEvidence(row, clock.instant())));
        }
        var there = nameless.isEmpty() ? List.<Scene>of() : scenes.where(handle, nameless);
        for (var row : nameless) {
            PlaceAttribution.decide(row, there)
                    .forEach(decision -> decisions.add(decision.asEvidence(row, clock.instant())));
        }
        return decisions;
    }

    /** Earlier alerts of which these rows tell something new. */
    private List<Evidence> lookAgain(Handle handle, List<Evidence> rows, Scenes scenes) {
        var again = new ArrayList<Evidence>();
        var asked = new HashSet<List<String>>();
        for (var row : rows) {
            var exercise = row.exercise();
            if (exercise.isEmpty()) {
                continue;
            }
            if (row.fact() instanceof Fact.CiRunTied tied) {
                again.addAll(evidence.alertsOfCiRun(handle, tied.run(), MOST_LOOKED_AT_AGAIN));
            } else if (showsWhereItRan(row)
                    && asked.add(List.of(exercise.get().toString(), row.host().orElseThrow()))) {
                scenes.of(exercise.get())
                        .map(scene -> evidence.alertsOf(
                                handle,
                                row.host().stream().toList(),
                                scene.opensAt(),
                                scene.closesAt(),
                                MOST_LOOKED_AT_AGAIN))
                        .ifPresent(again::addAll);
            }
        }
        return again;
    }

    /** An alert that came with its exercise, as those of samples do, is nobody else's. */
    private static boolean needsADecision(Evidence row) {
        return row.fact() instanceof Fact.AlertReceived && row.exercise().isEmpty();
    }

    private static boolean showsWhereItRan(Evidence row) {
        return row.host().isPresent()
                && (row.fact() instanceof Fact.MarkerPresent
                        || (row.fact() instanceof Fact.Attributed attributed
                                && attributed.level() == AttributionLevel.STRONG
                                && row.source().equals(Decision.SOURCE)));
    }
}
