package io.drillmaster.cli;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.SourceTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook's call that somebody kept.
 *
 * @param name the file, and the line in it where it has several
 * @param headers those that were kept with it
 * @param body the bytes
 * @param readings what its source makes of it; empty when it cannot be read
 * @param unreadable why it cannot be read; empty when it can
 */
record StoredDelivery(
        String name, Map<String, String> headers, byte[] body, List<Reading> readings, Optional<String> unreadable) {
    StoredDelivery {
        headers = Map.copyOf(headers);
        readings = List.copyOf(readings);
    }

    /** Reads it as its source would at {@code now}. */
    static StoredDelivery of(String name, AlertSource source, Map<String, String> headers, byte[] body, Instant now) {
        try {
            var readings = source.read(new Delivery(source.id(), headers, body, now));
            return new StoredDelivery(name, headers, body, readings, Optional.empty());
        } catch (Problem unreadable) {
            return new StoredDelivery(name, headers, body, List.of(), Optional.of(unreadable.sentence()));
        }
    }

    /** When it was sent, as far as it says: the latest time in it, on its source's clock. */
    Optional<Instant> saidAt() {
        return readings.stream().flatMap(reading -> time(reading).stream()).max(Instant::compareTo);
    }

    private static Optional<Instant> time(Reading reading) {
        return reading instanceof ReadAlert alert
                ? alert.generatedAt().or(() -> alert.sourceTime().map(SourceTime::instant))
                : ((ReadResponse) reading).sourceTime().map(SourceTime::instant);
    }
}
