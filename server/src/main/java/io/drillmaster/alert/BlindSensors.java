package io.drillmaster.alert;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.Follower;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.evidence.SourceTime;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.PlanIndex;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Follows the log for sensors that say that they lost events, and tells it to every exercise in whose window that was: "not
 * detected" means less then. Which machine was drilled is not known beforehand, so the host is not asked for.
 */
public final class BlindSensors implements Follower.Reader {
    /** A sensor's clock is believed this far; beyond it, the time of receipt stands. */
    private static final Duration BELIEVED = Duration.ofDays(1);

    /** Sensors under load tell of losses every half minute, for hours. */
    private static final Duration ONE_ROW_EVERY = Duration.ofHours(1);

    private final PlanIndex plans;
    private final EvidenceStore evidence;

    /** Tells the exercises of these plans, on this log. */
    public BlindSensors(PlanIndex plans, EvidenceStore evidence) {
        this.plans = plans;
        this.evidence = evidence;
    }

    @Override
    public void read(Handle handle, List<Evidence> rows) {
        var told = new ArrayList<NewEvidence>();
        for (var row : rows) {
            if (row.fact() instanceof Fact.AlertReceived alert && alert.lost().isPresent()) {
                var fact = new Fact.SensorBlind(alert.lost().get());
                var moment = moment(row);
                plans.aroundTime(row.receivedAt()).stream()
                        .filter(plan -> !moment.isBefore(plan.window().opensAt())
                                && !moment.isAfter(plan.window().closesAt()))
                        .map(plan -> row(plan, row, moment, fact))
                        .forEach(told::add);
            }
        }
        evidence.append(handle, told);
    }

    private static Instant moment(Evidence row) {
        return row.sourceTime()
                .map(SourceTime::instant)
                .filter(at -> Duration.between(at, row.receivedAt()).abs().compareTo(BELIEVED) <= 0)
                .orElse(row.receivedAt());
    }

    private static NewEvidence row(ExercisePlan plan, Evidence told, Instant moment, Fact.SensorBlind fact) {
        var hour = moment.getEpochSecond() / ONE_ROW_EVERY.toSeconds();
        var same = String.join(
                "/", "blind", plan.id().toString(), told.source(), told.host().orElse(""), Long.toString(hour));
        var row = NewEvidence.of(told.source(), told.receivedAt(), fact)
                .id(UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8)))
                .exercise(plan.id())
                .refersTo(told.id());
        told.host().ifPresent(row::host);
        told.sourceTime().ifPresent(row::sourceTime);
        return row.build();
    }
}
