package io.drillmaster.canary;

import io.drillmaster.common.ExerciseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code probe_key}. Keys come in as their SHA-256. */
final class ProbeKeyStore {
    private static final String COLUMNS = "id, exercise_id, label, made_by, made_at, expires_at, revoked_at, last_used";

    private final Jdbi jdbi;

    ProbeKeyStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(ExerciseId exercise, String keyHash, String label, String by, Instant now, Optional<Instant> expiresAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into probe_key (exercise_id, key_hash, label, made_by, made_at, expires_at)
                        values (:exercise, :key, :label, :by, :now, :expires)
                        """)
                .bind("exercise", exercise.number())
                .bind("key", keyHash)
                .bind("label", label)
                .bind("by", by)
                .bind("now", utc(now))
                .bind("expires", expiresAt.map(ProbeKeyStore::utc).orElse(null))
                .execute());
    }

    /** All of an exercise, the latest first (index probe_key_by_exercise). */
    List<ProbeKey> of(ExerciseId exercise) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from probe_key where exercise_id = :exercise order by id desc")
                .bind("exercise", exercise.number())
                .map(ProbeKeyStore::key)
                .list());
    }

    /** Whether somebody made this key and nobody withdrew it (unique index on key_hash). */
    boolean isKnown(String keyHash) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from probe_key where key_hash = :key and revoked_at is null)")
                .bind("key", keyHash)
                .mapTo(Boolean.class)
                .one());
    }

    /** Those that nobody withdrew and that have not ended, by the SHA-256 of the key. */
    Map<String, ProbeKey> usable(Instant now) {
        return jdbi
                .withHandle(handle -> handle.createQuery("""
                                select k.*
                                from probe_key k join exercise e on e.id = k.exercise_id
                                where k.revoked_at is null
                                  and coalesce(k.expires_at, e.closes_at + :grace::interval) > :now
                                """)
                        .bind("now", utc(now))
                        .bind("grace", ProbeKeyLife.AFTER_THE_WINDOW.toString())
                        .map((row, context) -> Map.entry(row.getString("key_hash"), key(row, context)))
                        .list())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Withdraws it; false when there is no such key, or it is withdrawn already. */
    boolean revoke(ExerciseId exercise, long id, Instant now) {
        return jdbi.withHandle(handle -> handle.execute(
                        "update probe_key set revoked_at = ? where id = ? and exercise_id = ? and revoked_at is null",
                        utc(now),
                        id,
                        exercise.number()))
                == 1;
    }

    /** Notes that it was used. */
    void used(long id, Instant at) {
        jdbi.useHandle(handle -> handle.execute("update probe_key set last_used = ? where id = ?", utc(at), id));
    }

    private static ProbeKey key(ResultSet row, StatementContext context) throws SQLException {
        return new ProbeKey(
                row.getLong("id"),
                new ExerciseId(row.getLong("exercise_id")),
                row.getString("label"),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("expires_at", OffsetDateTime.class)),
                instant(row.getObject("revoked_at", OffsetDateTime.class)),
                instant(row.getObject("last_used", OffsetDateTime.class)));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
