package io.drillmaster.alert.source;

import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.common.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** {@code Authorization: Basic} (RFC 7617) with the secret as password and any user's name. */
final class BasicSecret implements Authenticator {
    /** Stands in what people paste; it is not checked. */
    static final String USER = "drillmaster";

    private static final String SCHEME = "Basic ";

    @Override
    public String explanation() {
        return "The key in the address and, with a secret, HTTP basic authentication with the secret as password.";
    }

    @Override
    public Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
        return Map.of(
                "Authorization",
                SCHEME
                        + Base64.getEncoder()
                                .encodeToString((USER + ":" + secret.value()).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Authenticity check(Delivery delivery, Optional<HookSecret> secret) {
        if (secret.isEmpty()) {
            return Authenticity.Authentic.BY_ADDRESS;
        }
        var password = delivery.header("authorization").flatMap(BasicSecret::password);
        if (password.isEmpty()) {
            return new Authenticity.NotAuthentic(
                    "this hook has a secret, and there is no header 'Authorization: Basic' with a password");
        }
        return Secrets.same(secret.get().value(), password.get())
                ? new Authenticity.Authentic("the password is right")
                : new Authenticity.NotAuthentic("the password is not the secret of this hook");
    }

    private static Optional<String> password(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            var bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            var pair = new String(bytes, StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
