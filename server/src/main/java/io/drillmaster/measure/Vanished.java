package io.drillmaster.measure;

import io.drillmaster.evidence.Fact.MarkerAbsent;
import io.drillmaster.evidence.Fact.MarkerPresent;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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
                    var present = present(log.of(MarkerPresent.class, token));
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

    /** One file of one host. */
    private record Place(Optional<String> host, String path) {}

    /** When each file was seen; of two looks at one moment the one with the greater id, so that the order says nothing. */
    private static Map<Place, NavigableMap<Instant, Row<MarkerPresent>>> present(List<Row<MarkerPresent>> rows) {
        var present = new HashMap<Place, NavigableMap<Instant, Row<MarkerPresent>>>();
        for (var row : rows) {
            present.computeIfAbsent(new Place(row.evidence().host(), row.fact().path()), unseen -> new TreeMap<>())
                    .merge(row.receivedAt(), row, (one, other) -> one.id().compareTo(other.id()) > 0 ? one : other);
        }
        return present;
    }

    private static Optional<Pair> before(
            Row<MarkerAbsent> absent,
            Map<Place, NavigableMap<Instant, Row<MarkerPresent>>> present,
            ClockOffsets offsets) {
        var seen = present.get(new Place(absent.evidence().host(), absent.fact().path()));
        if (seen == null) {
            return Optional.empty();
        }
        // A report may come late and speak of a time before the marker was seen; then nothing vanished.
        var last = seen.lowerEntry(offsets.notAfter(absent.evidence()));
        return Optional.ofNullable(last).map(entry -> new Pair(entry.getValue(), absent));
    }
}
