package io.drillmaster.evidence;

import io.drillmaster.evidence.HitFile.Change;
import io.drillmaster.evidence.HitFile.Stored;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands pages of hits to the database, those on issued tokens first, for as long as it takes. While hits come in great
 * numbers, those on unknown tokens wait and leave the processor to the answers.
 */
final class HitDrain implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(HitDrain.class);

    private static final int MOST_PAGES_AT_A_TIME = 16;

    /** Of what can wait, while the processor has better things to do. */
    private static final int FEW_PAGES = 2;

    private static final Duration IDLE = Duration.ofMillis(250);

    /** A transaction that can wait is followed, under load, by a pause that is so many times as long. */
    private static final int PAUSES = 19;

    private final HitFile file;
    private final HitWriter writer;
    private final HitLog log;
    private final HitSettings settings;
    private final AtomicLong waiting;
    private final AtomicLong rejected;
    private final Semaphore wake = new Semaphore(0);
    private final List<UUID> forgotten = new ArrayList<>();
    private volatile boolean stopping;
    private long behindUrgent;
    private long behindOthers;
    private Duration pause;
    private boolean failing;

    /** @param waiting hits that the database does not have; is made smaller with every page that it takes */
    HitDrain(
            HitFile file, HitWriter writer, HitLog log, HitSettings settings, AtomicLong waiting, long rejectedBefore) {
        this.file = file;
        this.writer = writer;
        this.log = log;
        this.settings = settings;
        this.waiting = waiting;
        this.rejected = new AtomicLong(rejectedBefore);
        this.pause = settings.firstRetry();
    }

    /** There may be something new in the file. */
    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                if (!drainOnce()) {
                    await(IDLE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Duration duration) throws InterruptedException {
        if (wake.tryAcquire(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            wake.drainPermits();
        }
    }

    /** False when there was nothing to do. */
    private boolean drainOnce() throws InterruptedException {
        try {
            var urgent = file.next(true, behindUrgent, MOST_PAGES_AT_A_TIME);
            if (!urgent.isEmpty()) {
                deliver(urgent);
                behindUrgent = urgent.get(urgent.size() - 1).seq();
                return true;
            }
            var others = file.next(false, behindOthers, writer.busy() ? FEW_PAGES : MOST_PAGES_AT_A_TIME);
            if (others.isEmpty()) {
                return false;
            }
            var began = System.nanoTime();
            deliver(others);
            behindOthers = others.get(others.size() - 1).seq();
            if (writer.busy()) {
                rest(PAUSES * (System.nanoTime() - began));
            }
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // whatever the log throws: the pages stay, and are offered again
            failed(e);
            return true;
        }
    }

    private void deliver(List<Stored> pages) throws Exception {
        var left = new ArrayList<>(pages);
        while (!left.isEmpty()) {
            try {
                write(List.copyOf(left));
                left.clear();
            } catch (RejectedEvidenceException e) {
                var bad = left.stream()
                        .filter(page -> page.id().equals(e.row()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the log rejected a page that is not its own", e));
                layAside(bad, e.reason());
                left.remove(bad);
            }
        }
        pause = settings.firstRetry();
        if (failing) {
            failing = false;
            LOG.info("DNS hits reach the database again; {} wait", waiting.get());
        }
    }

    private void write(List<Stored> pages) throws Exception {
        forgotten.addAll(writer.takeForgotten());
        log.write(pages, List.copyOf(forgotten));
        forgotten.clear();
        pages.forEach(page -> {
            writer.settle(new Change.Delivered(page));
            waiting.addAndGet(-page.hits());
        });
    }

    private void layAside(Stored page, String reason) {
        writer.settle(new Change.Rejected(page, reason));
        waiting.addAndGet(-page.hits());
        rejected.addAndGet(page.hits());
        LOG.error(
                "{} DNS hits were laid aside in the table 'rejected' of {}: {}", page.hits(), settings.file(), reason);
    }

    /** Hits on issued tokens end it. */
    private void rest(long nanos) throws InterruptedException, SQLException {
        var until = System.nanoTime() + nanos;
        for (var left = nanos; left > 0 && !stopping; left = until - System.nanoTime()) {
            await(Duration.ofNanos(left));
            if (!file.next(true, behindUrgent, 1).isEmpty()) {
                return;
            }
        }
    }

    private void failed(Exception e) throws InterruptedException {
        if (!failing) {
            failing = true;
            LOG.error("DNS hits do not reach the database; they are kept on disk and tried again: {}", e.getMessage());
        }
        var until = System.nanoTime() + pause.toNanos();
        for (var left = pause.toNanos(); left > 0 && !stopping; left = until - System.nanoTime()) {
            await(Duration.ofNanos(left));
        }
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(settings.longestRetry()) < 0 ? doubled : settings.longestRetry();
    }

    /** Hits that were laid aside. */
    long rejected() {
        return rejected.get();
    }

    /** No further transaction is begun. */
    void stop() {
        stopping = true;
        wake.release();
    }
}
