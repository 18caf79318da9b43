package io.drillmaster.evidence;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where hits wait and how much room they take.
 *
 * @param file the SQLite file, made when it is not there; its directory must exist and be on a local disk
 * @param pages pages in memory, at most; only first hits of issued tokens may go beyond
 * @param pageBytes size of a page
 * @param storedBytes what may wait on the disk for the database; from three quarters on, strangers' hits are only counted
 * @param freeBytes what stays free on the disk: with less than that only first hits are kept, and with less than twice
 *     that no strangers'
 * @param firstRetry pause after the first failure to write to the database; doubled with every further one
 * @param longestRetry the pause is never longer
 */
public record HitSettings(
        Path file,
        int pages,
        int pageBytes,
        long storedBytes,
        long freeBytes,
        Duration firstRetry,
        Duration longestRetry) {
    /** The usual limits: 64 MiB in memory, 8 GiB on disk (some 30 million hits), 256 MiB left free. */
    public static HitSettings in(Path file) {
        return new HitSettings(
                file, 256, 256 << 10, 8L << 30, 256L << 20, Duration.ofMillis(100), Duration.ofSeconds(30));
    }

    public HitSettings {
        if (pages < 2 || pageBytes < 2 * HitPage.LARGEST_ENTRY) {
            throw new IllegalArgumentException("hits need two pages of " + 2 * HitPage.LARGEST_ENTRY
                    + " bytes at least, found " + pages + " of " + pageBytes);
        }
    }
}
