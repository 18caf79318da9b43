package io.drillmaster.alert.source;

import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.common.Secrets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code circleci-signature}: {@code v1=<hex>}, HMAC-SHA256 of the raw body under the webhook's secret. Later versions
 * may stand beside it, separated by commas; this is the newest that is known.
 */
final class CircleCiSignature implements Authenticator {
    private static final String HEADER = "circleci-signature";

    @Override
    public String explanation() {
        return "The key in the address and, with a secret, CircleCI's signature over the body (circleci-signature).";
    }

    @Override
    public Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
        return Map.of(HEADER, signature(secret, body));
    }

    @Override
    public Authenticity check(Delivery delivery, Optional<HookSecret> secret) {
        if (secret.isEmpty()) {
            return Authenticity.Authentic.BY_ADDRESS;
        }
        var told = delivery.header(HEADER);
        if (told.isEmpty()) {
            return new Authenticity.NotAuthentic(
                    "the header circleci-signature is missing; enter the secret token in the webhook's settings on"
                            + " CircleCI");
        }
        var expected = signature(secret.get(), delivery.body());
        var first = Arrays.stream(told.get().toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(it -> it.startsWith("v1="))
                .findFirst();
        if (first.isEmpty()) {
            return new Authenticity.NotAuthentic("circleci-signature has no version v1, the only one that is known");
        }
        return Secrets.same(expected, first.get())
                ? new Authenticity.Authentic("the signature fits the body")
                : new Authenticity.NotAuthentic(
                        "circleci-signature does not fit the body and this hook's secret; compare the secrets");
    }

    /** The signature of a body, with its version. */
    static String signature(HookSecret secret, byte[] body) {
        return "v1=" + HexFormat.of().formatHex(HmacSha256.of(secret.value(), body));
    }
}
