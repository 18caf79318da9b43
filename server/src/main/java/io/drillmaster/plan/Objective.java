package io.drillmaster.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * What the team set out to reach, as valid when the exercise was planned.
 *
 * @param ttd execution to first alert, at most
 * @param ttr first alert to an engineer actively investigating, at most
 */
public record Objective(Optional<Duration> ttd, Optional<Duration> ttr) {
    /** Nothing was set. */
    public static final Objective NONE = new Objective(Optional.empty(), Optional.empty());
}
