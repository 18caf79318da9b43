package io.drillmaster.measure;

import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is told of one run, again and again, while it is being put together. A marker is looked at a thousand times, and
 * making a sighting of two each time would copy all rows each time.
 */
final class Gathering {
    private final Optional<String> nonce;
    private Optional<Phase> phase;
    private Optional<HostStamp> stamp;
    private Instant seenAt;
    private final List<Evidence> rows = new ArrayList<>();

    Gathering(Sighting first) {
        nonce = first.nonce();
        phase = first.phase();
        stamp = first.stamp();
        seenAt = first.seenAt();
        rows.addAll(first.rows());
    }

    /** The same run, told once more. */
    void add(Sighting again) {
        phase = phase.or(again::phase);
        var known = stamp;
        stamp = again.stamp()
                .filter(at -> known.isEmpty() || at.at().isBefore(known.get().at()))
                .or(() -> known);
        seenAt = again.seenAt().isBefore(seenAt) ? again.seenAt() : seenAt;
        rows.addAll(again.rows());
    }

    Sighting whole() {
        return new Sighting(nonce, phase, stamp, seenAt, rows);
    }
}
