package io.drillmaster.measure;

import java.time.Instant;

/**
 * A time that a host wrote about an execution, on its own clock.
 *
 * @param at as written
 * @param exact it is the execution's own time; a file's modification time is only that of the last execution, so it says
 *     nothing of how early the first one was
 * @param seenAt when it reached us, on our clock
 */
record HostStamp(Instant at, boolean exact, Instant seenAt) {}
