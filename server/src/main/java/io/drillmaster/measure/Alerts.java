package io.drillmaster.measure;

import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact.AlertReceived;
import io.drillmaster.evidence.Fact.Attributed;
import io.drillmaster.evidence.Fact.Retracted;
import io.drillmaster.evidence.SourceTime;
import io.drillmaster.plan.ExercisePlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of every alert: which belong here, which are deliveries of the same one, and which count. */
final class Alerts {
    private final Log log;
    private final Horizon horizon;
    private final ClockOffsets offsets;
    private final Publications publications;
    private final AlertTargets targets;
    private final Attributions attributions;

    private Alerts(ExercisePlan plan, Log log, Horizon horizon, ClockOffsets offsets, Publications publications) {
        this.log = log;
        this.horizon = horizon;
        this.offsets = offsets;
        this.publications = publications;
        this.targets = new AlertTargets(plan);
        this.attributions = Attributions.of(log);
    }

    /** Every alert that is attributed to the exercise at any level, in order of receipt. */
    static List<JudgedAlert> of(
            ExercisePlan plan, Log log, Horizon horizon, ClockOffsets offsets, Publications publications) {
        var alerts = new Alerts(plan, log, horizon, offsets, publications);
        return alerts.deliveries().stream()
                .flatMap(deliveries -> alerts.judge(deliveries).stream())
                .sorted(Comparator.comparing(JudgedAlert::receivedAt).thenComparing(JudgedAlert::id))
                .toList();
    }

    /** All deliveries of one alert together, the earliest first. */
    private Collection<List<Row<AlertReceived>>> deliveries() {
        var byKey = new LinkedHashMap<List<String>, List<Row<AlertReceived>>>();
        log.withWithdrawn(AlertReceived.class).stream()
                .sorted(Comparator.comparing(Row::receivedAt))
                .forEach(row -> byKey.computeIfAbsent(identity(row), unseen -> new ArrayList<>())
                        .add(row));
        return byKey.values();
    }

    private static List<String> identity(Row<AlertReceived> row) {
        var key = row.fact().dedupKey();
        return key.isBlank()
                ? List.of(row.id().toString())
                : List.of(row.evidence().source(), key);
    }

    private Optional<JudgedAlert> judge(List<Row<AlertReceived>> deliveries) {
        var rows = deliveries.stream().map(Row::evidence).toList();
        return attributions.of(rows).map(attribution -> judge(deliveries, attribution));
    }

    private JudgedAlert judge(List<Row<AlertReceived>> deliveries, Attributed attribution) {
        var first = deliveries.get(0);
        var concerned = targets.of(first);
        var early = publications.precedes(first.receivedAt(), concerned);
        var obstacle = obstacle(deliveries, attribution, early);
        var late = obstacle.isEmpty() && horizon.afterReveal(first.receivedAt());
        var delay = DeliveryDelay.of(first, offsets, publications.earliestPlausible());
        var verdict = new AlertVerdict(
                first.id(),
                first.receivedAt(),
                withdrawal(deliveries).isPresent() || early ? AttributionLevel.REJECTED : attribution.level(),
                obstacle.isEmpty() && !late,
                obstacle.orElse(
                        late
                                ? "It came after the drill had been revealed, so it shows nothing."
                                : "It counts. " + attribution.reason()),
                deliveries.size() - 1,
                delay);
        return new JudgedAlert(
                verdict,
                first.fact().kind(),
                concerned,
                !targets.byToken(first).isEmpty(),
                hosts(first),
                late,
                delay.isPresent()
                        && first.evidence()
                                .sourceTime()
                                .filter(SourceTime::zoneAssumed)
                                .isPresent());
    }

    private Optional<String> obstacle(List<Row<AlertReceived>> deliveries, Attributed attribution, boolean early) {
        var withdrawal = withdrawal(deliveries);
        if (withdrawal.isPresent()) {
            var said = withdrawal.get().fact() instanceof Retracted retracted ? retracted.reason() : "";
            return Optional.of("It was withdrawn. " + said);
        }
        if (deliveries.get(0).fact().kind() == AlertKind.NOISE) {
            return Optional.of("It is a message of the source itself and no alert.");
        }
        if (early) {
            return Optional.of("It came before the drill package existed, so it cannot be about it.");
        }
        return switch (attribution.level()) {
            case STRONG -> Optional.empty();
            case CANDIDATE -> Optional.of("It counts only once a person confirms it. " + attribution.reason());
            case WEAK -> Optional.of("It is shown only. " + attribution.reason());
            case REJECTED -> Optional.of("It does not belong to this exercise. " + attribution.reason());
        };
    }

    /** Whoever withdraws an alert means the alert, not one of its deliveries. */
    private Optional<Evidence> withdrawal(List<Row<AlertReceived>> deliveries) {
        return deliveries.stream()
                .flatMap(row -> log.retractions().of(row.id()).stream())
                .min(Comparator.comparingLong(Evidence::seq));
    }

    private static Set<String> hosts(Row<AlertReceived> row) {
        var hosts = new HashSet<>(row.fact().traits().hosts());
        row.evidence().host().ifPresent(hosts::add);
        return hosts;
    }
}
