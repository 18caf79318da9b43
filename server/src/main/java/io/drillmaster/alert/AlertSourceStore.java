package io.drillmaster.alert;

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

/** The table {@code alert_source}. Keys come in as their SHA-256. */
final class AlertSourceStore {
    private static final String COLUMNS = "id, kind, name, secret, last_seen, stand_in";

    private final Jdbi jdbi;

    AlertSourceStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    RegisteredSource add(
            String kind,
            String name,
            String keyHash,
            Optional<String> secret,
            boolean standIn,
            String by,
            Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into alert_source (kind, name, key_hash, secret, stand_in, created_by, created_at)
                        values (:kind, :name, :key, :secret, :standIn, :by, :now) returning
                        """ + COLUMNS)
                .bind("kind", kind)
                .bind("name", name)
                .bind("key", keyHash)
                .bind("secret", secret.orElse(null))
                .bind("standIn", standIn)
                .bind("by", by)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map(AlertSourceStore::source)
                .one());
    }

    List<RegisteredSource> all() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from alert_source where removed_at is null order by id")
                .map(AlertSourceStore::source)
                .list());
    }

    /** The hooks that work, by the SHA-256 of their key. */
    Map<String, Hook> hooks() {
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                "select key_hash, kind, name, secret, stand_in from alert_source where removed_at is null")
                        .map((row, context) -> Map.entry(
                                row.getString("key_hash"),
                                new Hook(
                                        row.getString("kind"),
                                        row.getString("name"),
                                        row.getBoolean("stand_in"),
                                        Optional.ofNullable(row.getString("secret")).map(HookSecret::new).stream()
                                                .toList())))
                        .list())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Notes that something authentic came (unique index on key_hash). */
    void seen(String keyHash, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "update alert_source set last_seen = ? where key_hash = ?", at.atOffset(ZoneOffset.UTC), keyHash));
    }

    Optional<RegisteredSource> rotate(long id, String keyHash, Optional<String> secret) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update alert_source set key_hash = :key, secret = coalesce(:secret, secret)
                        where id = :id and removed_at is null returning
                        """ + COLUMNS)
                .bind("key", keyHash)
                .bind("secret", secret.orElse(null))
                .bind("id", id)
                .map(AlertSourceStore::source)
                .findOne());
    }

    boolean setSecret(long id, String secret) {
        return jdbi.withHandle(handle -> handle.execute(
                        "update alert_source set secret = ? where id = ? and removed_at is null", secret, id))
                == 1;
    }

    boolean remove(long id, Instant now) {
        return jdbi.withHandle(handle -> handle.execute(
                        "update alert_source set removed_at = ? where id = ? and removed_at is null",
                        now.atOffset(ZoneOffset.UTC),
                        id))
                == 1;
    }

    private static RegisteredSource source(ResultSet row, StatementContext context) throws SQLException {
        return new RegisteredSource(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("secret") != null,
                Optional.ofNullable(row.getObject("last_seen", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getBoolean("stand_in"));
    }
}
