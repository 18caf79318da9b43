package io.drillmaster.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a host's clock is ahead of ours (theta = host minus server; negative when it is behind).
 *
 * @param lo at least; absent when nothing bounds it
 * @param hi at most; absent when nothing bounds it
 * @param evidence the clock comparisons that set the bounds
 */
record OffsetBounds(Optional<Duration> lo, Optional<Duration> hi, List<UUID> evidence) {
    /** The widest bounds with which a host's time is still believed. */
    static final Duration USABLE_WIDTH = Duration.ofSeconds(5);

    /** Whether the clock was ever compared. */
    boolean known() {
        return lo.isPresent() || hi.isPresent();
    }

    /** The comparisons exclude each other: the clock was set in between, or two machines share a name. */
    boolean contradictory() {
        return lo.isPresent() && hi.isPresent() && lo.get().compareTo(hi.get()) > 0;
    }

    /** The middle of the bounds; absent when one of them is missing or they contradict each other. */
    Optional<Duration> middle() {
        return contradictory()
                ? Optional.empty()
                : lo.flatMap(low -> hi.map(high -> low.plus(high.minus(low).dividedBy(2))));
    }

    /** Whether the comparisons alone are narrow enough to correct a stamp of this host. */
    boolean usable() {
        return middle().isPresent() && hi.orElseThrow().minus(lo.orElseThrow()).compareTo(USABLE_WIDTH) <= 0;
    }

    /** The host's stamp on our clock, as near as the comparisons allow; the stamp itself when there are none. */
    Instant roughly(Instant hostTime) {
        return hostTime.minus(middle().or(() -> lo).or(() -> hi).orElse(Duration.ZERO));
    }
}
