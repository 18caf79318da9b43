package io.drillmaster.gap;

import java.util.Map;

/**
 * How many gaps there are.
 *
 * @param byStatus has every status, also those with none
 * @param overdue unfinished ones whose last day is over
 */
public record GapCounts(Map<GapStatus, Integer> byStatus, int overdue) {
    public GapCounts {
        byStatus = Map.copyOf(byStatus);
    }

    /** With this status. */
    public int of(GapStatus status) {
        return byStatus.getOrDefault(status, 0);
    }

    /** Accepted by a person, whatever became of them: the "number of gaps identified". */
    public int identified() {
        return unfinished() + of(GapStatus.CLOSED);
    }

    /** Accepted and not closed. */
    public int unfinished() {
        return of(GapStatus.OPEN) + of(GapStatus.IN_PROGRESS) + of(GapStatus.FIXED);
    }
}
