package io.drillmaster.alert;

import io.drillmaster.common.Hashes;
import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Sets alert sources up, and knows the keys in their addresses. */
public final class AlertSourceService implements HookKeys, AutoCloseable {
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
        var present = all().stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(AlertSourceService::unknown);
        var source = kind(present.kind());
        var key = Secrets.urlSafe();
        var secret = secret(source);
        var rotated = store.rotate(id, Hashes.sha256(key), secret).orElseThrow(AlertSourceService::unknown);
        hooks.read();
        return fresh(source, rotated, key, secret);
    }

    /** Takes the secret that the source made itself. From now on its deliveries have to prove to know it. */
    public void enterSecret(long id, String secret) {
        var present = all().stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(AlertSourceService::unknown);
        if (!kind(present.kind()).secretFromThere()) {
            throw Problem.conflict(
                    "no-secret-to-enter", "The secret of this source was made here; it cannot be entered.");
        }
        if (secret.isBlank() || secret.length() > 500) {
            throw Problem.badField(
                    "secret", "bad-secret", "Enter the signing secret as " + present.name() + " shows it.");
        }
        if (!store.setSecret(id, secret.strip())) {
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
        var hook = hooks.find(sourceId, keyHash);
        if (hook.isPresent()) {
            hooks.seen(keyHash, clock.instant());
        }
        return hook;
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
