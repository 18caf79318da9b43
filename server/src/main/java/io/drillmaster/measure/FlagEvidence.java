package io.drillmaster.measure;

import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.Fact.AlertReceived;
import io.drillmaster.evidence.Fact.ClockCompared;
import io.drillmaster.evidence.Fact.MarkerPresent;
import io.drillmaster.evidence.SourceTime;
import io.drillmaster.plan.ExercisePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which rows a flag speaks of, so that a reader can open what contradicts each other and judge. Most flags rest on two
 * rows at most; where more would do, the earliest stand for all.
 */
public final class FlagEvidence {
    private final ExercisePlan plan;
    private final Log log;
    private final Measurement measurement;
    private final Map<UUID, Evidence> rows = new HashMap<>();

    /** Of a measurement, with the rows that it was made of. */
    public FlagEvidence(ExercisePlan plan, Collection<Evidence> evidence, Measurement measurement) {
        this.plan = plan;
        this.log = Log.of(plan, evidence);
        this.measurement = measurement;
        evidence.forEach(row -> rows.put(row.id(), row));
    }

    /** The rows, the sign before what speaks against it; empty when none is left to show. */
    public List<UUID> of(Flag flag) {
        Stream<Optional<UUID>> found = switch (flag) {
            case OVERLAP -> Stream.of(detection(), sign());
            case CONFLICT -> conflict().stream().map(Optional::of);
            case REVEALED -> Stream.of(first(Fact.Revealed.class));
            case HUMAN_FIRST -> Stream.of(detection());
            case EXECUTED_WITHOUT_INSTALL, EXECUTION_BY_ALERT_ONLY -> Stream.of(sign());
            case GATE_BYPASSED -> Stream.of(gate(), sign());
            case SLOW_DELIVERY -> Stream.of(detection());
            case ZONE_ASSUMED -> Stream.of(withoutZone());
            case IMPLAUSIBLE_TIME -> Stream.of(implausible());
            case CONTAMINATED_ALERT -> Stream.of(first(Fact.Revealed.class), contaminated());
            case LATE_RESPONSE -> Stream.of(first(Fact.Investigating.class).or(() -> first(Fact.Contained.class)));
            case EXECUTED_AFTER_WINDOW -> Stream.of(lastSign());
            case SENSOR_BLIND -> Stream.of(first(Fact.SensorBlind.class));
            case MARKER_VANISHED ->
                vanished().stream().flatMap(pair -> Stream.of(Optional.of(pair.seen()), Optional.of(pair.gone())));
        };
        return found.flatMap(Optional::stream).distinct().toList();
    }

    /** The two rows that say who came first: the first signal and the first sign of the execution. */
    public List<UUID> signalAndExecution() {
        return of(Flag.OVERLAP);
    }

    private Optional<UUID> detection() {
        return measurement.detection().map(Detection::evidence);
    }

    /** The first sign of the first execution, where there is one beside the detection. */
    private Optional<UUID> sign() {
        return measurement.installs().stream().findFirst().flatMap(this::sign);
    }

    private Optional<UUID> lastSign() {
        var installs = measurement.installs();
        return installs.isEmpty() ? Optional.empty() : sign(installs.get(installs.size() - 1));
    }

    private Optional<UUID> sign(InstallInstance install) {
        return install.observations().stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Evidence::receivedAt).thenComparingLong(Evidence::seq))
                .map(Evidence::id);
    }

    private List<UUID> conflict() {
        return measurement.installs().stream()
                .filter(install -> install.quality() == Quality.CONFLICT)
                .findFirst()
                .map(install -> clocks(install)
                        .orElseGet(() -> Stream.concat(sign(install).stream(), against(install).stream())
                                .toList()))
                .orElse(List.of());
    }

    /** What cannot go with the sign: a fetch or a look in vain that came later, else what was found out of the clock. */
    private Optional<UUID> against(InstallInstance install) {
        return install.boundedBy().stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(row -> row.fact() instanceof ClockCompared))
                .map(Evidence::id);
    }

    /** Two comparisons of one clock that exclude each other: the greatest lower bound and the least upper one. */
    private Optional<List<UUID>> clocks(InstallInstance install) {
        var compared = log.of(ClockCompared.class).stream()
                .filter(row -> install.boundedBy().contains(row.id()))
                .toList();
        var low = compared.stream().max(Comparator.comparing(FlagEvidence::low));
        var high = compared.stream()
                .filter(row -> high(row).isPresent())
                .min(Comparator.comparing(row -> high(row).orElseThrow()));
        return low.flatMap(lo ->
                high.filter(hi -> low(lo).compareTo(high(hi).orElseThrow()) > 0).map(hi -> List.of(lo.id(), hi.id())));
    }

    private static Duration low(Row<ClockCompared> row) {
        return Duration.between(row.fact().serverReceived(), row.fact().hostSent());
    }

    private static Optional<Duration> high(Row<ClockCompared> row) {
        return row.fact()
                .serverSent()
                .flatMap(sent -> row.fact().hostReceived().map(received -> Duration.between(sent, received)));
    }

    private Optional<UUID> gate() {
        return measurement.alerts().stream()
                .filter(AlertVerdict::counts)
                .map(AlertVerdict::alert)
                .filter(id -> rows.get(id) != null
                        && rows.get(id).fact() instanceof AlertReceived alert
                        && alert.kind() == AlertKind.GATE_BLOCKED)
                .findFirst();
    }

    private Optional<UUID> withoutZone() {
        return measurement.alerts().stream()
                .filter(AlertVerdict::counts)
                .map(AlertVerdict::alert)
                .filter(id -> Optional.ofNullable(rows.get(id))
                        .flatMap(Evidence::sourceTime)
                        .filter(SourceTime::zoneAssumed)
                        .isPresent())
                .findFirst();
    }

    private Optional<UUID> contaminated() {
        var revealed = log.of(Fact.Revealed.class).stream().map(Row::receivedAt).min(Instant::compareTo);
        return measurement.alerts().stream()
                .filter(alert -> !alert.counts() && alert.level() == AttributionLevel.STRONG)
                .filter(alert -> revealed.filter(alert.receivedAt()::isAfter).isPresent())
                .map(AlertVerdict::alert)
                .findFirst();
    }

    /** The look that carried the stamp farthest from its receipt. */
    private Optional<UUID> implausible() {
        return log.of(MarkerPresent.class).stream()
                .max(Comparator.comparing(FlagEvidence::farthest))
                .map(Row::id);
    }

    private static Duration farthest(Row<MarkerPresent> row) {
        return Stream.concat(
                        row.fact().modifiedAt().stream(),
                        row.fact().executions().stream().map(Fact.MarkerLine::at))
                .map(at -> Duration.between(at, row.receivedAt()).abs())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private <F extends Fact> Optional<UUID> first(Class<F> kind) {
        return log.of(kind).stream()
                .min(Comparator.comparing((Row<F> row) -> row.receivedAt()).thenComparing(Row::id))
                .map(Row::id);
    }

    private Optional<Vanished> vanished() {
        return Vanished.first(plan, log, Horizon.of(plan, log, measurement.asOf()), ClockOffsets.of(log));
    }
}
