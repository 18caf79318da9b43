package io.drillmaster.tabletop;

import io.drillmaster.common.TabletopId;
import io.drillmaster.scenarios.msel.Msel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A session that is over, and its numbers.
 *
 * @param version of what the rest was computed from
 * @param story id and version of the events list that was played, such as {@code TTX-01 v1}
 * @param roles that the story has for players
 * @param startedAt when the exercise clock began to run; absent when it never did
 * @param closedAt on the server's clock
 */
public record PastTabletop(
        Version version,
        String title,
        String story,
        List<Msel.PlayerRole> roles,
        Optional<Instant> startedAt,
        Instant closedAt,
        TabletopNumbers numbers,
        Feedback.Summary feedback) {
    public PastTabletop {
        roles = List.copyOf(roles);
    }

    /**
     * All that the numbers of a session depend on, once it is over: answers may still be coded, and feedback given.
     *
     * @param seq of its last event
     * @param feedback how many gave it
     * @param sample made up, to show what the pages look like
     */
    public record Version(TabletopId id, long seq, int feedback, boolean sample) {}
}
