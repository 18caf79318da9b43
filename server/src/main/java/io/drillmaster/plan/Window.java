package io.drillmaster.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in which an exercise is observed, on the server's clock. Both ends belong to it: an alert at {@code closesAt}
 * is in time.
 *
 * @param opensAt when packages are published and observation begins
 * @param closesAt when the verdict is due (W in the formulas)
 */
public record Window(Instant opensAt, Instant closesAt) {
    public Window {
        if (!closesAt.isAfter(opensAt)) {
            throw new IllegalArgumentException("a window must close after it opens: " + opensAt + " to " + closesAt);
        }
    }

    /** How long the window is open. */
    public Duration length() {
        return Duration.between(opensAt, closesAt);
    }
}
