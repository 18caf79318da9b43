package io.drillmaster.canary;

import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was seen of one marker so far, and so what a further look adds to the evidence. Used by one thread at a time. */
final class MarkerMemory {
    static final String SOURCE = "marker.poller";

    private static final Logger LOG = LoggerFactory.getLogger(MarkerMemory.class);
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private final MarkerWatch watch;
    private @Nullable Instant lastTold;
    private MarkerSighting.@Nullable Absent lastUntold;
    private MarkerSighting.@Nullable Present present;
    private boolean complained;

    MarkerMemory(MarkerWatch watch) {
        this.watch = watch;
    }

    /** The evidence in a further look; mostly none. */
    List<NewEvidence> learn(MarkerSighting sighting) {
        if (sighting instanceof MarkerSighting.Present seen) {
            return present(seen);
        }
        if (sighting instanceof MarkerSighting.Absent seen) {
            return absent(seen);
        }
        if (sighting instanceof MarkerSighting.Unknown unknown && !complained) {
            complained = true;
            LOG.warn("The marker of {} cannot be watched: {}", watch.exercise(), unknown.reason());
        }
        return List.of();
    }

    /** Of the looks that found nothing, the first, one a minute, and the last before the marker came are evidence. */
    private List<NewEvidence> absent(MarkerSighting.Absent seen) {
        if (present != null) {
            return List.of(); // somebody cleaned up: that does not undo the execution
        }
        if (lastTold != null && Duration.between(lastTold, seen.at()).compareTo(HEARTBEAT) < 0) {
            lastUntold = seen;
            return List.of();
        }
        lastTold = seen.at();
        lastUntold = null;
        return List.of(row(seen.at(), new Fact.MarkerAbsent(watch.path())).build());
    }

    private List<NewEvidence> present(MarkerSighting.Present seen) {
        if (present != null && seen.size() <= present.size()) {
            return List.of();
        }
        present = seen;
        var rows = new ArrayList<NewEvidence>();
        if (lastUntold != null) {
            rows.add(row(lastUntold.at(), new Fact.MarkerAbsent(watch.path())).build());
            lastUntold = null;
        }
        var lines = seen.content().stream()
                .flatMap(content -> content.executions().stream())
                .map(one -> new Fact.MarkerLine(one.phase(), one.nonce(), one.at()))
                .toList();
        var fact = new Fact.MarkerPresent(watch.path(), Optional.of(seen.modifiedAt()), lines);
        rows.add(row(seen.at(), fact).raw(seen.raw()).build());
        return rows;
    }

    /** For the start of a watch on this very machine: both clocks are one. */
    List<NewEvidence> clocks(Instant now) {
        var one = Optional.of(now);
        return watch.sameClock()
                ? List.of(row(now, new Fact.ClockCompared(now, now, one, one)).build())
                : List.of();
    }

    private NewEvidence.Builder row(Instant receivedAt, Fact fact) {
        return NewEvidence.of(SOURCE, receivedAt, fact)
                .exercise(watch.exercise())
                .token(watch.token())
                .host(watch.host());
    }
}
