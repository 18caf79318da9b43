package io.drillmaster.evidence;

import io.drillmaster.common.ExerciseId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads the log by what the canary saw: look-ups and visits, whichever exercise they belong to, or none. */
public final class SightingStore {
    private final Jdbi jdbi;

    /** On a migrated database. */
    public SightingStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A token that no exercise gave out: of another installation, made up, or read off a screen.
     *
     * @param token as it was presented
     * @param rows how often it was seen
     * @param first receipt of the first row
     * @param last receipt of the last row
     */
    public record UnknownToken(String token, long rows, Instant first, Instant last) {}

    /** The rows received last, the newest first. (Index evidence_of_canary.) */
    public List<UUID> latest(int limit) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select id from evidence
                        where kind in ('DNS_LOOKED_UP', 'CANARY_VISITED')
                        order by received_at desc, seq desc
                        limit :limit
                        """).bind("limit", limit).mapTo(UUID.class).list());
    }

    /** How many rows were received after a moment. (Index evidence_of_canary.) */
    public long countSince(Instant moment) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) from evidence
                        where kind in ('DNS_LOOKED_UP', 'CANARY_VISITED') and received_at > :moment
                        """)
                .bind("moment", moment.atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .one());
    }

    /** Tokens that no exercise gave out, the one seen last first. (Index evidence_of_canary.) */
    public List<UnknownToken> unknownTokens(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select token, count(*) as rows, min(received_at) as first_at, max(received_at) as last_at
                        from evidence
                        where kind in ('DNS_LOOKED_UP', 'CANARY_VISITED')
                          and exercise_id is null and token is not null
                        group by token
                        order by last_at desc, token
                        limit :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new UnknownToken(
                        row.getString("token"),
                        row.getLong("rows"),
                        row.getObject("first_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /**
     * Those of these exercises that are over and of which something was seen, or downloaded, after their packages had been
     * withdrawn. Whether it matters is for the evidence of each to say. (Index evidence_by_exercise.)
     */
    public Set<ExerciseId> seenAfterTheEnd(Collection<ExerciseId> exercises) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        select x.id from exercise x
                        where x.id = any (:exercises) and x.state in ('CLOSED', 'ABORTED') and exists (
                          select 1 from evidence e
                          where e.exercise_id = x.id
                            and e.kind in ('DNS_LOOKED_UP', 'CANARY_VISITED', 'FETCHED')
                            and e.received_at > coalesce(x.torn_down_at, x.closes_at))
                        """)
                .bindArray(
                        "exercises",
                        Long.class,
                        exercises.stream().map(ExerciseId::number).toList())
                .mapTo(Long.class)
                .map(ExerciseId::new)
                .list()));
    }
}
