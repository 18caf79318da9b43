package io.drillmaster.measure;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact.ClockCompared;
import io.drillmaster.measure.DriftEnvelope.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clocks of the hosts, from every comparison with ours (RFC 5905 section 8, bounds only): a message cannot arrive
 * before it was sent, so {@code t1 - t2 <= theta <= t4 - t3}. All comparisons of a host are intersected, which is tighter
 * than picking the one with the shortest round trip and never wrong where that one is right.
 */
final class ClockOffsets {
    /** Hosts cut their stamps to milliseconds or worse. */
    private static final Duration RESOLUTION = Duration.ofMillis(10);

    private final Map<String, HostClock> byHost = new HashMap<>();

    private ClockOffsets() {}

    /** Limits from above on the offset, and on its opposite. */
    private record HostClock(DriftEnvelope most, DriftEnvelope least) {}

    static ClockOffsets of(Log log) {
        var rowsOf = new HashMap<String, List<Row<ClockCompared>>>();
        log.of(ClockCompared.class)
                .forEach(row -> row.evidence()
                        .host()
                        .ifPresent(host -> rowsOf.computeIfAbsent(host, unseen -> new ArrayList<>())
                                .add(row)));
        var offsets = new ClockOffsets();
        rowsOf.forEach((host, rows) -> offsets.byHost.put(host, clock(rows)));
        return offsets;
    }

    private static HostClock clock(List<Row<ClockCompared>> rows) {
        var most = new ArrayList<Limit>();
        var least = new ArrayList<Limit>();
        for (var row : rows) {
            var sample = row.fact();
            var at = sample.serverReceived();
            least.add(new Limit(at, Duration.between(sample.hostSent(), at).plus(RESOLUTION), row.id()));
            if (sample.serverSent().isPresent() && sample.hostReceived().isPresent()) {
                var high = Duration.between(
                        sample.serverSent().get(), sample.hostReceived().get());
                most.add(new Limit(at, high.plus(RESOLUTION), row.id()));
            }
        }
        return new HostClock(new DriftEnvelope(most), new DriftEnvelope(least));
    }

    /** What is known of a host's clock around a moment of ours, and the comparisons that say most. */
    OffsetBounds of(Optional<String> host, Instant around) {
        var clock = host.map(byHost::get);
        var least = clock.flatMap(known -> known.least().tightest(around));
        var most = clock.flatMap(known -> known.most().tightest(around));
        return new OffsetBounds(
                least.map(limit -> limit.around(around).negated()),
                most.map(limit -> limit.around(around)),
                Stream.concat(least.stream(), most.stream())
                        .map(Limit::row)
                        .distinct()
                        .toList());
    }

    /**
     * The earliest moment on our clock at which a source can have looked: a report may be late, and then speaks of an
     * earlier moment than that of its arrival.
     */
    Instant notAfter(Evidence row) {
        var received = row.receivedAt();
        return row.sourceTime()
                .map(time -> time.instant().minus(of(row.host(), received).hi().orElse(Duration.ZERO)))
                .filter(received::isAfter)
                .orElse(received);
    }
}
