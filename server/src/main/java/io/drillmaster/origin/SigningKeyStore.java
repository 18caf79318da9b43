package io.drillmaster.origin;

import io.drillmaster.drillpackages.origin.PublicKeys;
import io.drillmaster.drillpackages.origin.SigningKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code signing_key}. */
final class SigningKeyStore {
    /** Any number that nothing else uses. */
    private static final long LOCK = 0x6472_696c_6c09L;

    private final Jdbi jdbi;

    SigningKeyStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** Makes other servers that start, or rotate, wait until the transaction ends. */
    void alone(Handle handle) {
        handle.select("select pg_advisory_xact_lock(?)", LOCK).mapToMap().one();
    }

    /** The key whose private half is here (unique index signing_key_in_use). */
    Optional<SigningKey> inUse(Handle handle) {
        return handle.createQuery("select private_key from signing_key where private_key is not null")
                .mapTo(String.class)
                .findOne()
                .map(SigningKey::ofPem);
    }

    /** Adds a key with both halves. */
    void add(Handle handle, SigningKey key, Instant now) {
        handle.createUpdate("""
                        insert into signing_key (key_id, public_key, private_key, created_at)
                        values (:id, :public, :private, :now)
                        """)
                .bind("id", key.id())
                .bind("public", PublicKeys.toPem(key.publicKey()))
                .bind("private", key.toPem())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Adds the public half of a key that is kept elsewhere, or leaves it as it is. */
    void register(Handle handle, SigningKey key, Instant now) {
        handle.createUpdate("""
                        insert into signing_key (key_id, public_key, created_at) values (:id, :public, :now)
                        on conflict (key_id) do nothing
                        """)
                .bind("id", key.id())
                .bind("public", PublicKeys.toPem(key.publicKey()))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Erases the private half that is in use. */
    void retire(Handle handle, Instant now) {
        handle.createUpdate(
                        "update signing_key set private_key = null, retired_at = :now where private_key is not null")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** All keys, latest first. */
    List<KnownKey> all() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select public_key, created_at, retired_at from signing_key order by created_at desc, key_id")
                .map((row, context) -> new KnownKey(
                        PublicKeys.ofPem(row.getString("public_key")).get(0),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("retired_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list());
    }
}
