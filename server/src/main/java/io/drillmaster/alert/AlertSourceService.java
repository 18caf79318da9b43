package io.drillmaster.alert;

import io.drillmaster.common.Hashes;
import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Sets alert sources up, and knows the keys in their addresses. */
public final class AlertSourceService implements HookKeys, AutoCloseable {
    /** How long a secret is taken after there is another: long enough to change the other side in working hours. */
    public static final Duration BOTH_SECRETS = Duration.ofHours(24);

    private final AlertSourceStore store;
    private final HookCache hooks;
    private final List<AlertSource> kinds;
    private final URI server;
    private final InstantSource clock;

    /** {@code server} is how sources reach this server. */
    public AlertSourceService(Jdbi jdbi, List<AlertSource> kinds, URI server, InstantSource clock) {
        this.kinds = List.copyOf(kinds);
        this.store = new AlertSourceStore(jdbi);
        this.hooks = new HookCache(store);
        this.server = server;
        this.clock = clock;
    }

    /**
     * A source with its address, which is told this once.
     *
     * @param snippets what to configure over there
     */
    public record Fresh(RegisteredSource source, HookAddress address, List<AlertSource.Snippet> snippets) {}

    /** Sets a source up. */
    public Fresh create(String kind, String name, boolean standIn, String by) {
        var source = kind(kind);
        if (name.isBlank() || name.length() > 80) {
            throw Problem.badField(
                    "name",
                    "bad-name",
                    "Give the source a name of at most 80 characters, such as Falco on CI runners.");
        }
        var key = Secrets.urlSafe();
        var secret = secret(source);
        var added = store.add(kind, name.strip(), Hashes.sha256(key), secret, standIn, by, clock.instant());
        hooks.read();
        return fresh(source, added, key, secret);
    }

    /** Gives a source a new address; the old one stops working at once. */
    public Fresh rotate(long id) {
        var present = one(id);
        var source = kind(present.kind());
        var key = Secrets.urlSafe();
        var secret = secret(source);
        var rotated = store.rotate(id, Hashes.sha256(key), secret).orElseThrow(AlertSourceService::unknown);
        hooks.read();
        return fresh(source, rotated, key, secret);
    }

    /**
     * A shared secret that was just made, told this once.
     *
     * @param text as it is entered over there
     */
    public record FreshSecret(RegisteredSource source, String text) {
        @Override
        public String toString() {
            return "FreshSecret[hidden]";
        }
    }

    /** Makes a source another shared secret. The present one is taken too for {@link #BOTH_SECRETS}. */
    public FreshSecret rotateSecret(long id) {
        var present = one(id);
        if (kind(present.kind()).secretFromThere() || !present.hasSecret()) {
            throw Problem.conflict(
                    "no-secret-to-make",
                    "The secret of this source is not made here, or it has none; enter it instead.");
        }
        var secret = Secrets.urlSafe();
        setSecret(id, secret);
        return new FreshSecret(one(id), secret);
    }

    /** Says where a source's payloads have what; nothing, to read them by the names of their fields. */
    public void map(long id, Mapping mapping) {
        var kind = kind(one(id).kind());
        if (!kind.mappable()) {
            throw Problem.conflict("not-mappable", "The format of " + kind.title() + " is fixed; it has no mapping.");
        }
        var wrong = kind.wrongIn(mapping);
        if (!wrong.isEmpty()) {
            var first = wrong.entrySet().iterator().next();
            throw Problem.badField(first.getKey().key(), "bad-mapping", first.getValue());
        }
        if (!store.setMapping(id, mapping)) {
            throw unknown();
        }
        hooks.read();
    }

    /** Says which client certificate a source has to show; a blank text for none. */
    public void expectClient(long id, String subject) {
        if (subject.length() > 500) {
            throw Problem.badField("subject", "bad-subject", "A subject has at most 500 characters.");
        }
        if (!store.setClientSubject(id, Optional.of(subject.strip()).filter(text -> !text.isEmpty()))) {
            throw unknown();
        }
        hooks.read();
    }

    /** A source that was set up and not removed. */
    public RegisteredSource one(long id) {
        return all().stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(AlertSourceService::unknown);
    }

    /** What came of a source's last deliveries, newest first; those to another server appear within ten seconds. */
    public List<ReceivedDelivery> deliveries(long id) {
        hooks.writeNotes();
        return store.deliveries(id);
    }

    /**
     * Takes the secret that the source made itself. From now on its deliveries have to prove to know it, or for {@link
     * #BOTH_SECRETS} the one before.
     */
    public void enterSecret(long id, String secret) {
        var present = one(id);
        if (!kind(present.kind()).secretFromThere()) {
            throw Problem.conflict(
                    "no-secret-to-enter", "The secret of this source was made here; it cannot be entered.");
        }
        if (secret.isBlank() || secret.length() > 500) {
            throw Problem.badField(
                    "secret", "bad-secret", "Enter the signing secret as " + present.name() + " shows it.");
        }
        setSecret(id, secret.strip());
    }

    private void setSecret(long id, String secret) {
        if (!store.setSecret(id, secret, clock.instant().plus(BOTH_SECRETS))) {
            throw unknown();
        }
        hooks.read();
    }

    /** Makes a source's address worthless. Its evidence stays. */
    public void remove(long id) {
        if (!store.remove(id, clock.instant())) {
            throw unknown();
        }
        hooks.read();
    }

    /** All sources that were set up and not removed. */
    public List<RegisteredSource> all() {
        return store.all();
    }

    @Override
    public Optional<Hook> find(String sourceId, String key) {
        var keyHash = Hashes.sha256(key);
        var now = clock.instant();
        var hook = hooks.find(sourceId, keyHash, now);
        if (hook.isPresent()) {
            hooks.seen(keyHash, now);
        }
        return hook;
    }

    @Override
    public void came(String key, ReceivedDelivery delivery) {
        hooks.came(Hashes.sha256(key), delivery);
    }

    @Override
    public void close() {
        hooks.close();
    }

    private Fresh fresh(AlertSource source, RegisteredSource registered, String key, Optional<String> secret) {
        var url = URI.create(server + "/hooks/" + source.id() + "/" + key);
        var address = new HookAddress(url, secret.map(HookSecret::new));
        return new Fresh(registered, address, source.setup(address));
    }

    private static Optional<String> secret(AlertSource source) {
        return source.secretFromTheStart() ? Optional.of(Secrets.urlSafe()) : Optional.empty();
    }

    private AlertSource kind(String id) {
        return kinds.stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.badField(
                        "kind",
                        "unknown-kind",
                        "There is no kind of alert source '" + id + "'. Choose one of the list."));
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such alert source; it may have been removed.");
    }
}
