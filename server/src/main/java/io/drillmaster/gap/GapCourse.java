package io.drillmaster.gap;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a gap that somebody accepted.
 *
 * @param gap as it is now
 * @param stages REFLEX stages of the exercise that showed it; none when a tabletop did
 * @param closedAt when it was proved closed, the last time; absent while it is not closed
 * @param timesClosed how often it was closed
 */
public record GapCourse(Gap gap, List<String> stages, Optional<Instant> closedAt, int timesClosed) {
    public GapCourse {
        stages = List.copyOf(stages);
    }

    /** Whether it was closed once and is, or was, open again. */
    public boolean reopened() {
        return timesClosed > (gap.status() == GapStatus.CLOSED ? 1 : 0);
    }
}
