package io.drillmaster.alert.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time that a signature covers, in whole seconds since 1970: far from now, the delivery is an old one sent again. */
final class SignedTime {
    /** What the senders themselves advise; it allows for clocks that differ as well. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private SignedTime() {}

    /** Why the time cannot be believed; empty when it can. */
    static Optional<String> complaint(String name, String seconds, Instant receivedAt) {
        if (!seconds.matches("[0-9]{1,12}")) {
            return Optional.of("the time in " + name + " is not a number of seconds");
        }
        var away = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), receivedAt);
        return away.abs().compareTo(TOLERANCE) <= 0
                ? Optional.empty()
                : Optional.of("the time in " + name + " is " + away.abs().toSeconds() + " s "
                        + (away.isNegative() ? "ahead of" : "behind") + " this server's clock; allowed are "
                        + TOLERANCE.toSeconds() + " s. Compare the clocks, or somebody sends an old delivery again");
    }
}
