package io.drillmaster.measure;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.SourceTime;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what evidence means: the same rows and the same moment give the same measurement, in whatever order they come. */
public final class Measure {
    /** Raised whenever a rule changes so that the same evidence can give another measurement. */
    public static final int ENGINE_VERSION =
            4; // TTA counts from the alert; an exercise can be declared invalid; hosts, containment and visibility are
    // told

    private static final Duration SLOW = Duration.ofMinutes(1);

    private final ExercisePlan plan;
    private final Log log;
    private final Horizon horizon;
    private final List<JudgedAlert> alerts;
    private final Executions.Found found;
    private final Humans humans;
    private final boolean markerVanished;

    private Measure(ExercisePlan plan, Collection<Evidence> evidence, Instant asOf) {
        this.plan = plan;
        this.log = Log.of(plan, evidence);
        this.horizon = Horizon.of(plan, log, asOf);
        var offsets = ClockOffsets.of(log);
        var publications = Publications.of(plan, log, offsets);
        this.alerts = Alerts.of(plan, log, horizon, offsets, publications);
        this.found = Executions.of(plan, log, horizon, offsets, publications, alerts);
        this.humans = new Humans(plan, log, horizon, publications);
        this.markerVanished = Vanished.first(plan, log, horizon, offsets).isPresent();
    }

    /**
     * Measures one exercise.
     *
     * @param plan the exercise as planned
     * @param evidence its rows, in any order; rows of other exercises are passed over
     * @param asOf on the server's clock; a window that is open then is judged as far as it has gone
     */
    public static Measurement measure(ExercisePlan plan, Collection<Evidence> evidence, Instant asOf) {
        return new Measure(plan, evidence, asOf).measurement();
    }

    private Measurement measurement() {
        var counted = alerts.stream().filter(JudgedAlert::counts).toList();
        var scope = Scope.of(plan.targets(), log, horizon, found.installs(), counted, humans.noticed());
        var outcome = new Verdict(plan.control(), horizon, scope).outcome();
        var detecting = new Detecting(plan.control(), horizon, scope, outcome);
        var responding = new Responding(plan.control(), horizon, scope, outcome);
        var ttd = detecting.ttd();
        var ttr = responding.until(humans.investigating());
        var judged = !outcome.givenUp();
        var trusted = scope.deciding().stream().noneMatch(install -> install.quality() == Quality.CONFLICT);
        return new Measurement(
                ENGINE_VERSION,
                horizon.asOf(),
                log.throughSeq(),
                outcome,
                flags(scope, detecting),
                scope.execution(),
                found.installs(),
                scope.first().map(Signal::detection),
                detecting.machineTtd(),
                ttd,
                responding.untilAcknowledged(humans.acknowledged()),
                ttr,
                detecting.lead(),
                timeToBlock(scope, outcome),
                alerts.stream().map(JudgedAlert::verdict).toList(),
                plan.targets().stream().map(target -> target(target, counted)).toList(),
                Objectives.judge(ttd, plan.objective().ttd().filter(set -> judged), horizon.closed(), trusted),
                Objectives.judge(ttr, plan.objective().ttr().filter(set -> judged), horizon.closed(), true),
                responding.untilPaged(humans.paged()),
                responding.until(humans.contained()),
                detecting.exposure(humans.contained()),
                HostResults.of(plan.control(), horizon, scope),
                Reached.of(plan.control(), log, scope, ttr),
                InputsHash.of(plan, log.ids()));
    }

    private TargetResult target(InstallTarget target, List<JudgedAlert> counted) {
        var token = target.token();
        var ofTarget = counted.stream()
                .filter(alert -> alert.targets().contains(token))
                .toList();
        var scope = Scope.of(List.of(target), log, horizon, found.installs(), ofTarget, humans.noticed(token));
        var outcome = new Verdict(plan.control(), horizon, scope).outcome();
        return new TargetResult(
                token,
                outcome,
                new Detecting(plan.control(), horizon, scope, outcome).ttd(),
                new Explanation(target.vector(), horizon, scope, outcome).sentence());
    }

    private Set<Flag> flags(Scope scope, Detecting detecting) {
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(found.flags());
        raise(flags, Flag.OVERLAP, detecting.overlaps());
        raise(flags, Flag.REVEALED, horizon.cutShort());
        raise(
                flags,
                Flag.HUMAN_FIRST,
                scope.first()
                        .filter(signal -> signal.by() == Detection.By.HUMAN)
                        .isPresent());
        raise(
                flags,
                Flag.GATE_BYPASSED,
                scope.executed() && scope.gateBlockedAt().isPresent());
        raise(flags, Flag.MARKER_VANISHED, markerVanished);
        raise(flags, Flag.SENSOR_BLIND, sensorBlind());
        raise(flags, Flag.CONTAMINATED_ALERT, alerts.stream().anyMatch(JudgedAlert::contaminated));
        raise(flags, Flag.ZONE_ASSUMED, alerts.stream().anyMatch(alert -> alert.counts() && alert.zoneAssumed()));
        raise(
                flags,
                Flag.SLOW_DELIVERY,
                scope.first().filter(this::deliveredSlowly).isPresent());
        raise(
                flags,
                Flag.LATE_RESPONSE,
                scope.first().isPresent()
                        && humans.investigating()
                                .filter(signal -> signal.at().isAfter(horizon.closesAt()))
                                .isPresent());
        return flags;
    }

    /** A loss after the end has kept nothing from being seen; one that is told late may have. */
    private boolean sensorBlind() {
        return log.of(Fact.SensorBlind.class).stream()
                .anyMatch(row -> row.evidence()
                        .sourceTime()
                        .map(SourceTime::instant)
                        .filter(row.receivedAt()::isAfter)
                        .orElse(row.receivedAt())
                        .isBefore(horizon.end()));
    }

    private static void raise(Set<Flag> flags, Flag flag, boolean raised) {
        if (raised) {
            flags.add(flag);
        }
    }

    private boolean deliveredSlowly(Signal signal) {
        return alerts.stream()
                .filter(alert -> alert.id().equals(signal.row()) && !alert.zoneAssumed())
                .flatMap(alert -> alert.verdict().deliveryDelay().stream())
                .anyMatch(delay -> delay.compareTo(SLOW) > 0);
    }

    /** Request to stop: the package must have been asked for before a gate can have stopped it. */
    private static Optional<Duration> timeToBlock(Scope scope, Outcome outcome) {
        return outcome == Outcome.PREVENTED_ALERTED
                ? scope.gateBlockedAt()
                        .flatMap(blocked -> scope.fetchedAt()
                                .filter(fetched -> !fetched.isAfter(blocked))
                                .map(fetched -> Duration.between(fetched, blocked)))
                : Optional.empty();
    }
}
