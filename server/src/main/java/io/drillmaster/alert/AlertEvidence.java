package io.drillmaster.alert;

import io.drillmaster.common.Hashes;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.util.List;

/**
 * Turns what a source told into rows of evidence.
 *
 * <p>Every row has an id of its own, drawn here once a delivery: a delivery that is made twice is two rows with one
 * dedup key, so that duplicates can be counted, while the inbox may write the same row as often as it must. Every row
 * carries the bytes of its own alert, not of the whole batch, so that it can be searched without its neighbours' words.
 */
final class AlertEvidence {
    private AlertEvidence() {}

    /** The rows of one delivery, in its order. */
    static List<NewEvidence> rows(Hook hook, Delivery delivery, List<ReadAlert> alerts) {
        return alerts.stream().map(alert -> row(hook, delivery, alert)).toList();
    }

    private static NewEvidence row(Hook hook, Delivery delivery, ReadAlert alert) {
        var fact = new Fact.AlertReceived(
                alert.kind(),
                alert.rule(),
                alert.priority(),
                alert.summary(),
                alert.generatedAt(),
                dedupKey(alert),
                alert.traits());
        var row = NewEvidence.of(hook.evidenceSource(), delivery.receivedAt(), fact)
                .raw(alert.raw());
        alert.host().ifPresent(row::host);
        alert.sourceTime().ifPresent(row::sourceTime);
        return row.build();
    }

    /** The source's own id; its hash where it is too long or odd to be kept; else the hash of the alert's bytes. */
    private static String dedupKey(ReadAlert alert) {
        if (alert.ownId().isEmpty()) {
            return "sha256:" + Hashes.sha256(alert.raw());
        }
        var id = alert.ownId().get();
        return id.equals(AlertText.line(id, AlertText.NAME)) ? id : "sha256:" + Hashes.sha256(id);
    }
}
