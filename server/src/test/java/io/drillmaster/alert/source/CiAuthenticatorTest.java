package io.drillmaster.alert.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookSecret;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CiAuthenticatorTest {
    private static final byte[] BODY = "{\"a\":1}".getBytes(UTF_8);
    private static final long NOW = Deliveries.RECEIVED.getEpochSecond();
    private static final HookSecret SECRET = new HookSecret("s3cret of our own");

    @Test
    void circlecisSignatureIsTheOneOfItsDocumentation() {
        assertThat(CircleCiSignature.signature(new HookSecret("secret"), "hello world".getBytes(UTF_8)))
                .isEqualTo("v1=734cc62f32841568f45715aeb9f4d7891324e6d948e4c6c60c0621cdac48623a");
        assertThat(CircleCiSignature.signature(new HookSecret("another-secret"), "lalala".getBytes(UTF_8)))
                .isEqualTo("v1=daa220016c8f29a8b214fbfc3671aeec2145cfb1e6790184ffb38b6d0425fa00");
    }

    @Test
    void circlecisSignatureMayStandBesideOthersOfLaterVersions() {
        var right = CircleCiSignature.signature(SECRET, BODY);

        assertThat(circleci(right)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(circleci("v2=ffff, " + right)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(circleci("v2=" + right.substring(3))).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(circleci(right.substring(0, 20))).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(circleci("v1=" + "0".repeat(64))).isInstanceOf(Authenticity.NotAuthentic.class);
    }

    @Test
    void buildkitesSignatureHoldsForItsBodyAndForFiveMinutes() {
        // printf '1772446533.{"a":1}' | openssl dgst -sha256 -hmac 's3cret of our own'
        assertThat(NOW).isEqualTo(1772446533L);
        assertThat(BuildkiteProof.signature(SECRET, "1772446533", BODY))
                .isEqualTo("2f213d419d204bffde1d3f4dd2d41b6dc015426cd069563e4ab89c4aeb43fd00");

        assertThat(buildkite(NOW, NOW)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(buildkite(NOW - 300, NOW - 300)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(buildkite(NOW + 300, NOW + 300)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(buildkite(NOW - 301, NOW - 301).reason()).contains("301 s behind");
        assertThat(buildkite(NOW + 301, NOW + 301).reason()).contains("301 s ahead");
        assertThat(buildkite(NOW, NOW - 1)).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(check(new Buildkite(), Map.of("X-Buildkite-Signature", "signature=00")))
                .isInstanceOf(Authenticity.NotAuthentic.class);
    }

    @Test
    void buildkitesTokenMustBeTheSecretAndHelpsNoWrongSignature() {
        assertThat(check(new Buildkite(), Map.of("X-Buildkite-Token", SECRET.value())))
                .isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(new Buildkite(), Map.of("X-Buildkite-Token", "wrong")))
                .isInstanceOf(Authenticity.NotAuthentic.class);
        var both = Map.of(
                "X-Buildkite-Token",
                SECRET.value(),
                "X-Buildkite-Signature",
                "timestamp=" + NOW + ",signature=" + "0".repeat(64));
        assertThat(check(new Buildkite(), both)).isInstanceOf(Authenticity.NotAuthentic.class);
    }

    @Test
    void gitlabsSignatureIsThatOfStandardWebhooks() {
        // printf 'msg_1.1772446533.{"a":1}' | openssl dgst -sha256 -binary -mac HMAC -macopt hexkey:(32 x 2a) | base64
        var key = new byte[32];
        Arrays.fill(key, (byte) 0x2A);
        var entered = new HookSecret("whsec_" + Base64.getEncoder().encodeToString(key));
        var own = new HookSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(key));

        assertThat(WebhookSignature.signature(entered, "msg_1", "1772446533", BODY))
                .isEqualTo("v1,K49XP2ml6N7MIAJLSlqUdkjd7vUCRVYIDAPCi6IueKk=");
        assertThat(WebhookSignature.signature(own, "msg_1", "1772446533", BODY))
                .isEqualTo("v1,K49XP2ml6N7MIAJLSlqUdkjd7vUCRVYIDAPCi6IueKk=");
        assertThat(WebhookSignature.token(own)).isEqualTo(entered.value());
        assertThat(WebhookSignature.token(entered)).isEqualTo(entered.value());
    }

    @Test
    void gitlabsSignatureHoldsForItsBodyItsIdAndForFiveMinutes() {
        assertThat(gitlab("msg_1", NOW, "")).isInstanceOf(Authenticity.Authentic.class);
        assertThat(gitlab("msg_1", NOW, "v1,AAAA ")).isInstanceOf(Authenticity.Authentic.class);
        assertThat(gitlab("msg_2", NOW, "")).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(gitlab("msg_1", NOW - 301, "").reason()).contains("301 s behind");
        assertThat(check(new GitLab(), Map.of("webhook-signature", "v1,AAAA", "X-Gitlab-Token", SECRET.value()))
                        .reason())
                .contains("without its webhook-id");
    }

    @Test
    void theBasicPasswordMustBeTheSecretWhateverTheName() {
        for (var source : new AlertSource[] {new Jenkins(), new AzureDevOps()}) {
            assertThat(check(source, basic("drillmaster:" + SECRET.value())))
                    .isInstanceOf(Authenticity.Authentic.class);
            assertThat(check(source, basic(":" + SECRET.value()))).isInstanceOf(Authenticity.Authentic.class);
            assertThat(check(source, basic(SECRET.value() + ":"))).isInstanceOf(Authenticity.NotAuthentic.class);
            assertThat(check(source, basic(SECRET.value()))).isInstanceOf(Authenticity.NotAuthentic.class);
            assertThat(check(source, Map.of("Authorization", "Basic !!!")))
                    .isInstanceOf(Authenticity.NotAuthentic.class);
            assertThat(check(source, Map.of("Authorization", "Bearer " + SECRET.value())))
                    .isInstanceOf(Authenticity.NotAuthentic.class);
        }
    }

    private static Map<String, String> basic(String pair) {
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    private static Authenticity circleci(String header) {
        return check(new CircleCi(), Map.of("circleci-signature", header));
    }

    private static Authenticity buildkite(long told, long signed) {
        var signature = BuildkiteProof.signature(SECRET, Long.toString(signed), BODY);
        return check(new Buildkite(), Map.of("X-Buildkite-Signature", "timestamp=" + told + ",signature=" + signature));
    }

    private static Authenticity gitlab(String toldId, long time, String before) {
        var signature = WebhookSignature.signature(SECRET, "msg_1", Long.toString(time), BODY);
        return check(
                new GitLab(),
                Map.of(
                        "webhook-id",
                        toldId,
                        "webhook-timestamp",
                        Long.toString(time),
                        "webhook-signature",
                        before + signature));
    }

    private static Authenticity check(AlertSource source, Map<String, String> headers) {
        return source.authenticator().check(Deliveries.of(source.id(), BODY, headers), Optional.of(SECRET));
    }
}
