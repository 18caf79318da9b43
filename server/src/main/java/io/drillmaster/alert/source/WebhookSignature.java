package io.drillmaster.alert.source;

import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.common.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The signature of Standard Webhooks: {@code webhook-signature} has one or more of {@code v1,<base64>}, each an
 * HMAC-SHA256 over {@code <webhook-id>.<webhook-timestamp>.<body>}. The time in it bounds how long somebody who listened
 * in can send a delivery again.
 */
final class WebhookSignature {
    static final String HEADER = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final int KEY_BYTES = 32;

    private WebhookSignature() {}

    static Authenticity check(Delivery delivery, HookSecret secret) {
        var id = delivery.header("webhook-id");
        var time = delivery.header("webhook-timestamp");
        if (id.isEmpty() || time.isEmpty()) {
            return new Authenticity.NotAuthentic(
                    "there is a webhook-signature without its webhook-id or webhook-timestamp");
        }
        var late = SignedTime.complaint("webhook-timestamp", time.get(), delivery.receivedAt());
        if (late.isPresent()) {
            return new Authenticity.NotAuthentic(late.get());
        }
        var expected = signature(secret, id.get(), time.get(), delivery.body());
        return Arrays.stream(delivery.header(HEADER).orElse("").split(" "))
                                .filter(told -> Secrets.same(expected, told))
                                .count()
                        > 0
                ? new Authenticity.Authentic("the signature fits the body, its id and its time")
                : new Authenticity.NotAuthentic(
                        "webhook-signature does not fit the body and this hook's secret; compare the signing tokens");
    }

    /** One signature, with its version. */
    static String signature(HookSecret secret, String id, String time, byte[] body) {
        var head = (id + "." + time + ".").getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(HmacSha256.of(key(secret), head, body));
    }

    /** The secret in the form in which it is entered over there: {@code whsec_} and the base64 of 32 bytes. */
    static String token(HookSecret secret) {
        return secret.value().startsWith(PREFIX)
                ? secret.value()
                : PREFIX + Base64.getEncoder().encodeToString(key(secret));
    }

    /** The bytes behind {@code whsec_}; our own secrets are 32 bytes too; any other text serves as it is. */
    private static byte[] key(HookSecret secret) {
        var value = secret.value();
        try {
            if (value.startsWith(PREFIX)) {
                var bytes = Base64.getDecoder().decode(value.substring(PREFIX.length()));
                if (bytes.length > 0) {
                    return bytes;
                }
            }
            var own = Base64.getUrlDecoder().decode(value);
            if (own.length == KEY_BYTES) {
                return own;
            }
        } catch (IllegalArgumentException noBase64) {
            return value.getBytes(StandardCharsets.UTF_8);
        }
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
