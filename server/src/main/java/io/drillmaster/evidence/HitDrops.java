package io.drillmaster.evidence;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts, per token, the hits for which there was no room. */
final class HitDrops {
    /** Instead of the token where too many different ones were asked for at once to count each. */
    static final String MANY = "";

    private static final int MOST_TOKENS = 10_000;

    /** How many hits on a token were not kept. */
    record Dropped(String token, long count, Instant firstAt, Instant lastAt) {
        Dropped and(Dropped other) {
            return new Dropped(
                    token,
                    count + other.count,
                    firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
                    lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
        }
    }

    private final Map<String, Dropped> byToken = new HashMap<>();
    private final AtomicLong total = new AtomicLong();

    synchronized void count(String token, Instant at) {
        var counted = byToken.size() < MOST_TOKENS || byToken.containsKey(token) ? token : MANY;
        byToken.merge(counted, new Dropped(counted, 1, at, at), Dropped::and);
        total.incrementAndGet();
    }

    /** What was counted since the last call. */
    synchronized List<Dropped> take() {
        if (byToken.isEmpty()) {
            return List.of();
        }
        var taken = List.copyOf(byToken.values());
        byToken.clear();
        return taken;
    }

    /** Since the start of the process. */
    long total() {
        return total.get();
    }
}
