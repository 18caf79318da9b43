package io.drillmaster.alert;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.Follower;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Follows the log and attributes every alert in it. The decisions are rows of evidence themselves. */
public final class Attributor implements Follower.Reader {
    private final Attribution attribution;
    private final EvidenceStore evidence;
    private final InstantSource clock;

    /** Decides by these rules, on this log. */
    public Attributor(Attribution attribution, EvidenceStore evidence, InstantSource clock) {
        this.attribution = attribution;
        this.evidence = evidence;
        this.clock = clock;
    }

    @Override
    public void read(Handle handle, List<Evidence> rows) {
        for (var row : rows) {
            if (row.fact() instanceof Fact.AlertReceived alert) {
                var words = SearchableText.of(evidence.raw(row.id()).orElse(new byte[0]));
                var decisions = attribution.decide(alert, words, row.receivedAt()).stream()
                        .map(decision -> decision.asEvidence(row.id(), clock.instant()))
                        .toList();
                if (!decisions.isEmpty()) {
                    evidence.append(handle, decisions);
                }
            }
        }
    }
}
