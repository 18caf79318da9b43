package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who asks the registry, and what they may. A client shows its token as the password of Basic authentication (with any
 * user name), as a Bearer token, or, as Cargo and RubyGems do, with nothing before it.
 */
public final class RegistryAccess {
    /** Who may read. */
    public enum Mode {
        /** Every machine that reaches this server. */
        OPEN,
        /** Clients that show a token, each what belongs to its exercise. */
        TOKEN
    }

    private static final String CHALLENGE = "Basic realm=\"Drillmaster registry\", charset=\"UTF-8\"";

    /** How long another server's withdrawal of a token may go unnoticed; one of this server counts at once. */
    private static final long REMEMBERED = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int MOST_REMEMBERED = 1000;

    private final RegistryStore store;
    private final Mode mode;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

    private record Known(RegistryToken token, long readAt, long changes) {}

    /** On the tokens of this registry. */
    public RegistryAccess(RegistryStore store, Mode mode) {
        this.store = store;
        this.mode = mode;
    }

    /** Who may read. */
    public Mode mode() {
        return mode;
    }

    /**
     * Who reads.
     *
     * @throws Problem 401 when a token is asked for and the client shows none that is good; for every name alike
     */
    public Viewer viewer(Context context) {
        return mode == Mode.OPEN ? Viewer.EVERYBODY : Viewer.of(holder(context).exercise());
    }

    /**
     * Who changes something.
     *
     * @throws Problem 401 without a good token, 403 with one that may only read
     */
    public RegistryToken uploader(Context context) {
        var token = holder(context);
        if (token.rights() != TokenRights.UPLOAD) {
            throw Problem.forbidden(
                    "read-only-token", "This token may read only. Make an upload token on the exercise's page.");
        }
        return token;
    }

    /**
     * Whose token the client shows, whatever it may.
     *
     * @throws Problem 401 without a good token
     */
    public RegistryToken holder(Context context) {
        var secret = secret(context.header("Authorization"));
        if (secret.isEmpty()) {
            throw refused(
                    context,
                    "token-missing",
                    "This registry asks for a token: as the password, with any user name, or as a Bearer token. A"
                            + " member makes one on the exercise's page.");
        }
        return find(secret.get())
                .orElseThrow(() -> refused(
                        context,
                        "token-unknown",
                        "The token is none of this registry's, or has ended with its exercise."));
    }

    private Optional<RegistryToken> find(String secret) {
        var before = known.get(secret);
        if (before != null && before.changes == store.changes() && System.nanoTime() - before.readAt < REMEMBERED) {
            return Optional.of(before.token);
        }
        var changes = store.changes();
        var readAt = System.nanoTime();
        var token = store.tokens().find(secret);
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        token.ifPresentOrElse(
                found -> known.put(secret, new Known(found, readAt, changes)), () -> known.remove(secret));
        return token;
    }

    private static Problem refused(Context context, String code, String sentence) {
        context.header("WWW-Authenticate", CHALLENGE);
        return Problem.unauthorized(code, sentence);
    }

    /** The secret in an Authorization header; empty when there is none that can be read. */
    static Optional<String> secret(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        var text = header.strip();
        var blank = text.indexOf(' ');
        if (blank < 0) {
            return Optional.of(text);
        }
        var value = text.substring(blank + 1).strip();
        return switch (text.substring(0, blank).toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(value);
            case "basic" -> password(value);
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0 || colon == pair.length() - 1 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
