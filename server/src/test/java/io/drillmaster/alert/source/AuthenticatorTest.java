package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.Hook;
import io.drillmaster.alert.HookSecret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
    private static final HookSecret SECRET = new HookSecret("s3cret of our own");

    @Test
    void theSignatureIsTheOneThatGitHubPublishesAsItsExample() {
        assertThat(GitHubSignature.signature(
                        new HookSecret("It's a Secret to Everybody"), "Hello, World!".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }

    @Test
    void aSignatureOfOurOwnHoldsForExactlyTheseBytes() {
        // printf '{"a"\xff}' | openssl dgst -sha256 -hmac 's3cret of our own'
        var body = new byte[] {'{', '"', 'a', '"', (byte) 0xFF, '}'};
        var header = GitHubSignature.signature(SECRET, body);
        var changed = body.clone();
        changed[4] = (byte) 0xFE;

        assertThat(header).isEqualTo("sha256=f98f4a5ac1bc789f81018ed28c9c180d568c729ab7feac1ef439f3b4ca8df2c3");
        assertThat(github(body, header)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(github(body, header.toUpperCase(Locale.ROOT))).isInstanceOf(Authenticity.Authentic.class);
        assertThat(github(changed, header)).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(github(body, header.substring(0, 70))).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(github(body, "sha1=" + header.substring(7))).isInstanceOf(Authenticity.NotAuthentic.class);
    }

    @Test
    void aMissingHeaderIsRefusedOnceTheHookHasASecret() {
        for (var source : AlertSources.ALL) {
            var bare = Deliveries.of(source.id(), new byte[0], Map.of());
            assertThat(source.authenticator().check(bare, Optional.of(SECRET)))
                    .as(source.id())
                    .isInstanceOf(Authenticity.NotAuthentic.class);
            assertThat(source.authenticator().check(bare, Optional.empty()))
                    .as(source.id())
                    .isInstanceOf(Authenticity.Authentic.class);
        }
    }

    @Test
    void gitlabsTokenMustBeTheSecret() {
        assertThat(check(new GitLab(), "X-Gitlab-Token", "s3cret of our own"))
                .isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(new GitLab(), "X-Gitlab-Token", "S3cret of our own"))
                .isInstanceOf(Authenticity.NotAuthentic.class);
    }

    @Test
    void theBearerSecretMustBeTheSecret() {
        assertThat(check(new Falco(), "authorization", "bearer s3cret of our own"))
                .isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(new Generic(), "Authorization", "Bearer wrong")).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(check(new Generic(), "Authorization", "Basic czNjcmV0"))
                .isInstanceOf(Authenticity.NotAuthentic.class);
    }

    @Test
    void noReasonAndNoTextFormShowsASecret() {
        assertThat(check(new GitLab(), "X-Gitlab-Token", "wrong").reason()).doesNotContain("s3cret");
        assertThat(SECRET.toString()).doesNotContain("s3cret");
        assertThat(new Hook("falco", "north", false, List.of(SECRET)).toString())
                .doesNotContain("s3cret");
    }

    private static Authenticity github(byte[] body, String signature) {
        var delivery = Deliveries.of("github", body, Map.of("X-Hub-Signature-256", signature));
        return new GitHub().authenticator().check(delivery, Optional.of(SECRET));
    }

    private static Authenticity check(AlertSource source, String header, String value) {
        return source.authenticator()
                .check(Deliveries.of(source.id(), new byte[0], Map.of(header, value)), Optional.of(SECRET));
    }
}
