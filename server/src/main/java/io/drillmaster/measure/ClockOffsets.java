package io.drillmaster.measure;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact.ClockCompared;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The clocks of the hosts, from every comparison with ours (RFC 5905 section 8, bounds only): a message cannot arrive
 * before it was sent, so {@code t1 - t2 <= theta <= t4 - t3}. All comparisons of a host are intersected, which is tighter
 * than picking the one with the shortest round trip and never wrong where that one is right.
 */
final class ClockOffsets {
    /** Hosts cut their stamps to milliseconds or worse. */
    private static final Duration RESOLUTION = Duration.ofMillis(10);

    /** A free-running or slewed clock drifts by less than 100 ppm, so a comparison an hour away is 0.4 s less sure. */
    private static final long DRIFT_DIVISOR = 10_000;

    private final Map<String, List<Row<ClockCompared>>> byHost = new HashMap<>();

    private ClockOffsets() {}

    static ClockOffsets of(Log log) {
        var offsets = new ClockOffsets();
        log.of(ClockCompared.class)
                .forEach(row -> row.evidence()
                        .host()
                        .ifPresent(host -> offsets.byHost
                                .computeIfAbsent(host, unseen -> new ArrayList<>())
                                .add(row)));
        return offsets;
    }

    /** What is known of a host's clock around a moment of ours. */
    OffsetBounds of(Optional<String> host, Instant around) {
        var rows = host.map(name -> byHost.getOrDefault(name, List.of())).orElse(List.of());
        Optional<Duration> lo = Optional.empty();
        Optional<Duration> hi = Optional.empty();
        var evidence = new ArrayList<UUID>();
        for (var row : rows) {
            var sample = row.fact();
            var slack = RESOLUTION.plus(
                    Duration.between(sample.serverReceived(), around).abs().dividedBy(DRIFT_DIVISOR));
            var low =
                    Duration.between(sample.serverReceived(), sample.hostSent()).minus(slack);
            lo = Optional.of(lo.filter(known -> known.compareTo(low) > 0).orElse(low));
            if (sample.serverSent().isPresent() && sample.hostReceived().isPresent()) {
                var high = Duration.between(
                                sample.serverSent().get(), sample.hostReceived().get())
                        .plus(slack);
                hi = Optional.of(hi.filter(known -> known.compareTo(high) < 0).orElse(high));
            }
            evidence.add(row.id());
        }
        return new OffsetBounds(lo, hi, List.copyOf(evidence));
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
