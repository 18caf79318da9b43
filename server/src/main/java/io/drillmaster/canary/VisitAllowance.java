package io.drillmaster.canary;

import io.drillmaster.drillpackages.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which visits become rows of evidence when one token is presented again and again: the first {@value #ROWS} of a minute.
 * Declared networks have an allowance of their own, so that a scanner cannot use up the install's. The memory is bounded:
 * a token that was forgotten counts as a new one, so the first visit of a token is always let through.
 */
final class VisitAllowance {
    static final int ROWS = 100;
    static final int TOKENS_REMEMBERED = 10_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Visitor(Token token, boolean declared) {}

    private record Used(Instant since, int rows) {}

    private final Map<Visitor, Used> used = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Visitor, Used> eldest) {
            return size() > TOKENS_REMEMBERED;
        }
    };

    /** What to do with a visit. */
    enum Decision {
        KEEP,
        /** Only count it; the first one beyond the allowance in this minute. */
        COUNT_FIRST,
        /** Only count it. */
        COUNT
    }

    synchronized Decision decide(Token token, boolean declared, Instant now) {
        var visitor = new Visitor(token, declared);
        var before = used.get(visitor);
        var current = before == null || over(before, now) ? new Used(now, 0) : before;
        var rows = Math.min(current.rows() + 1, ROWS + 2);
        used.put(visitor, new Used(current.since(), rows));
        if (rows <= ROWS) {
            return Decision.KEEP;
        }
        return rows == ROWS + 1 ? Decision.COUNT_FIRST : Decision.COUNT;
    }

    /** Also when the clock was set back: nothing may be lost for that. */
    private static boolean over(Used used, Instant now) {
        return now.isBefore(used.since()) || !now.isBefore(used.since().plus(MINUTE));
    }

    synchronized int remembered() {
        return used.size();
    }
}
