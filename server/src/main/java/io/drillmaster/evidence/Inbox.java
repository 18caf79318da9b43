package io.drillmaster.evidence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rows safe on the local disk until the database has them. What {@link #append} reported as done survives a crash
 * of the process, of the machine, and any outage of the database; at the next start it is handed over. Rows reach the
 * {@link EvidenceWriter} in the order of their appending, at least once; the writer drops what it has already.
 *
 * <p>The future of {@link #append} completes on the inbox's own thread: what a caller hangs on it must be short and must
 * not wait for another append.
 */
public final class Inbox implements EvidenceSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private static final Duration PATIENCE_WITH_THE_WRITER = Duration.ofSeconds(10);

    private final InboxFile file;
    private final InboxCommitter committer;
    private final InboxDrain drain;
    private final Thread committing;
    private final Thread draining;

    private Inbox(InboxFile file, InboxCommitter committer, InboxDrain drain) {
        this.file = file;
        this.committer = committer;
        this.drain = drain;
        this.committing = new Thread(committer, "evidence-inbox-commit");
        this.draining = new Thread(drain, "evidence-inbox-drain");
    }

    /**
     * Opens the file, makes it if need be, and begins to hand over what it still holds.
     *
     * @param disk what the file lies on; while it is full, rows are refused
     * @throws SQLException if the file cannot be opened or is not an inbox
     */
    public static Inbox open(InboxSettings settings, EvidenceWriter writer, DiskSpace disk) throws SQLException {
        var file = new InboxFile(settings.file());
        var left = file.countWaiting();
        if (left > 0) {
            LOG.info("{} rows of evidence were left in the inbox and are handed over now", left);
        }
        var committer = new InboxCommitter(file, settings, disk, left);
        var drain = new InboxDrain(file, committer, writer, settings, file.countRejected());
        var inbox = new Inbox(file, committer, drain);
        inbox.committing.start();
        inbox.draining.start();
        return inbox;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Fails with {@link InboxFullException} when too many rows wait or the disk is full, and with {@link IllegalStateException} after
     * {@link #close}.
     */
    @Override
    public CompletableFuture<Void> append(List<NewEvidence> rows) {
        return rows.isEmpty() ? CompletableFuture.completedFuture(null) : committer.keep(rows);
    }

    /** Waits until the database has everything; false when the patience ended first. */
    public boolean awaitDrained(Duration patience) throws InterruptedException {
        return committer.awaitEmpty(patience);
    }

    /** Rows that the database does not have yet. */
    public long waiting() {
        return committer.waiting();
    }

    /** Rows that lie in the file's table {@code rejected}, because the database will never take them. */
    public long rejected() {
        return drain.rejected();
    }

    /** Writes to disk what was appended, and stops. What the database does not have yet waits for the next start. */
    @Override
    public void close() {
        drain.stop();
        if (!Joining.joinOrInterrupt(draining, PATIENCE_WITH_THE_WRITER)) {
            LOG.warn("The database did not answer while the inbox was closed; its rows are handed over next time");
        }
        committer.finish();
        Joining.join(committing);
        try {
            file.close();
        } catch (SQLException e) {
            LOG.warn("The inbox file was not closed cleanly; nothing in it is lost: {}", e.getMessage());
        }
    }
}
