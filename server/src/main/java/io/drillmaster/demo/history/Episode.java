package io.drillmaster.demo.history;

import io.drillmaster.plan.Labels;
import io.drillmaster.scenarios.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One sample exercise, as the story wants it.
 *
 * @param opensAt when its window opens
 * @param host machine that installs the packages; a name that cannot exist (RFC 2606, {@code .invalid})
 * @param installAfter opening to the first install
 * @param noticedAfter execution to the first signal, where one comes inside the window
 * @param acknowledgedAfter first signal to "I have seen it"
 * @param investigatedAfter first signal to "I am investigating"; empty when nobody did
 * @param responder account name of whoever responds
 * @param seed of the small numbers inside, so that the same story is told every time
 */
record Episode(
        Scenario scenario,
        Labels labels,
        Instant opensAt,
        Course course,
        Sight sight,
        String host,
        Duration installAfter,
        Duration noticedAfter,
        Duration acknowledgedAfter,
        Optional<Duration> investigatedAfter,
        String responder,
        long seed) {
    Instant closesAt() {
        return opensAt.plus(scenario.window());
    }
}
