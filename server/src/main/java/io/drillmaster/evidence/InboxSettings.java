package io.drillmaster.evidence;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the inbox lies and how much it takes.
 *
 * @param file the SQLite file, made when it is not there; its directory must exist and be on a local disk
 * @param queuedRows rows that may wait in memory for the disk
 * @param storedRows rows that may wait on the disk for the database; reached only after a long outage
 * @param firstRetry pause after the first failure to write to the database; doubled with every further one
 * @param longestRetry the pause is never longer
 */
public record InboxSettings(Path file, int queuedRows, long storedRows, Duration firstRetry, Duration longestRetry) {
    /** The usual limits: 100 000 rows in memory, 5 000 000 on disk, pauses from 100 ms to 30 s. */
    public static InboxSettings in(Path file) {
        return new InboxSettings(file, 100_000, 5_000_000, Duration.ofMillis(100), Duration.ofSeconds(30));
    }

    public InboxSettings {
        if (queuedRows < 1 || storedRows < 1) {
            throw new IllegalArgumentException("an inbox must have room for one row at least, found " + queuedRows
                    + " in memory and " + storedRows + " on disk");
        }
    }
}
