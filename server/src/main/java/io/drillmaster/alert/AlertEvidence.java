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
public final class AlertEvidence {
    private AlertEvidence() {}

    /** The rows of one delivery, in its order. */
    public static List<NewEvidence> rows(Hook hook, Delivery delivery, List<Reading> readings) {
        return readings.stream()
                .map(reading -> reading instanceof ReadAlert alert
                        ? row(hook, delivery, alert)
                        : row(hook, delivery, (ReadResponse) reading))
                .toList();
    }

    private static NewEvidence row(Hook hook, Delivery delivery, ReadAlert alert) {
        var fact = new Fact.AlertReceived(
                alert.kind(),
                alert.rule(),
                alert.priority(),
                alert.summary(),
                alert.generatedAt(),
                dedupKey(alert),
                alert.traits(),
                alert.lost(),
                alert.incident());
        var row = NewEvidence.of(hook.evidenceSource(), delivery.receivedAt(), fact)
                .raw(alert.raw());
        alert.host().ifPresent(row::host);
        alert.sourceTime().ifPresent(row::sourceTime);
        return row.build();
    }

    private static NewEvidence row(Hook hook, Delivery delivery, ReadResponse response) {
        var fact = new Fact.ResponseReceived(
                response.kind(),
                response.person().map(AlertEvidence::name).filter(name -> !name.isEmpty()),
                response.incident().map(AlertEvidence::name).filter(name -> !name.isEmpty()),
                AlertText.line(response.summary(), AlertText.LINE),
                dedupKey(response),
                response.traits());
        var row = NewEvidence.of(hook.evidenceSource(), delivery.receivedAt(), fact)
                .raw(response.raw());
        response.sourceTime().ifPresent(row::sourceTime);
        return row.build();
    }

    private static String name(String text) {
        return AlertText.line(text, AlertText.NAME);
    }

    /** The source's own id; its hash where it is too long or odd to be kept; else the hash of the alert's bytes. */
    private static String dedupKey(Reading reading) {
        if (reading.ownId().isEmpty()) {
            return "sha256:" + Hashes.sha256(reading.raw());
        }
        var id = reading.ownId().get();
        return id.equals(AlertText.line(id, AlertText.NAME)) ? id : "sha256:" + Hashes.sha256(id);
    }
}
