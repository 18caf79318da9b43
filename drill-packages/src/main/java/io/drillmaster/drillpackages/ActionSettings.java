package io.drillmaster.drillpackages;

import java.time.Duration;
import java.util.Optional;

/**
 * What some benign actions need to know. Settings of actions that a package does not have are ignored.
 *
 * @param sleep how long {@link BenignAction#SLEEP} waits: whole milliseconds, more than 0, at most {@link #LONGEST_SLEEP}
 * @param canary where {@link BenignAction#TCP_CONNECT} connects to; empty where no package does that
 */
public record ActionSettings(Duration sleep, Optional<CanaryAddress> canary) {
    /** The longest that an install is ever held up on purpose. */
    public static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

    /** Where nothing else is asked for. */
    public static final Duration USUAL_SLEEP = Duration.ofSeconds(5);

    public ActionSettings {
        if (sleep.toMillis() < 1 || sleep.compareTo(LONGEST_SLEEP) > 0) {
            throw new IllegalArgumentException("a drill package sleeps for 1 ms to " + LONGEST_SLEEP.toSeconds()
                    + " s, found " + sleep + "; choose a time within");
        }
    }

    /** The usual sleep, and no canary to connect to. */
    public static ActionSettings usual() {
        return new ActionSettings(USUAL_SLEEP, Optional.empty());
    }
}
