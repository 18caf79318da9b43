package io.drillmaster.tabletop;

import io.drillmaster.common.TabletopId;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as lists show it.
 *
 * @param mselId of the events list that is played
 * @param mselVersion of it
 * @param code by which people come in; absent once it is closed
 * @param createdBy login
 * @param people how many are in the room; who was sent out is not counted
 */
public record TabletopRow(
        TabletopId id,
        String title,
        String mselId,
        int mselVersion,
        Optional<String> code,
        Phase phase,
        String createdBy,
        Instant createdAt,
        int people) {}
