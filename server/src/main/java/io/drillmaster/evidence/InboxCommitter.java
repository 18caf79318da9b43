package io.drillmaster.evidence;

import io.drillmaster.evidence.InboxFile.Change;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only thread that writes the inbox's file. Whatever came while the last transaction was being written to disk goes
 * into the next one together (group commit), so that one sync serves many callers.
 */
final class InboxCommitter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(InboxCommitter.class);

    private static final int MOST_TASKS_IN_A_COMMIT = 4096;
    private static final long MOST_BYTES_QUEUED = 64L << 20;

    private final InboxFile file;
    private final InboxSettings settings;
    private final DiskSpace disk;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final Condition settled = lock.newCondition();
    private final ArrayDeque<Task> queue = new ArrayDeque<>();
    private long queuedRows;
    private long queuedBytes;
    private long storedRows;
    private long keptRows;
    private int unsettled;
    private boolean finishing;
    private boolean failing;

    private record Task(List<Change> changes, int rows, long bytes, CompletableFuture<Void> done) {}

    InboxCommitter(InboxFile file, InboxSettings settings, DiskSpace disk, long storedRows) {
        this.file = file;
        this.settings = settings;
        this.disk = disk;
        this.storedRows = storedRows;
    }

    /** Queues new rows, or fails at once when there is no room. */
    CompletableFuture<Void> keep(List<NewEvidence> rows) {
        var changes = new ArrayList<Change>(rows.size());
        var bytes = 0L;
        try {
            for (var row : rows) { // here, in the caller's thread: the one that commits has enough to do
                var keep = Change.Keep.of(row);
                bytes += keep.row().length() + keep.raw().length;
                changes.add(keep);
            }
        } catch (RuntimeException unwritable) {
            return CompletableFuture.failedFuture(unwritable);
        }
        return submit(new Task(changes, rows.size(), bytes, new CompletableFuture<>()));
    }

    /** Queues what has become of rows that were stored before. */
    CompletableFuture<Void> settle(Change change) {
        return submit(new Task(List.of(change), 0, 0, new CompletableFuture<>()));
    }

    private CompletableFuture<Void> submit(Task task) {
        lock.lock();
        try {
            if (finishing) {
                return CompletableFuture.failedFuture(
                        new IllegalStateException("The inbox is closed; the server is stopping."));
            }
            if (task.rows() > 0 && queuedRows + task.rows() > settings.queuedRows()) {
                return full(queuedRows + " rows wait for the disk and " + settings.queuedRows() + " are allowed");
            }
            if (task.rows() > 0 && queuedBytes + task.bytes() > MOST_BYTES_QUEUED) {
                return full(queuedBytes + " bytes wait for the disk and " + MOST_BYTES_QUEUED + " are allowed");
            }
            if (task.rows() > 0 && storedRows + task.rows() > settings.storedRows()) {
                return full(storedRows + " rows wait for the database and " + settings.storedRows() + " are allowed");
            }
            if (task.rows() > 0 && disk.full()) {
                return full("its disk is full");
            }
            queue.add(task);
            queuedRows += task.rows();
            queuedBytes += task.bytes();
            unsettled++;
            came.signal();
            return task.done();
        } finally {
            lock.unlock();
        }
    }

    private static CompletableFuture<Void> full(String why) {
        return CompletableFuture.failedFuture(
                new InboxFullException("The evidence inbox is full: " + why + ". Send it again later."));
    }

    /** Writes until {@link #finish} was called and everything that was queued before is on disk. */
    @Override
    public void run() {
        try {
            for (var tasks = take(); !tasks.isEmpty(); tasks = take()) {
                commit(tasks);
            }
        } finally {
            abandon(); // only an Error leaves something here
        }
    }

    private List<Task> take() {
        lock.lock();
        try {
            while (queue.isEmpty() && !finishing) {
                came.awaitUninterruptibly();
            }
            var taken = new ArrayList<Task>();
            while (!queue.isEmpty() && taken.size() < MOST_TASKS_IN_A_COMMIT) {
                var task = queue.remove();
                queuedRows -= task.rows();
                queuedBytes -= task.bytes();
                taken.add(task);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<Task> tasks) {
        var changes = new ArrayList<Change>();
        tasks.forEach(task -> changes.addAll(task.changes()));
        try {
            var grown = file.commit(changes);
            if (failing) {
                failing = false;
                LOG.info("The evidence inbox can be written again");
            }
            settled(grown, tasks);
            tasks.forEach(task -> task.done().complete(null));
            if (grown < 0) {
                shrink();
            }
        } catch (SQLException e) {
            if (!failing) {
                failing = true;
                LOG.error("The evidence inbox cannot be written; senders are told to send again: {}", e.getMessage());
            }
            failed(tasks);
            tasks.forEach(task -> task.done().completeExceptionally(e));
        }
    }

    private void shrink() {
        if (waiting() > 0) {
            return;
        }
        try {
            file.shrink();
        } catch (SQLException e) {
            LOG.warn("The inbox file keeps its size for now: {}", e.getMessage());
        }
    }

    private void settled(long grown, List<Task> tasks) {
        lock.lock();
        try {
            storedRows += grown;
            keptRows += tasks.stream().mapToLong(Task::rows).sum();
            unsettled -= tasks.size();
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void failed(List<Task> tasks) {
        lock.lock();
        try {
            unsettled -= tasks.size();
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void abandon() {
        finish();
        for (var tasks = take(); !tasks.isEmpty(); tasks = take()) {
            tasks.forEach(
                    task -> task.done().completeExceptionally(new IllegalStateException("The inbox has stopped.")));
        }
    }

    /** Takes no more; {@link #run} ends once the queue is empty. */
    void finish() {
        lock.lock();
        try {
            finishing = true;
            came.signalAll();
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Rows that the database does not have yet, in memory and on disk. */
    long waiting() {
        lock.lock();
        try {
            return queuedRows + storedRows;
        } finally {
            lock.unlock();
        }
    }

    /** Rows that were put on disk since the start. */
    long kept() {
        lock.lock();
        try {
            return keptRows;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a row is on disk; false when the patience ended first. */
    boolean awaitStored(Duration patience) throws InterruptedException {
        return await(() -> storedRows > 0, patience);
    }

    /** Waits until nothing is queued and nothing stored. */
    boolean awaitEmpty(Duration patience) throws InterruptedException {
        return await(() -> unsettled == 0 && storedRows == 0, patience);
    }

    private boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        var left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = settled.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
