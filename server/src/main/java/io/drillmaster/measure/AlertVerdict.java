package io.drillmaster.measure;

import io.drillmaster.evidence.AttributionLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of one alert in this exercise.
 *
 * @param alert the row (the first delivery)
 * @param receivedAt server clock
 * @param level how surely it belongs to the exercise
 * @param counts whether it could be the detection
 * @param reason a sentence for people: why it counts or does not
 * @param duplicates further deliveries of the same alert
 * @param deliveryDelay source's event time to our receipt; absent without a usable source time
 */
public record AlertVerdict(
        UUID alert,
        Instant receivedAt,
        AttributionLevel level,
        boolean counts,
        String reason,
        int duplicates,
        Optional<Duration> deliveryDelay) {}
