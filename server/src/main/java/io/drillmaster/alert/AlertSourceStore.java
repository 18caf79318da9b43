package io.drillmaster.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code alert_source} and {@code alert_source_delivery}. Keys come in as their SHA-256. */
final class AlertSourceStore {
    private static final String COLUMNS =
            "id, kind, name, secret, last_seen, stand_in," + " previous_secret_until, mapping, client_subject";

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

    /**
     * A hook as it is stored.
     *
     * @param previousUntil until when the second of its secrets is taken; empty when there is only one
     */
    record StoredHook(Hook hook, Optional<Instant> previousUntil) {
        /** The hook as it works at this time. */
        Hook at(Instant now) {
            return previousUntil.isPresent() && !now.isBefore(previousUntil.get())
                    ? hook.withoutPreviousSecret()
                    : hook;
        }
    }

    /** The hooks that work, by the SHA-256 of their key. */
    Map<String, StoredHook> hooks() {
        return jdbi
                .withHandle(handle -> handle.createQuery("""
                                select key_hash, kind, name, secret, stand_in, previous_secret, previous_secret_until,
                                  mapping, client_subject
                                from alert_source where removed_at is null
                                """)
                        .map((row, context) -> Map.entry(row.getString("key_hash"), hook(row)))
                        .list())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static StoredHook hook(ResultSet row) throws SQLException {
        var secrets = Stream.of(
                        Optional.ofNullable(row.getString("secret")),
                        Optional.ofNullable(row.getString("previous_secret")))
                .flatMap(Optional::stream)
                .map(HookSecret::new)
                .toList();
        return new StoredHook(
                new Hook(
                        row.getString("kind"),
                        row.getString("name"),
                        row.getBoolean("stand_in"),
                        secrets,
                        mapping(row),
                        Optional.ofNullable(row.getString("client_subject"))),
                time(row, "previous_secret_until"));
    }

    /** Notes that something authentic came (unique index on key_hash). */
    void seen(String keyHash, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "update alert_source set last_seen = ? where key_hash = ?", at.atOffset(ZoneOffset.UTC), keyHash));
    }

    Optional<RegisteredSource> rotate(long id, String keyHash, Optional<String> secret) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update alert_source set key_hash = :key, secret = coalesce(:secret, secret),
                          previous_secret = null, previous_secret_until = null
                        where id = :id and removed_at is null returning
                        """ + COLUMNS)
                .bind("key", keyHash)
                .bind("secret", secret.orElse(null))
                .bind("id", id)
                .map(AlertSourceStore::source)
                .findOne());
    }

    /** The secret before stays right until then; one that is older still does not. */
    boolean setSecret(long id, String secret, Instant previousUntil) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update alert_source set secret = :secret, previous_secret = secret,
                                  previous_secret_until = case when secret is null then null else :until end
                                where id = :id and removed_at is null
                                """)
                        .bind("secret", secret)
                        .bind("until", previousUntil.atOffset(ZoneOffset.UTC))
                        .bind("id", id)
                        .execute())
                == 1;
    }

    boolean setMapping(long id, Mapping mapping) {
        return jdbi.withHandle(handle -> handle.execute(
                        "update alert_source set mapping = ?::jsonb where id = ? and removed_at is null",
                        mapping.isEmpty() ? null : mapping.json(),
                        id))
                == 1;
    }

    boolean setClientSubject(long id, Optional<String> subject) {
        return jdbi.withHandle(handle -> handle.execute(
                        "update alert_source set client_subject = ? where id = ? and removed_at is null",
                        subject.orElse(null),
                        id))
                == 1;
    }

    /** Writes deliveries of a hook down, oldest first, and forgets all but the last of them. */
    void note(String keyHash, List<ReceivedDelivery> deliveries) {
        jdbi.useTransaction(handle -> {
            var batch = handle.prepareBatch("""
                    insert into alert_source_delivery (alert_source_id, received_at, status, told, evidence)
                    select id, :at, :status, :told, :evidence from alert_source where key_hash = :key
                    """);
            for (var delivery : deliveries) {
                batch.bind("at", delivery.at().atOffset(ZoneOffset.UTC))
                        .bind("status", delivery.status())
                        .bind("told", delivery.told())
                        .bind("evidence", delivery.evidence().orElse(null))
                        .bind("key", keyHash)
                        .add();
            }
            batch.execute();
            handle.createUpdate("""
                            delete from alert_source_delivery old using alert_source source
                            where source.key_hash = :key and old.alert_source_id = source.id and old.id <= (
                              select id from alert_source_delivery where alert_source_id = source.id
                              order by id desc offset :most limit 1)
                            """)
                    .bind("key", keyHash)
                    .bind("most", DeliveryNotes.MOST)
                    .execute();
        });
    }

    /** The last deliveries, newest first. (Index alert_source_delivery_latest.) */
    List<ReceivedDelivery> deliveries(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select received_at, status, told, evidence from alert_source_delivery
                        where alert_source_id = :id order by id desc limit :most
                        """)
                .bind("id", id)
                .bind("most", DeliveryNotes.MOST)
                .map((row, context) -> new ReceivedDelivery(
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getInt("status"),
                        row.getString("told"),
                        Optional.ofNullable(row.getObject("evidence", UUID.class))))
                .list());
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
                time(row, "last_seen"),
                row.getBoolean("stand_in"),
                time(row, "previous_secret_until"),
                mapping(row),
                Optional.ofNullable(row.getString("client_subject")));
    }

    private static Mapping mapping(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("mapping")).map(Mapping::of).orElse(Mapping.NONE);
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
