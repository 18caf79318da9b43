package io.drillmaster.alert.source;

import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.common.Secrets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@code X-Gitlab-Token}: the webhook's secret token, sent as it is; or, where GitLab signs, a signature instead. A
 * delivery that carries a signature has to have a right one, whatever its token is.
 */
final class GitLabToken implements Authenticator {
    @Override
    public String explanation() {
        return "The key in the address and, with a secret, GitLab's signature (webhook-signature) or secret token"
                + " (X-Gitlab-Token).";
    }

    @Override
    public Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
        return Map.of("X-Gitlab-Token", secret.value());
    }

    @Override
    public Authenticity check(Delivery delivery, Optional<HookSecret> secret) {
        if (secret.isEmpty()) {
            return Authenticity.Authentic.BY_ADDRESS;
        }
        if (delivery.header(WebhookSignature.HEADER).isPresent()) {
            return WebhookSignature.check(delivery, secret.get());
        }
        var told = delivery.header("x-gitlab-token");
        if (told.isEmpty()) {
            return new Authenticity.NotAuthentic(
                    "there is neither X-Gitlab-Token nor webhook-signature; enter the secret token or the signing"
                            + " token in the webhook's settings on GitLab");
        }
        return Secrets.same(secret.get().value(), told.get())
                ? new Authenticity.Authentic("the secret token is right")
                : new Authenticity.NotAuthentic("X-Gitlab-Token is not the secret token of this hook");
    }
}
