package io.drillmaster.measure;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact.AlertReceived;
import io.drillmaster.evidence.SourceTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an alert took from the source's own time to us. It never moves a detection, it only explains one: a Falco
 * alert carries the time of the system call, so counting from it would hide every queue on the way.
 */
final class DeliveryDelay {
    /** A source's clock may be ahead of ours by this much and still be believed. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private DeliveryDelay() {}

    /** The delay; absent when the source gave no time, or one that cannot be. */
    static Optional<Duration> of(Row<AlertReceived> alert, ClockOffsets offsets, Instant earliestPlausible) {
        var evidence = alert.evidence();
        var theta = offsets.of(evidence.host(), evidence.receivedAt());
        return sourceTime(evidence)
                .or(() -> alert.fact().generatedAt())
                .map(at -> theta.usable() ? theta.roughly(at) : at)
                .filter(at -> !at.isBefore(earliestPlausible))
                .map(at -> Duration.between(at, evidence.receivedAt()))
                .filter(delay -> delay.plus(TOLERANCE).compareTo(Duration.ZERO) >= 0)
                .map(delay -> delay.isNegative() ? Duration.ZERO : delay);
    }

    private static Optional<Instant> sourceTime(Evidence evidence) {
        return evidence.sourceTime().map(SourceTime::instant);
    }
}
