package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.evidence.AlertKind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrafanaTest {
    private static final Grafana GRAFANA = new Grafana();
    private static final HookSecret SECRET = new HookSecret("s3cret of our own");
    private static final byte[] BODY = "{\"alerts\":[]}".getBytes(StandardCharsets.UTF_8);

    // printf '{"alerts":[]}' | openssl dgst -sha256 -hmac 's3cret of our own', and the same of
    // '1772446533:{"alerts":[]}'
    private static final String SIGNED = "38f2fe2156c5dc3c10e5233f76a884edfe88f65f5c4efebc07e45f75dfe58c06";
    private static final String SIGNED_AT = "8d8363fa822723db0b4877a0712476009af11ae003096bfc92855cf284f6dee4";

    @Test
    void everyAlertStandsForItselfAndTheGroupsMessageForNone() {
        var alerts = alerts("firing.json");

        assertThat(alerts).extracting(ReadAlert::kind).containsOnly(AlertKind.RUNTIME);
        assertThat(alerts.get(0).rule()).isEqualTo("Package install looks names up");
        assertThat(alerts.get(0).priority()).isEqualTo("critical");
        assertThat(alerts.get(0).host()).contains("build-07");
        assertThat(alerts.get(0).traits().tokens()).containsExactly(TOKEN);
        assertThat(alerts.get(0).generatedAt()).contains(Instant.parse("2026-03-02T10:16:00Z"));
        assertThat(alerts.get(1).traits().tokens()).isEmpty();
        assertThat(alerts).extracting(ReadAlert::ownId).doesNotHaveDuplicates();
    }

    @Test
    void whatIsOverTestsAndBlindRulesAreNoDetections() {
        assertThat(alerts("resolved.json")).extracting(ReadAlert::kind).containsOnly(AlertKind.NOISE);
        var test = alerts("test-of-the-contact-point.json").get(0);
        assertThat(test.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(test.generatedAt()).contains(Instant.parse("2026-03-02T08:00:00.123456789Z"));
        var blind = alerts("no-data.json").get(0);
        assertThat(blind.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(blind.summary()).contains("can have missed the drill");
        assertThat(alerts("payload-of-our-own.json").get(0).summary()).contains("no list 'alerts'");
    }

    @Test
    void theSignatureFitsUnderBothNamesOfItsHeader() {
        assertThat(check(Map.of("X-Grafana-Alerting-Signature", SIGNED))).isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(Map.of("X-Grafana-Alert-Signature", SIGNED))).isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(Map.of("X-Grafana-Alerting-Signature", SIGNED.replace('1', '2'))))
                .isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(check(Map.of("X-Grafana-Alerting-Signature", ""))).isInstanceOf(Authenticity.NotAuthentic.class);
    }

    @Test
    void aSignedTimeThatIsOldIsADeliveryPlayedAgain() {
        assertThat(timed("1772446533", SIGNED_AT)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(timed("1772446533", SIGNED)).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(timed("1772446534", SIGNED_AT)).isInstanceOf(Authenticity.NotAuthentic.class);
        var old = GrafanaSignature.signature(SECRET, Optional.of("1772446200"), BODY);
        assertThat(timed("1772446200", old).reason()).contains("5 minutes off");
        assertThat(timed("soon", SIGNED_AT)).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(check(Map.of("X-Grafana-Alerting-Signature", SIGNED_AT)))
                .as("the time taken away")
                .isInstanceOf(Authenticity.NotAuthentic.class);
    }

    @Test
    void anOlderGrafanaSendsTheSecretAsAToken() {
        assertThat(check(Map.of("Authorization", "Bearer s3cret of our own")))
                .isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(Map.of("Authorization", "Bearer other"))).isInstanceOf(Authenticity.NotAuthentic.class);
    }

    @Test
    void theProvisioningFilesCarryAddressAndSecret() throws IOException {
        var url = URI.create("https://drills.example/hooks/grafana/kEy-_9");
        for (var snippet : GRAFANA.setup(new HookAddress(url, Optional.of(SECRET)))) {
            var settings = new YAMLMapper().readTree(snippet.text()).at("/contactPoints/0/receivers/0/settings");
            assertThat(settings.path("url").asText()).isEqualTo(url.toString());
            assertThat(List.of(
                            settings.at("/hmacConfig/secret").asText(),
                            settings.path("authorization_credentials").asText()))
                    .contains(SECRET.value());
        }
    }

    private static Authenticity timed(String seconds, String signature) {
        return check(Map.of("X-Grafana-Alerting-Timestamp", seconds, "X-Grafana-Alerting-Signature", signature));
    }

    private static Authenticity check(Map<String, String> headers) {
        return GRAFANA.authenticator().check(Deliveries.of("grafana", BODY, headers), Optional.of(SECRET));
    }

    private static List<ReadAlert> alerts(String name) {
        return Deliveries.readFixture(GRAFANA, name, Map.of());
    }
}
