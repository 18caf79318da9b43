package io.drillmaster.evidence;

import io.drillmaster.evidence.HitFile.Change;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only thread that writes the file of the hits. Whatever came while the last transaction was being written to disk
 * goes into the next one together (group commit).
 */
final class HitWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(HitWriter.class);

    /** How soon a stop, or a disk that has room again, is noticed while nothing comes in. */
    private static final Duration IDLE = Duration.ofMillis(250);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    /** Under load commits are that far apart at least: fewer syncs for the same hits, and time left for answers. */
    private static final Duration BETWEEN_LARGE_COMMITS = Duration.ofMillis(20);

    private static final int LARGE_COMMIT = 200;

    private final HitFile file;
    private final HitLanes lanes;
    private final HitDrops drops;
    private final HitRoom room;
    private final Runnable stored;
    private final ConcurrentLinkedQueue<Change> settled = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<UUID> forgotten = new ConcurrentLinkedQueue<>();
    private final AtomicLong durable = new AtomicLong();
    private final AtomicLong lastLargeNanos =
            new AtomicLong(System.nanoTime() - Duration.ofDays(1).toNanos());
    private volatile boolean waiting;
    private volatile boolean finishing;
    private volatile Thread thread = Thread.currentThread();
    private boolean failing;
    private boolean shrinking = true;

    /** @param stored is run after each commit that brought something */
    HitWriter(HitFile file, HitLanes lanes, HitDrops drops, HitRoom room, Runnable stored) {
        this.file = file;
        this.lanes = lanes;
        this.drops = drops;
        this.room = room;
        this.stored = stored;
    }

    /** There is something to write. Costs next to nothing while the writer is at work anyway. */
    void wake() {
        if (waiting) {
            waiting = false;
            LockSupport.unpark(thread);
        }
    }

    /** Writes down what has become of a page. Not waited for: a page that is offered twice is taken once. */
    void settle(Change change) {
        settled.add(change);
        wake();
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (true) {
            var last = finishing;
            var work = collect();
            if (!work.changes.isEmpty()) {
                commit(work, last);
            } else if (last) {
                return;
            } else {
                shrinkOrWait();
            }
        }
    }

    /** What goes into one transaction, and the pages it came from. */
    private record Work(List<Change> changes, List<HitPage> pages, int hits) {}

    private Work collect() {
        var changes = new ArrayList<Change>();
        var pages = new ArrayList<HitPage>();
        var hits = 0;
        for (var filled : lanes.take()) {
            var page = filled.page();
            pages.add(page);
            hits += page.hits();
            changes.add(new Change.Keep(UUID.randomUUID(), filled.urgent(), page.hits(), page.content()));
        }
        HitPage counts = null;
        for (var dropped : drops.take()) {
            if (counts == null || !counts.put(dropped)) {
                if (counts != null) {
                    changes.add(counts(counts));
                }
                counts = new HitPage(32 << 10);
                counts.put(dropped);
            }
        }
        if (counts != null) {
            changes.add(counts(counts));
        }
        for (var change = settled.poll(); change != null; change = settled.poll()) {
            changes.add(change);
        }
        return new Work(changes, pages, hits);
    }

    private static Change counts(HitPage page) {
        return new Change.Keep(UUID.randomUUID(), false, 0, page.content());
    }

    /** Tries until it works: what was answered is not given up because the disk is full for a while. */
    private void commit(Work work, boolean last) {
        while (true) {
            try {
                file.commit(work.changes);
                break;
            } catch (SQLException e) {
                if (!failing) {
                    failing = true;
                    LOG.error("DNS hits cannot be written to disk; they wait in memory: {}", e.getMessage());
                }
                if (last || finishing) {
                    LOG.error("{} DNS hits were in memory when the server stopped and are lost", work.hits);
                    return;
                }
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            }
        }
        if (failing) {
            failing = false;
            LOG.info("DNS hits can be written to disk again");
        }
        written(work);
        if (work.hits >= LARGE_COMMIT) {
            lastLargeNanos.set(System.nanoTime());
            if (!finishing) {
                LockSupport.parkNanos(BETWEEN_LARGE_COMMITS.toNanos());
            }
        }
    }

    private void written(Work work) {
        var grown = 0L;
        for (var change : work.changes) {
            if (change instanceof Change.Keep keep) {
                grown += keep.body().length;
            } else if (change instanceof Change.Delivered delivered) {
                grown -= delivered.batch().body().length;
                forgotten.add(delivered.batch().id());
            } else if (change instanceof Change.Rejected rejected) {
                grown -= rejected.batch().body().length;
            }
        }
        work.pages.forEach(lanes::giveBack);
        durable.addAndGet(work.hits);
        room.stored(grown);
        if (grown != 0 || work.hits > 0) {
            stored.run();
        }
    }

    private void shrinkOrWait() {
        try {
            if (shrinking && file.shrink()) {
                return;
            }
        } catch (SQLException e) {
            shrinking = false; // what is free in it will be used again
            LOG.warn("The file of the DNS hits cannot be made smaller: {}", e.getMessage());
        }
        room.look();
        waiting = true;
        if (lanes.isEmpty() && settled.isEmpty() && !finishing) {
            LockSupport.parkNanos(IDLE.toNanos());
        }
        waiting = false;
    }

    /** Hits that were made durable since the start of the process. */
    long durable() {
        return durable.get();
    }

    /** Whether hits come in such numbers that whoever can wait should leave them the processor. */
    boolean busy() {
        return System.nanoTime() - lastLargeNanos.get() < Duration.ofMillis(100).toNanos();
    }

    /** Ids of pages that are durably forgotten here. */
    List<UUID> takeForgotten() {
        var ids = new ArrayList<UUID>();
        for (var id = forgotten.poll(); id != null; id = forgotten.poll()) {
            ids.add(id);
        }
        return ids;
    }

    /** {@link #run} ends once everything is on disk. */
    void finish() {
        finishing = true;
        waiting = false;
        LockSupport.unpark(thread);
    }
}
