package io.drillmaster.measure;

import io.drillmaster.evidence.Fact.MarkerAbsent;
import io.drillmaster.evidence.Fact.MarkerPresent;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A marker that was there and, while the drill still ran, was gone again. It takes nothing back: what was seen was there.
 * But somebody or something removed it, which a reader will want to know.
 *
 * @param seen the row that saw it
 * @param gone the first row after that which did not
 */
record Vanished(UUID seen, UUID gone) {

    /** The first one of any host and target; after the end, markers are removed because they should be. */
    static Optional<Vanished> first(ExercisePlan plan, Log log, Horizon horizon, ClockOffsets offsets) {
        return plan.targets().stream()
                .map(InstallTarget::token)
                .flatMap(token -> {
                    var present = log.of(MarkerPresent.class, token);
                    return log.of(MarkerAbsent.class, token).stream()
                            .filter(absent -> !absent.receivedAt().isAfter(horizon.end()))
                            .flatMap(absent -> before(absent, present, offsets).stream());
                })
                .min(Comparator.comparing((Pair pair) -> pair.gone().receivedAt())
                        .thenComparing(pair -> pair.gone().id()))
                .map(pair -> new Vanished(pair.seen().id(), pair.gone().id()));
    }

    /** Two looks at one file of one host. */
    private record Pair(Row<MarkerPresent> seen, Row<MarkerAbsent> gone) {}

    private static Optional<Pair> before(
            Row<MarkerAbsent> absent, List<Row<MarkerPresent>> present, ClockOffsets offsets) {
        // A report may come late and speak of a time before the marker was seen; then nothing vanished.
        var lookedAt = offsets.notAfter(absent.evidence());
        return present.stream()
                .filter(row -> row.evidence().host().equals(absent.evidence().host())
                        && row.fact().path().equals(absent.fact().path())
                        && row.receivedAt().isBefore(lookedAt))
                .max(Comparator.comparing((Row<MarkerPresent> row) -> row.receivedAt())
                        .thenComparing(Row::id))
                .map(row -> new Pair(row, absent));
    }
}
