package io.drillmaster.pages;

import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.AlertVerdict;
import io.drillmaster.measure.Measurement;
import io.drillmaster.pages.view.AlertRow;
import io.drillmaster.pages.view.Moment;
import java.util.List;

/** The alerts of an exercise, and what became of each. */
final class AlertPresenter {
    private AlertPresenter() {}

    static List<AlertRow> rows(List<Evidence> rows, Measurement measurement, TimelinePresenter timeline, boolean may) {
        return measurement.alerts().stream()
                .map(verdict -> row(find(rows, verdict), verdict, timeline, may))
                .toList();
    }

    private static AlertRow row(Evidence row, AlertVerdict verdict, TimelinePresenter timeline, boolean may) {
        var alert = (Fact.AlertReceived) row.fact();
        var retracted = timeline.retraction(row.id()) != null;
        return new AlertRow(
                row.id().toString(),
                Moment.clock(verdict.receivedAt()),
                EvidenceWords.source(row),
                StandIns.isStandIn(row),
                alert.rule(),
                alert.priority(),
                EvidenceWords.summary(alert),
                EvidenceWords.levelChip(verdict.level()),
                verdict.reason(),
                verdict.counts(),
                verdict.duplicates(),
                verdict.deliveryDelay().map(Words::duration).orElse(null),
                may && !retracted && verdict.level() != AttributionLevel.STRONG,
                may && !retracted && verdict.level() != AttributionLevel.REJECTED,
                may && !retracted,
                retracted);
    }

    private static Evidence find(List<Evidence> rows, AlertVerdict verdict) {
        return rows.stream()
                .filter(row -> row.id().equals(verdict.alert()))
                .findFirst()
                .orElseThrow();
    }
}
