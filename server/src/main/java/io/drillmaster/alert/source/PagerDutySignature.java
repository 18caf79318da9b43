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

/**
 * {@code X-PagerDuty-Signature}: HMAC-SHA256 of the raw body, as {@code v1=<hex>}; while a secret is being changed, one for
 * each secret, separated by commas. Any that fits is enough.
 */
final class PagerDutySignature implements Authenticator {
    private static final int MOST = 10;

    @Override
    public String explanation() {
        return "The key in the address and, with a secret, PagerDuty's signature over the body (X-PagerDuty-Signature).";
    }

    @Override
    public Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
        return Map.of("X-PagerDuty-Signature", signature(secret, body));
    }

    @Override
    public Authenticity check(Delivery delivery, Optional<HookSecret> secret) {
        if (secret.isEmpty()) {
            return Authenticity.Authentic.BY_ADDRESS;
        }
        var told = delivery.header("x-pagerduty-signature");
        if (told.isEmpty()) {
            return new Authenticity.NotAuthentic(
                    "the header X-PagerDuty-Signature is missing; only webhook subscriptions of version 3 sign");
        }
        var expected = signature(secret.get(), delivery.body());
        for (var one : told.get().split(",", MOST)) {
            if (Secrets.same(expected, one.strip().toLowerCase(Locale.ROOT))) {
                return new Authenticity.Authentic("a signature fits the body");
            }
        }
        return new Authenticity.NotAuthentic(
                "no signature in X-PagerDuty-Signature fits the body and this hook's secret;"
                        + " enter the secret that PagerDuty showed when the webhook was made");
    }

    /** One signature of a body, with its version. */
    static String signature(HookSecret secret, byte[] body) {
        return "v1=" + HexFormat.of().formatHex(HmacSha256.of(secret.value(), body));
    }
}
