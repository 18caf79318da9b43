package io.drillmaster.registry.publish;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * How this program proves itself to a registry. Neither printed nor logged, whoever tries.
 *
 * @param username empty when the token stands alone
 * @param token password or token; empty for a registry that asks for none
 */
public record Credentials(Optional<String> username, Optional<String> token) {
    /** For a registry that asks for nothing. */
    public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

    /** HTTP Basic with a user name, else a bearer token, else nothing. */
    Map<String, String> headers() {
        if (token.isEmpty()) {
            return Map.of();
        }
        return username.map(Credentials.this::basic).orElseGet(this::bearer);
    }

    /** HTTP Basic, as twine does it; a token without a name gets the one that indexes take for it. */
    Map<String, String> basicHeaders() {
        return token.isEmpty() ? Map.of() : basic(username.orElse("__token__"));
    }

    /** The token alone, as npm sends it. */
    Map<String, String> bearer() {
        return token.map(secret -> Map.of("Authorization", "Bearer " + secret)).orElse(Map.of());
    }

    /** The token in a header of another name. */
    Map<String, String> header(String name) {
        return token.map(secret -> Map.of(name, secret)).orElse(Map.of());
    }

    private Map<String, String> basic(String name) {
        var pair = name + ":" + token.orElse("");
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return token.isEmpty() ? "no credentials" : "credentials that are not shown";
    }
}
