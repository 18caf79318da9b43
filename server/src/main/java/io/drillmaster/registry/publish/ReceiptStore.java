package io.drillmaster.registry.publish;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.Token;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code publication_receipt} and {@code registry_preflight}. */
public final class ReceiptStore {
    /** First half of the advisory locks for publications; the second is the exercise's number. */
    private static final int LOCK = 0x6472_7075;

    private static final String RECEIPT = """
            select id, exercise_id, token, registry, ecosystem, package_name, version, filename, sha256, integrity, url,
              remote_id, state, intended_at, changed_at, words
            from publication_receipt
            """;

    private final Jdbi jdbi;

    /** On a migrated database. */
    public ReceiptStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** For who changes receipts and other tables in one transaction. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /**
     * Does something while nobody else publishes for the exercise, on this server or another. The lock is the
     * connection's and not a transaction's: it may be held while a registry is spoken to, and goes when a server dies.
     *
     * @return empty when somebody else is at it; then nothing was done
     */
    public <T> Optional<T> alone(ExerciseId exercise, Supplier<T> action) {
        try (var handle = jdbi.open()) {
            var locked = handle.createQuery("select pg_try_advisory_lock(:lock, :exercise)")
                    .bind("lock", LOCK)
                    .bind("exercise", (int) exercise.number())
                    .mapTo(Boolean.class)
                    .one();
            if (!locked) {
                return Optional.empty();
            }
            try {
                return Optional.of(action.get());
            } finally {
                handle.createQuery("select pg_advisory_unlock(:lock, :exercise)")
                        .bind("lock", LOCK)
                        .bind("exercise", (int) exercise.number())
                        .mapTo(Boolean.class)
                        .one();
            }
        }
    }

    /** Whether any registry outside was ever sent this version, or may have been. */
    public boolean used(Handle handle, PackageName name, String version) {
        return handle.createQuery("""
                        select exists (select from publication_receipt
                          where ecosystem = :ecosystem and package_key = :key and version = :version)
                        """)
                .bind("ecosystem", name.ecosystem().id())
                .bind("key", name.normalized())
                .bind("version", version)
                .mapTo(Boolean.class)
                .one();
    }

    /** Writes down what is about to be sent, in state INTENDED. */
    public StoredReceipt add(Handle handle, ExerciseId exercise, Token token, Receipt receipt, Instant now) {
        var id = UUID.randomUUID();
        handle.createUpdate("""
                        insert into publication_receipt (id, exercise_id, token, registry, ecosystem, package_key,
                          package_name, version, filename, sha256, integrity, state, intended_at, changed_at)
                        values (:id, :exercise, :token, :registry, :ecosystem, :key, :name, :version, :filename, :sha256,
                          :integrity, 'INTENDED', :now, :now)
                        """)
                .bind("id", id)
                .bind("exercise", exercise.number())
                .bind("token", token.value())
                .bind("registry", receipt.targetId())
                .bind("ecosystem", receipt.name().ecosystem().id())
                .bind("key", receipt.name().normalized())
                .bind("name", receipt.name().value())
                .bind("version", receipt.version())
                .bind("filename", receipt.filename())
                .bind("sha256", receipt.sha256())
                .bind("integrity", receipt.integrity())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
        return new StoredReceipt(id, exercise, token, receipt, ReceiptState.INTENDED, now, now, "");
    }

    /**
     * Moves a receipt on.
     *
     * @return whether its state is another one now
     */
    public boolean move(Handle handle, UUID id, ReceiptState state, Receipt receipt, String words, Instant now) {
        var before = handle.createQuery("select state from publication_receipt where id = :id for update")
                .bind("id", id)
                .mapTo(String.class)
                .one();
        handle.createUpdate("""
                        update publication_receipt set state = :state, url = :url, remote_id = :remoteId,
                          words = :words, changed_at = :now
                        where id = :id
                        """)
                .bind("id", id)
                .bind("state", state.name())
                .bind("url", receipt.url().map(URI::toString).orElse(null))
                .bind("remoteId", receipt.remoteId().orElse(null))
                .bind("words", words)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
        return !before.equals(state.name());
    }

    /** All of an exercise, oldest first (index publication_receipt_by_exercise). */
    public List<StoredReceipt> of(ExerciseId exercise) {
        return list(
                RECEIPT + " where exercise_id = :exercise order by intended_at, filename",
                Map.of("exercise", exercise.number()));
    }

    /** All that are not known to be gone, oldest first (index publication_receipt_not_gone). */
    public List<StoredReceipt> notGone() {
        return list(RECEIPT + " where state <> 'WITHDRAWN' order by intended_at, filename", Map.of());
    }

    /** Keeps the last look at a registry. */
    public void keep(String registry, Preflight found, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into registry_preflight (registry, checked_at, passed, words)
                        values (:registry, :now, :passed, :words)
                        on conflict (registry) do update set checked_at = :now, passed = :passed, words = :words
                        """)
                .bind("registry", registry)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("passed", found.passed())
                .bind("words", found.words().toArray(String[]::new))
                .execute());
    }

    /** The last look at a registry; empty before the first. */
    public Optional<LastPreflight> lastPreflight(String registry) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select checked_at, passed, words from registry_preflight where registry = :registry")
                .bind("registry", registry)
                .map((row, context) -> new LastPreflight(
                        instant(row, "checked_at"), new Preflight(row.getBoolean("passed"), List.of((String[])
                                row.getArray("words").getArray()))))
                .findOne());
    }

    private List<StoredReceipt> list(String sql, Map<String, Object> values) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bindMap(values)
                .map(ReceiptStore::receipt)
                .list());
    }

    private static StoredReceipt receipt(ResultSet row, StatementContext context) throws SQLException {
        return new StoredReceipt(
                row.getObject("id", UUID.class),
                new ExerciseId(row.getLong("exercise_id")),
                new Token(row.getString("token")),
                new Receipt(
                        row.getString("registry"),
                        PackageName.of(Ecosystem.ofId(row.getString("ecosystem")), row.getString("package_name")),
                        row.getString("version"),
                        row.getString("filename"),
                        row.getString("sha256"),
                        row.getString("integrity"),
                        Optional.ofNullable(row.getString("url")).map(URI::create),
                        Optional.ofNullable(row.getString("remote_id"))),
                ReceiptState.valueOf(row.getString("state")),
                instant(row, "intended_at"),
                instant(row, "changed_at"),
                row.getString("words"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
