package io.drillmaster.tabletop;

import java.time.Duration;
import java.time.Instant;

/**
 * The exercise clock as a browser needs it: it counts on from the elapsed time by itself, with differences of its own clock
 * only, so that a browser whose clock is wrong shows the same.
 *
 * @param elapsed what it shows at {@code serverNow}
 * @param running whether it runs on
 * @param serverNow on the server's clock
 */
public record ClockView(Duration elapsed, boolean running, Instant serverNow) {
    static ClockView of(SessionState state, Instant now) {
        return new ClockView(state.clock.at(now), state.clock.runs(), now);
    }
}
