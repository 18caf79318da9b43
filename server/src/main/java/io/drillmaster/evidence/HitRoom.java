package io.drillmaster.evidence;

import java.io.File;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much room there is on the disk for hits, and so which are still taken. */
final class HitRoom {
    private static final Logger LOG = LoggerFactory.getLogger(HitRoom.class);

    private final HitSettings settings;
    private final File file;
    private final AtomicLong stored;
    private volatile HitRank least = HitRank.STRANGER;

    HitRoom(HitSettings settings, long stored) {
        this.settings = settings;
        this.file = settings.file().toFile(); // it exists: whoever stores has made it
        this.stored = new AtomicLong(stored);
        look();
    }

    /** Whether hits of that rank are taken at present. */
    boolean isFor(HitRank rank) {
        return rank.compareTo(least) >= 0;
    }

    /** So many more bytes wait on the disk; fewer when negative. */
    void stored(long grown) {
        stored.addAndGet(grown);
        look();
    }

    /** Looks at the disk again. */
    void look() {
        var free = file.getUsableSpace();
        var bytes = stored.get();
        var now = judge(free, bytes);
        if (now != least) {
            least = now;
            switch (now) {
                case STRANGER -> LOG.info("There is room for all DNS hits again");
                case ISSUED ->
                    LOG.warn(
                            "DNS hits on unknown tokens are only counted: {} bytes wait for the database (allowed: {}),"
                                    + " {} are free on the disk (needed: {})",
                            bytes,
                            settings.storedBytes(),
                            free,
                            settings.freeBytes());
                case FIRST ->
                    LOG.error(
                            "DNS hits are only counted, but for the first of a token: {} bytes wait for the database"
                                    + " (allowed: {}), {} are free on the disk (needed: {}). Make room.",
                            bytes,
                            settings.storedBytes(),
                            free,
                            settings.freeBytes());
            }
        }
    }

    private HitRank judge(long free, long bytes) {
        if (bytes >= settings.storedBytes() || free < settings.freeBytes()) {
            return HitRank.FIRST;
        }
        return bytes >= settings.storedBytes() / 4 * 3 || free < 2 * settings.freeBytes()
                ? HitRank.ISSUED
                : HitRank.STRANGER;
    }
}
