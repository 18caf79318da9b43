package io.drillmaster.measure;

import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.Evidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run of a hook, or the mere presence of a marker, with every row that tells of it.
 *
 * @param nonce the random part that a DNS name and a marker line of one run share
 * @param phase what the package manager was doing
 * @param stamp the host's own time
 * @param seenAt the first we heard of it: it ran at the latest then
 * @param rows what told us
 */
record Sighting(
        Optional<String> nonce, Optional<Phase> phase, Optional<HostStamp> stamp, Instant seenAt, List<Evidence> rows) {
    Sighting {
        rows = List.copyOf(rows);
    }

    /** Both told of the same run. */
    Sighting and(Sighting other) {
        return new Sighting(
                nonce.or(other::nonce),
                phase.or(other::phase),
                Stream.concat(stamp.stream(), other.stamp.stream()).min(Comparator.comparing(HostStamp::at)),
                seenAt.isBefore(other.seenAt) ? seenAt : other.seenAt,
                Stream.concat(rows.stream(), other.rows.stream()).toList());
    }
}
