package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertText;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.common.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * osquery's enrollment: a machine shows the secret once and then the key that it was given for it. The key is made of the
 * machine's name and the secret, so that nothing need be stored, and it ends with the secret.
 */
final class OsqueryNode implements Authenticator {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @Override
    public String explanation() {
        return "The key in the address and, with a secret, osquery's enrollment secret or the node key given for it; a"
                + " forwarder of log lines sends 'Authorization: Bearer <secret>'.";
    }

    @Override
    public Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
        return new BearerSecret().proof(body, secret, now);
    }

    @Override
    public Authenticity check(Delivery delivery, Optional<HookSecret> secret) {
        if (secret.isEmpty()) {
            return Authenticity.Authentic.BY_ADDRESS;
        }
        if (delivery.header("authorization").isPresent()) {
            return new BearerSecret().check(delivery, secret);
        }
        var json = Osquery.parsed(delivery.body());
        var enrolling = json.map(body -> body.path("enroll_secret").textValue());
        if (enrolling.isPresent()) {
            return Secrets.same(secret.get().value(), enrolling.get().strip())
                    ? new Authenticity.Authentic("the enrollment secret is right")
                    : new Authenticity.NotAuthentic("the enrollment secret is not the one of this hook");
        }
        var told = json.map(body -> body.path("node_key").textValue());
        if (told.isEmpty()) {
            return new Authenticity.NotAuthentic("there is neither an enroll_secret nor a node_key");
        }
        var host = told.get().split("\\.", 2)[0];
        return Secrets.same(signed(host, secret.get()), told.get())
                ? new Authenticity.Authentic("the node key is right")
                : new Authenticity.NotAuthentic(
                        "the node key was given for another secret; the machine must enroll again");
    }

    /** The key of a machine. */
    static String key(String hostIdentifier, Optional<HookSecret> secret) {
        var host = BASE64.encodeToString(
                AlertText.line(hostIdentifier, AlertText.NAME).getBytes(StandardCharsets.UTF_8));
        return secret.map(it -> signed(host, it)).orElse(host + ".open");
    }

    private static String signed(String host, HookSecret secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return host + "."
                    + BASE64.encodeToString(mac.doFinal(("osquery node " + host).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
