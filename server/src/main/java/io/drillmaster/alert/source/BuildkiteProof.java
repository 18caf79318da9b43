package io.drillmaster.alert.source;

import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.common.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code X-Buildkite-Signature}: {@code timestamp=<seconds>,signature=<hex>}, HMAC-SHA256 over the time, a dot and the
 * raw body under the webhook's token; or the token itself in {@code X-Buildkite-Token}, whichever is chosen over there.
 */
final class BuildkiteProof implements Authenticator {
    private static final Pattern FORM =
            Pattern.compile("timestamp=(\\d{1,12}), ?signature=([0-9a-f]{64})", Pattern.CASE_INSENSITIVE);

    @Override
    public String explanation() {
        return "The key in the address and, with a secret, Buildkite's signature (X-Buildkite-Signature) or token"
                + " (X-Buildkite-Token).";
    }

    @Override
    public Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
        return Map.of("X-Buildkite-Token", secret.value());
    }

    @Override
    public Authenticity check(Delivery delivery, Optional<HookSecret> secret) {
        if (secret.isEmpty()) {
            return Authenticity.Authentic.BY_ADDRESS;
        }
        var signed = delivery.header("x-buildkite-signature");
        if (signed.isPresent()) {
            return signature(delivery, secret.get(), signed.get());
        }
        var token = delivery.header("x-buildkite-token");
        if (token.isEmpty()) {
            return new Authenticity.NotAuthentic(
                    "there is neither X-Buildkite-Signature nor X-Buildkite-Token; enter the token in the webhook's"
                            + " settings on Buildkite");
        }
        return Secrets.same(secret.get().value(), token.get())
                ? new Authenticity.Authentic("the token is right")
                : new Authenticity.NotAuthentic("X-Buildkite-Token is not the secret of this hook");
    }

    private static Authenticity signature(Delivery delivery, HookSecret secret, String header) {
        var form = FORM.matcher(header);
        if (!form.matches()) {
            return new Authenticity.NotAuthentic(
                    "X-Buildkite-Signature is not of the form timestamp=<seconds>,signature=<hex>");
        }
        var late = SignedTime.complaint("X-Buildkite-Signature", form.group(1), delivery.receivedAt());
        if (late.isPresent()) {
            return new Authenticity.NotAuthentic(late.get());
        }
        var expected = signature(secret, form.group(1), delivery.body());
        return Secrets.same(expected, form.group(2).toLowerCase(Locale.ROOT))
                ? new Authenticity.Authentic("the signature fits the body and its time")
                : new Authenticity.NotAuthentic(
                        "X-Buildkite-Signature does not fit the body and this hook's secret; compare the tokens");
    }

    /** The signature of a body that is sent at this time. */
    static String signature(HookSecret secret, String seconds, byte[] body) {
        var head = (seconds + ".").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(HmacSha256.of(secret.value(), head, body));
    }
}
