package io.drillmaster.origin;

import io.drillmaster.drillpackages.origin.PublicKeys;
import io.drillmaster.drillpackages.origin.SigningKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that sign drill packages: one in use, shared by all servers of a database, and those before it. */
public final class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final SigningKeyStore store;
    private final Optional<SigningKey> own;
    private final InstantSource clock;

    private SigningKeys(SigningKeyStore store, Optional<SigningKey> own, InstantSource clock) {
        this.store = store;
        this.own = own;
        this.clock = clock;
    }

    /**
     * The keys of a migrated database; the first server that comes makes one.
     *
     * @param own the operator's key, which this server then signs with; only its public half is stored
     */
    public static SigningKeys open(Jdbi jdbi, Optional<SigningKey> own, InstantSource clock) {
        var keys = new SigningKeys(new SigningKeyStore(jdbi), own, clock);
        var unused = jdbi.inTransaction(keys::current);
        return keys;
    }

    /** The keys that a database has already; makes none until one is needed. */
    public static SigningKeys existing(Jdbi jdbi, InstantSource clock) {
        return new SigningKeys(new SigningKeyStore(jdbi), Optional.empty(), clock);
    }

    /** What to sign with now; asked of the database each time, since another server may have rotated it. */
    SigningKey current(Handle handle) {
        if (own.isPresent()) {
            store.register(handle, own.get(), clock.instant());
            return own.get();
        }
        var known = store.inUse(handle);
        if (known.isPresent()) {
            return known.get();
        }
        store.alone(handle); // then look again: somebody else may have been first
        return store.inUse(handle).orElseGet(() -> {
            var fresh = SigningKey.generate();
            store.add(handle, fresh, clock.instant());
            LOG.info("made the key {} that signs drill packages", fresh.id());
            return fresh;
        });
    }

    /**
     * Puts a new key in the place of the one in the database, whose private half is erased. What it signed stays genuine.
     *
     * @return name of the new key
     */
    public String rotate() {
        return store.jdbi().inTransaction(handle -> {
            store.alone(handle);
            var fresh = SigningKey.generate();
            store.retire(handle, clock.instant());
            store.add(handle, fresh, clock.instant());
            LOG.info("drill packages are signed with the new key {} from now on", fresh.id());
            return fresh.id();
        });
    }

    /** Every key that ever signed here, latest first. */
    public List<KnownKey> known() {
        return store.all();
    }

    /** The same as one PEM text for whoever verifies. */
    public String publicPem() {
        return known().stream().map(KnownKey::pem).collect(Collectors.joining("\n"));
    }

    /** Name of the key in use. */
    public String currentId() {
        return PublicKeys.id(store.jdbi().inTransaction(this::current).publicKey());
    }
}
