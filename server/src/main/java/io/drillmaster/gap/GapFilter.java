package io.drillmaster.gap;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.TabletopId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which gaps to list.
 *
 * @param statuses those that are wanted
 * @param exercise only of this exercise; empty for all
 * @param session only of this session of a tabletop; empty for all
 */
public record GapFilter(Set<GapStatus> statuses, Optional<ExerciseId> exercise, Optional<TabletopId> session) {
    /** Every gap that somebody accepted. */
    public static final GapFilter ACCEPTED =
            of(EnumSet.of(GapStatus.OPEN, GapStatus.IN_PROGRESS, GapStatus.FIXED, GapStatus.CLOSED));

    public GapFilter {
        statuses = Set.copyOf(statuses);
    }

    /** Of all exercises and tabletops, with these statuses. */
    public static GapFilter of(Set<GapStatus> statuses) {
        return new GapFilter(statuses, Optional.empty(), Optional.empty());
    }

    /** The same of one exercise only. */
    public GapFilter in(ExerciseId only) {
        return new GapFilter(statuses, Optional.of(only), Optional.empty());
    }

    /** The same of one session only. */
    public GapFilter in(TabletopId only) {
        return new GapFilter(statuses, Optional.empty(), Optional.of(only));
    }
}
