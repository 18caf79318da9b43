package io.drillmaster.alert.source;

import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.common.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Grafana's signature: the hexadecimal HMAC-SHA256 of the body, or of a time in whole seconds, a colon and the body, where
 * a header for the time is set. Before Grafana 12 there is none, and the secret comes as a Bearer token.
 */
final class GrafanaSignature implements Authenticator {
    /** What Grafana's form suggests as the signature's header. */
    static final String HEADER = "X-Grafana-Alerting-Signature";

    /** Where our configuration puts the time. Grafana has no name of its own for it. */
    static final String TIME_HEADER = "X-Grafana-Alerting-Timestamp";

    /** What Grafana sends when the header's name is left empty. */
    private static final String DEFAULT_HEADER = "X-Grafana-Alert-Signature";

    /** Both clocks may be wrong, and a delivery may wait; one that is older was recorded and is played again. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final String ALGORITHM = "HmacSHA256";

    @Override
    public String explanation() {
        return "The key in the address and, with a secret, Grafana's HMAC signature (" + HEADER
                + ") or 'Authorization: Bearer <secret>'.";
    }

    @Override
    public Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
        return Map.of(
                TIME_HEADER,
                Long.toString(now.getEpochSecond()),
                HEADER,
                signature(secret, Optional.of(Long.toString(now.getEpochSecond())), body));
    }

    @Override
    public Authenticity check(Delivery delivery, Optional<HookSecret> secret) {
        if (secret.isEmpty()) {
            return Authenticity.Authentic.BY_ADDRESS;
        }
        var told = delivery.header(HEADER).or(() -> delivery.header(DEFAULT_HEADER));
        if (told.isEmpty()) {
            return delivery.header("authorization").isPresent()
                    ? new BearerSecret().check(delivery, secret)
                    : new Authenticity.NotAuthentic("there is neither " + HEADER
                            + " nor 'Authorization: Bearer <secret>'; enter the secret in the contact point");
        }
        var time = delivery.header(TIME_HEADER);
        if (time.isPresent() && !isNear(time.get(), delivery.receivedAt())) {
            return new Authenticity.NotAuthentic("the time in " + TIME_HEADER + " is more than " + TOLERANCE.toMinutes()
                    + " minutes off; compare Grafana's clock with this server's");
        }
        var signed = signature(secret.get(), time, delivery.body());
        return Secrets.same(signed, told.get().toLowerCase(Locale.ROOT))
                ? new Authenticity.Authentic("the signature fits the body")
                : new Authenticity.NotAuthentic(
                        "the signature does not fit the body and this hook's secret; compare the"
                                + " secrets, and let the timestamp header be " + TIME_HEADER + " or empty");
    }

    /** The header's value for a body. */
    static String signature(HookSecret secret, Optional<String> time, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            time.ifPresent(it -> mac.update((it + ":").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static boolean isNear(String seconds, Instant now) {
        return SECONDS.matcher(seconds).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0;
    }
}
