package io.drillmaster.alert.source;

import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.common.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code X-Slack-Signature}: HMAC-SHA256 of {@code v0:<timestamp>:<body>}, as {@code v0=<hex>}. A signature that is older
 * than five minutes is refused: somebody may have recorded it.
 */
final class SlackSignature implements Authenticator {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    @Override
    public String explanation() {
        return "The key in the address and, with a secret, Slack's signature over time and body (X-Slack-Signature), not"
                + " older than five minutes.";
    }

    @Override
    public Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
        return Map.of(
                "X-Slack-Request-Timestamp",
                Long.toString(now.getEpochSecond()),
                "X-Slack-Signature",
                signature(secret, Long.toString(now.getEpochSecond()), body));
    }

    @Override
    public Authenticity check(Delivery delivery, Optional<HookSecret> secret) {
        if (secret.isEmpty()) {
            return Authenticity.Authentic.BY_ADDRESS;
        }
        var told = delivery.header("x-slack-signature");
        var stamp = delivery.header("x-slack-request-timestamp").filter(text -> text.matches("\\d{1,11}"));
        if (told.isEmpty() || stamp.isEmpty()) {
            return new Authenticity.NotAuthentic("X-Slack-Signature or X-Slack-Request-Timestamp is missing");
        }
        var expected = signature(secret.get(), stamp.get(), delivery.body());
        if (!Secrets.same(expected, told.get().toLowerCase(Locale.ROOT))) {
            return new Authenticity.NotAuthentic("X-Slack-Signature does not fit the body and this hook's secret; enter"
                    + " the app's signing secret (Basic Information, App Credentials)");
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(stamp.get())), delivery.receivedAt());
        return age.abs().compareTo(WINDOW) <= 0
                ? new Authenticity.Authentic("the signature fits the body and is fresh")
                : new Authenticity.NotAuthentic("the signature is right but " + age.toSeconds()
                        + " s old; it was recorded, or this server's clock is wrong");
    }

    /** The header's value for a body at a time. */
    static String signature(HookSecret secret, String timestamp, byte[] body) {
        var prefix = ("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
        return "v0=" + HexFormat.of().formatHex(HmacSha256.of(secret.value(), prefix, body));
    }
}
