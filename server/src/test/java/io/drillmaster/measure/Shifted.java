package io.drillmaster.measure;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.SourceTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Moves the times of a row: ours, the host's, or both. */
record Shifted(Duration ours, Duration hosts) {

    Evidence row(Evidence row) {
        return new Evidence(
                row.seq(),
                row.id(),
                row.exercise(),
                row.token(),
                row.source(),
                row.host(),
                row.sourceTime().map(time -> new SourceTime(theirs(time.instant()), time.raw(), time.zoneAssumed())),
                row.receivedAt().plus(ours),
                row.actor(),
                row.refersTo(),
                fact(row.fact()));
    }

    private Fact fact(Fact fact) {
        if (fact instanceof Fact.MarkerPresent marker) {
            return new Fact.MarkerPresent(
                    marker.path(),
                    marker.modifiedAt().map(this::theirs),
                    marker.executions().stream()
                            .map(line -> new Fact.MarkerLine(line.phase(), line.nonce(), theirs(line.at())))
                            .toList());
        }
        if (fact instanceof Fact.ClockCompared clock) {
            return new Fact.ClockCompared(
                    theirs(clock.hostSent()),
                    clock.serverReceived().plus(ours),
                    clock.serverSent().map(at -> at.plus(ours)),
                    clock.hostReceived().map(this::theirs));
        }
        if (fact instanceof Fact.AlertReceived alert) {
            Optional<Instant> generated = alert.generatedAt().map(this::theirs);
            return new Fact.AlertReceived(
                    alert.kind(),
                    alert.rule(),
                    alert.priority(),
                    alert.summary(),
                    generated,
                    alert.dedupKey(),
                    alert.traits());
        }
        return fact;
    }

    private Instant theirs(Instant at) {
        return at.plus(hosts);
    }
}
