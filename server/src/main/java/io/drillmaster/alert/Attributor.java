package io.drillmaster.alert;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.Follower;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.plan.PlanIndex;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Follows the log and attributes every alert in it. The decisions are rows of evidence themselves. */
public final class Attributor implements Follower.Reader {
    private static final byte[] NOTHING = new byte[0];

    private final PlanIndex plans;
    private final DrillCiRuns ciRuns;
    private final EvidenceStore evidence;
    private final InstantSource clock;

    /** Compares with these plans and CI runs, on this log. */
    public Attributor(PlanIndex plans, DrillCiRuns ciRuns, EvidenceStore evidence, InstantSource clock) {
        this.plans = plans;
        this.ciRuns = ciRuns;
        this.evidence = evidence;
        this.clock = clock;
    }

    @Override
    public void read(Handle handle, List<Evidence> rows) {
        var alerts = rows.stream()
                .filter(row -> row.fact() instanceof Fact.AlertReceived)
                .toList();
        if (alerts.isEmpty()) {
            return;
        }
        var attribution = new Attribution(new PlansOfABatch(plans, alerts), ciRuns);
        var raw = evidence.raw(handle, alerts.stream().map(Evidence::id).toList());
        var decisions = new ArrayList<NewEvidence>();
        for (var row : alerts) {
            var words = SearchableText.of(raw.getOrDefault(row.id(), NOTHING));
            attribution.decide((Fact.AlertReceived) row.fact(), words, row.receivedAt()).stream()
                    .map(decision -> decision.asEvidence(row.id(), clock.instant()))
                    .forEach(decisions::add);
        }
        if (!decisions.isEmpty()) {
            evidence.append(handle, decisions);
        }
    }
}
