package io.drillmaster.measure;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** A limit on the time of an execution, on our clock, and the row that sets it (none where the plan sets it). */
record Bound(Instant at, Optional<UUID> row) {
    static final Comparator<Bound> BY_TIME = Comparator.comparing(Bound::at)
            .thenComparing(bound -> bound.row().map(UUID::toString).orElse(""));

    Bound(Instant at, UUID row) {
        this(at, Optional.of(row));
    }
}
