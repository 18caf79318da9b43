package io.drillmaster.evidence;

import io.drillmaster.evidence.InboxFile.Change;
import io.drillmaster.evidence.InboxFile.Stored;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands stored rows to the database, in order, for as long as it takes, and forgets only what was taken. */
final class InboxDrain implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(InboxDrain.class);

    private static final int MOST_ROWS_IN_A_BATCH = 5_000;

    /** After a row was rejected: where one is, there are often more, and each costs its whole batch again. */
    private static final int FEW_ROWS_IN_A_BATCH = 64;

    /** How soon a stop is noticed while nothing comes in. */
    private static final Duration IDLE = Duration.ofMillis(250);

    /** Rows a second that come in beside; from there on, keeping what comes goes before handing over what is kept. */
    private static final long BUSY = 1_000;

    /** Under load a batch is followed by a rest so many times as long, but never longer than {@link #LONGEST_REST}. */
    private static final int RESTS = 4;

    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private final InboxFile file;
    private final InboxCommitter committer;
    private final EvidenceWriter writer;
    private final InboxSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong rejected;
    private int rowsInABatch = MOST_ROWS_IN_A_BATCH;
    private Duration pause;
    private boolean failing;
    private long keptBefore;
    private long lookedNanos = System.nanoTime();

    InboxDrain(
            InboxFile file,
            InboxCommitter committer,
            EvidenceWriter writer,
            InboxSettings settings,
            long rejectedBefore) {
        this.file = file;
        this.committer = committer;
        this.writer = writer;
        this.settings = settings;
        this.rejected = new AtomicLong(rejectedBefore);
        this.pause = settings.firstRetry();
    }

    @Override
    public void run() {
        try {
            while (stopping.getCount() > 0) {
                if (committer.awaitStored(IDLE)) {
                    drainOnce();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void drainOnce() throws InterruptedException {
        try {
            var began = System.nanoTime();
            deliver(file.next(rowsInABatch));
            pause = settings.firstRetry();
            if (failing) {
                failing = false;
                LOG.info("Evidence reaches the database again; {} rows wait", committer.waiting());
            }
            if (isBusy()) {
                rest(RESTS * (System.nanoTime() - began));
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // whatever the writer throws: the rows stay, and are offered again
            if (!failing) {
                failing = true;
                LOG.error("Evidence does not reach the database; it is kept in the inbox and tried again: {}", said(e));
            }
            if (stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            var doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(settings.longestRetry()) < 0 ? doubled : settings.longestRetry();
        }
    }

    /** Not when the room on the disk is half gone: then the database is what everything waits for. */
    private boolean isBusy() {
        var now = System.nanoTime();
        var kept = committer.kept();
        var busy = kept - keptBefore > BUSY * (now - lookedNanos) / TimeUnit.SECONDS.toNanos(1)
                && committer.waiting() < settings.storedRows() / 2;
        keptBefore = kept;
        lookedNanos = now;
        return busy;
    }

    private void rest(long nanos) throws InterruptedException {
        var unused = stopping.await(Math.min(nanos, LONGEST_REST.toNanos()), TimeUnit.NANOSECONDS); // ended by a stop
    }

    private void deliver(List<Stored> batch) throws Exception {
        var rows = new ArrayList<NewEvidence>();
        for (var stored : batch) {
            try {
                rows.add(stored.evidence());
            } catch (RuntimeException unreadable) {
                reject(stored.seq(), "this version of the program cannot read it: " + said(unreadable.getCause()));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        try {
            writer.write(List.copyOf(rows));
        } catch (RejectedEvidenceException e) {
            var bad = batch.stream()
                    .filter(stored -> stored.id().equals(e.row().toString()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the writer rejected a row that is not its own", e));
            reject(bad.seq(), e.reason());
            rowsInABatch = FEW_ROWS_IN_A_BATCH;
            return; // the others are read again without it
        }
        settle(new Change.Delivered(
                batch.get(0).seq(), batch.get(batch.size() - 1).seq()));
        rowsInABatch = Math.min(2 * rowsInABatch, MOST_ROWS_IN_A_BATCH);
    }

    private void reject(long seq, String reason) throws Exception {
        settle(new Change.Rejected(seq, reason));
        rejected.incrementAndGet();
        LOG.error("Evidence row {} of the inbox was laid aside in its table 'rejected': {}", seq, reason);
    }

    private void settle(Change change) throws InterruptedException, SQLException {
        try {
            committer.settle(change).get();
        } catch (ExecutionException e) {
            throw new SQLException("the inbox file could not be changed: " + said(e.getCause()), e);
        }
    }

    private static String said(@Nullable Throwable failure) {
        return failure == null || failure.getMessage() == null ? String.valueOf(failure) : failure.getMessage();
    }

    /** No further batch is begun; a pause ends at once. */
    void stop() {
        stopping.countDown();
    }

    long rejected() {
        return rejected.get();
    }
}
