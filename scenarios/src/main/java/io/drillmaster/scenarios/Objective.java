package io.drillmaster.scenarios;

import java.time.Duration;
import java.util.Optional;

/**
 * What counts as good enough; either part may be left open.
 *
 * @param ttd longest acceptable time from execution to the first alert
 * @param ttr longest acceptable time from the first alert to a person investigating
 */
public record Objective(Optional<Duration> ttd, Optional<Duration> ttr) {}
