package io.drillmaster.readiness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code readiness_key}. Keys come in as their SHA-256. */
final class ReadinessKeyStore {
    private final Jdbi jdbi;

    ReadinessKeyStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(String keyHash, String label, String by, Instant now) {
        jdbi.useHandle(handle -> add(handle, keyHash, label, by, now));
    }

    /** Ends a key and makes one of the same label; its label, or empty when it had ended already. */
    Optional<String> replace(long id, String keyHash, String by, Instant now) {
        return jdbi.inTransaction(handle -> {
            var label = end(handle, id, by, now);
            label.ifPresent(same -> add(handle, keyHash, same, by, now));
            return label;
        });
    }

    /** Ends a key; its label, or empty when it had ended already. */
    Optional<String> end(long id, String by, Instant now) {
        return jdbi.withHandle(handle -> end(handle, id, by, now));
    }

    /** All, the latest first. */
    List<ReadinessKey> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from readiness_key order by id desc limit 200")
                .map(ReadinessKeyStore::key)
                .list());
    }

    /** The key that has not ended, and notes its use (unique index on key_hash). */
    Optional<ReadinessKey> use(String keyHash, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "update readiness_key set last_used = :now where key_hash = :key and ended_at is null returning *")
                .bind("now", utc(now))
                .bind("key", keyHash)
                .map(ReadinessKeyStore::key)
                .findOne());
    }

    private static void add(Handle handle, String keyHash, String label, String by, Instant now) {
        handle.createUpdate(
                        "insert into readiness_key (key_hash, label, made_by, made_at) values (:key, :label, :by, :now)")
                .bind("key", keyHash)
                .bind("label", label)
                .bind("by", by)
                .bind("now", utc(now))
                .execute();
    }

    private static Optional<String> end(Handle handle, long id, String by, Instant now) {
        return handle.createQuery("""
                        update readiness_key set ended_by = :by, ended_at = :now
                        where id = :id and ended_at is null
                        returning label
                        """)
                .bind("by", by)
                .bind("now", utc(now))
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    private static ReadinessKey key(ResultSet row, StatementContext context) throws SQLException {
        return new ReadinessKey(
                row.getLong("id"),
                row.getString("label"),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)),
                Optional.ofNullable(row.getString("ended_by")),
                instant(row.getObject("last_used", OffsetDateTime.class)));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
