package io.drillmaster.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Drillmaster at a time in a data directory. The lock goes with the process, however it ends; a PostgreSQL that a
 * killed process left behind is then nobody's, and is stopped.
 */
final class DirectoryLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final FileChannel channel;
    private final FileLock lock;

    private DirectoryLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the directory. @throws IOException when another process has it, with a sentence that says so */
    static DirectoryLock take(Path directory) throws IOException {
        var channel = FileChannel.open(
                directory.resolve("drillmaster.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return new DirectoryLock(channel, lock);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("this very program has the directory in use already", e);
        }
        channel.close();
        throw new IOException("another Drillmaster has the directory in use");
    }

    /** Whether somebody has the directory. Nothing is left behind by asking. */
    static boolean isTaken(Path directory) {
        var file = directory.resolve("drillmaster.lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            LOG.debug("{} cannot be asked for its lock", file, e);
            return false; // whoever may not open it learns so from the check of the directory
        }
    }

    /** Stops a PostgreSQL on this data that outlived its Drillmaster. Only the holder of the lock may ask for it. */
    void stopOrphan(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
        var orphan = ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("postgres"))
                        .isPresent());
        if (orphan.isEmpty()) {
            return;
        }
        LOG.warn("stopping PostgreSQL {}, which a killed Drillmaster left behind in {}", pid, data);
        orphan.get().destroy();
        try {
            var unused = orphan.get().onExit().get(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("PostgreSQL " + pid + " was left behind there and does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL " + pid + " was stopping", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (lock.isValid()) {
            lock.release();
        }
        channel.close();
    }
}
