package io.drillmaster.evidence;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how much room the disk below a directory has left, so that people hear of a disk that fills up before anything
 * is refused, and senders are refused before a write can fail half-way.
 */
public final class DiskSpace implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);

    /** At the intake's highest speed some 30 MB are written between two looks. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private static final long MIB = 1L << 20;
    private static final long WARN_BELOW = 1024 * MIB;
    private static final long REFUSE_BELOW = 128 * MIB;

    private final File directory;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "disk-space");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Room room = new Room(Level.ENOUGH, Long.MAX_VALUE);

    /** In the order of their gravity. */
    private enum Level {
        ENOUGH,
        LOW,
        FULL
    }

    private record Room(Level level, long free) {}

    private DiskSpace(Path directory) {
        this.directory = directory.toFile();
    }

    /** Watches the disk that this directory lies on. Warns below 1 GiB (or 10 % of a smaller disk), refuses at 128 MiB. */
    public static DiskSpace watch(Path directory) {
        var space = new DiskSpace(directory);
        space.look();
        var unused = space.looking.scheduleWithFixedDelay(
                space::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return space;
    }

    /** There is no room for what comes from outside: tell the sender to send it again. */
    public boolean full() {
        return room.level() == Level.FULL;
    }

    /** A sentence for the operator while the disk is nearly full, or full; empty while there is enough room. */
    public Optional<String> warning() {
        return sentence(room);
    }

    private void look() {
        var size = directory.getTotalSpace();
        if (size == 0) {
            return; // nothing can be told just now; writing to it will say what is wrong
        }
        var before = room;
        var now = judge(before.level(), directory.getUsableSpace(), size);
        room = now;
        if (now.level() != before.level()) {
            sentence(now)
                    .ifPresentOrElse(
                            LOG::warn, () -> LOG.info("the disk of {} has room again: {}", directory, mib(now.free())));
        }
    }

    /** A level is left only when an eighth more is free than where it begins: no flicker, and no log full of it. */
    private static Room judge(Level before, long free, long size) {
        var low = Math.max(2 * REFUSE_BELOW, Math.min(WARN_BELOW, size / 10));
        if (free < (before == Level.FULL ? REFUSE_BELOW + REFUSE_BELOW / 8 : REFUSE_BELOW)) {
            return new Room(Level.FULL, free);
        }
        return new Room(free < (before == Level.ENOUGH ? low : low + low / 8) ? Level.LOW : Level.ENOUGH, free);
    }

    private Optional<String> sentence(Room found) {
        return switch (found.level()) {
            case ENOUGH -> Optional.empty();
            case LOW ->
                Optional.of("The disk of " + directory + " is nearly full: " + mib(found.free())
                        + " are free. Below " + mib(REFUSE_BELOW)
                        + " evidence from outside is refused; make room now.");
            case FULL ->
                Optional.of("The disk of " + directory + " is full: " + mib(found.free())
                        + " are free, below " + mib(REFUSE_BELOW)
                        + " evidence from outside is refused and senders are told to send again. Make room.");
        };
    }

    private static String mib(long bytes) {
        return String.format(Locale.ROOT, "%d MiB", bytes / MIB);
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
