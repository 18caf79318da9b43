package io.drillmaster.evidence;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log from where it stopped, row after row, and hands it to one reader. How far it has come is kept in the
 * database and moves in the reader's own transaction, so that every row is handled once, also over a crash; an advisory
 * lock lets one server of several do the work.
 */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int BATCH = 200;

    /** What is done with the rows, in the transaction that also moves the follower's place. */
    @FunctionalInterface
    public interface Reader {
        /** Handles the rows, in log order. When it throws, the same rows come again. */
        void read(Handle handle, List<Evidence> rows);
    }

    private final Jdbi jdbi;
    private final EvidenceStore store;
    private final String name;
    private final Reader reader;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;

    /** A follower under a name of its own; it starts with {@link #start}. */
    public Follower(Jdbi jdbi, EvidenceStore store, String name, Reader reader) {
        this.jdbi = jdbi;
        this.store = store;
        this.name = name;
        this.reader = reader;
        this.thread = new Thread(this::run, "follower-" + name);
        this.thread.setDaemon(true);
    }

    /** Begins to read. */
    public void start() {
        jdbi.useHandle(handle ->
                handle.execute("insert into follower (name, seq) values (?, 0) on conflict (name) do nothing", name));
        thread.start();
    }

    /** There may be something new. Cheap, may be called from anywhere. */
    public void wake() {
        wake.release();
    }

    @Override
    public void close() {
        stopped = true;
        wake.release();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try {
                while (!stopped && readBatch() == BATCH) {
                    // more is waiting
                }
            } catch (RuntimeException e) {
                LOG.error("{} could not read on; the same rows are tried again", name, e);
            }
            try {
                var woken = wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (woken) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private int readBatch() {
        return jdbi.inTransaction(handle -> {
            var mine = handle.createQuery("select pg_try_advisory_xact_lock(hashtext(:name))")
                    .bind("name", "follower " + name)
                    .mapTo(Boolean.class)
                    .one();
            if (!mine) {
                return 0;
            }
            var seq = handle.createQuery("select seq from follower where name = :name")
                    .bind("name", name)
                    .mapTo(Long.class)
                    .one();
            var rows = store.after(handle, seq, BATCH);
            if (!rows.isEmpty()) {
                reader.read(handle, rows);
                handle.createUpdate("update follower set seq = :seq where name = :name")
                        .bind("seq", rows.get(rows.size() - 1).seq())
                        .bind("name", name)
                        .execute();
            }
            return rows.size();
        });
    }
}
