package io.drillmaster.alert.source;

import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.common.Secrets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@code Authorization: Bearer <secret>} (RFC 6750), where the hook has a secret. */
final class BearerSecret implements Authenticator {
    private static final String SCHEME = "Bearer ";

    @Override
    public String explanation() {
        return "The key in the address; with a secret also the header 'Authorization: Bearer <secret>'.";
    }

    @Override
    public Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
        return Map.of("Authorization", SCHEME + secret.value());
    }

    @Override
    public Authenticity check(Delivery delivery, Optional<HookSecret> secret) {
        if (secret.isEmpty()) {
            return Authenticity.Authentic.BY_ADDRESS;
        }
        var header = delivery.header("authorization");
        if (header.isEmpty() || !header.get().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Authenticity.NotAuthentic(
                    "this hook has a secret, and there is no header 'Authorization: Bearer <secret>'");
        }
        var told = header.get().substring(SCHEME.length()).strip();
        return Secrets.same(secret.get().value(), told)
                ? new Authenticity.Authentic("the bearer secret is right")
                : new Authenticity.NotAuthentic("the bearer secret is not the one of this hook");
    }
}
