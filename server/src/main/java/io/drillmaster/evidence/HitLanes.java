package io.drillmaster.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The pages in memory that hits are written to. Neighbouring threads have lanes of their own, so that they do not wait
 * for each other; strangers' hits have lanes apart from those of issued tokens, so that a flood of invented names delays
 * and displaces nothing else.
 */
final class HitLanes {
    private static final int STRIPES = 4;

    /** Written pages that are kept for use again; the rest of a burst goes back to the heap. */
    private static final int MOST_SPARE = 32;

    private final int limit;
    private final int pageBytes;
    private final List<Lane> issued = new ArrayList<>();
    private final List<Lane> strangers = new ArrayList<>();
    private final AtomicInteger inUse = new AtomicInteger();
    private final AtomicInteger spares = new AtomicInteger();
    private final ConcurrentLinkedQueue<HitPage> spare = new ConcurrentLinkedQueue<>();

    /** Full pages, and the one being filled. Guarded by itself. */
    private static final class Lane {
        private List<HitPage> full = new ArrayList<>();
        private @Nullable HitPage open;
    }

    /**
     * Pages that were filled.
     *
     * @param urgent on issued tokens
     */
    record Filled(HitPage page, boolean urgent) {}

    HitLanes(int pages, int pageBytes) {
        this.limit = pages;
        this.pageBytes = pageBytes;
        for (var i = 0; i < STRIPES; i++) {
            issued.add(new Lane());
            strangers.add(new Lane());
        }
    }

    /** False when there is no room for a hit of this rank; a {@link HitRank#FIRST} always has some. */
    boolean put(CanaryHit hit, HitRank rank) {
        var lanes = rank == HitRank.STRANGER ? strangers : issued;
        var lane = lanes.get((int) (Thread.currentThread().getId() % STRIPES));
        synchronized (lane) {
            var open = lane.open;
            if (open != null && open.put(hit)) {
                return true;
            }
            var next = page(rank);
            if (next == null) {
                return false;
            }
            if (open != null) {
                lane.full.add(open);
            }
            lane.open = next;
            return next.put(hit);
        }
    }

    private @Nullable HitPage page(HitRank rank) {
        var most = switch (rank) {
            case STRANGER -> limit - limit / 4 - 1;
            case ISSUED -> limit;
            case FIRST -> Integer.MAX_VALUE; // at most one a token, so the number of tokens bounds it
        };
        if (inUse.getAndUpdate(used -> used < most ? used + 1 : used) >= most) {
            return null;
        }
        var page = spare.poll();
        if (page == null) {
            return new HitPage(pageBytes);
        }
        spares.decrementAndGet();
        return page;
    }

    /** Everything that was put in so far. */
    List<Filled> take() {
        var taken = new ArrayList<Filled>();
        issued.forEach(lane -> take(lane, true, taken));
        strangers.forEach(lane -> take(lane, false, taken));
        return taken;
    }

    private static void take(Lane lane, boolean urgent, List<Filled> taken) {
        synchronized (lane) {
            if (!lane.full.isEmpty()) {
                lane.full.forEach(page -> taken.add(new Filled(page, urgent)));
                lane.full = new ArrayList<>();
            }
            if (lane.open != null) {
                taken.add(new Filled(lane.open, urgent));
                lane.open = null;
            }
        }
    }

    /** Whether there is nothing to take. */
    boolean isEmpty() {
        return issued.stream().allMatch(HitLanes::isEmpty) && strangers.stream().allMatch(HitLanes::isEmpty);
    }

    private static boolean isEmpty(Lane lane) {
        synchronized (lane) {
            return lane.open == null && lane.full.isEmpty();
        }
    }

    /** The page is on disk. */
    void giveBack(HitPage page) {
        page.clear();
        if (spares.get() < MOST_SPARE) {
            spares.incrementAndGet();
            spare.add(page);
        }
        inUse.decrementAndGet();
    }
}
