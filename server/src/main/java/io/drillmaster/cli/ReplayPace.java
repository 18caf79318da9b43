package io.drillmaster.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long to wait before each stored delivery, from the times that they state. */
final class ReplayPace {
    private final double speed;
    private Optional<Instant> before = Optional.empty();

    /** {@code speed} times as fast as it was; infinite for no waiting at all. */
    ReplayPace(double speed) {
        this.speed = speed;
    }

    /** The wait before the next; none when it states no time, or one before its predecessor's. */
    Duration next(StoredDelivery delivery) {
        var at = delivery.saidAt();
        var wait = Duration.ZERO;
        if (at.isPresent() && before.isPresent() && at.get().isAfter(before.get())) {
            wait = Duration.ofMillis(
                    Math.round(Duration.between(before.get(), at.get()).toMillis() / speed));
        }
        before = at.or(() -> before);
        return wait;
    }
}
