package io.drillmaster.alert.source;

import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.common.Secrets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code X-Hub-Signature-256}: HMAC-SHA256 of the raw body under the webhook's secret. */
final class GitHubSignature implements Authenticator {
    private static final String HEADER = "x-hub-signature-256";

    @Override
    public String explanation() {
        return "The key in the address and, with a secret, GitHub's signature over the body (X-Hub-Signature-256).";
    }

    @Override
    public Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
        return Map.of("X-Hub-Signature-256", signature(secret, body));
    }

    @Override
    public Authenticity check(Delivery delivery, Optional<HookSecret> secret) {
        if (secret.isEmpty()) {
            return Authenticity.Authentic.BY_ADDRESS;
        }
        var told = delivery.header(HEADER);
        if (told.isEmpty()) {
            return new Authenticity.NotAuthentic(
                    "the header X-Hub-Signature-256 is missing; enter the secret in the webhook's settings on GitHub");
        }
        return Secrets.same(signature(secret.get(), delivery.body()), told.get().toLowerCase(Locale.ROOT))
                ? new Authenticity.Authentic("the signature fits the body")
                : new Authenticity.NotAuthentic(
                        "X-Hub-Signature-256 does not fit the body and this hook's secret; compare the secrets");
    }

    /** The header's value for a body. */
    static String signature(HookSecret secret, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(HmacSha256.of(secret.value(), body));
    }
}
