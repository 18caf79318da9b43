package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.evidence.AlertKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ElasticTest {
    private static final Elastic ELASTIC = new Elastic();
    private static final HookAddress ADDRESS = new HookAddress(
            URI.create("https://drills.example/hooks/elastic/key"), Optional.of(new HookSecret("s3cret")));

    @Test
    void aDetectionAlertIsReadFromFieldsWithDotsAndFromObjects() {
        var alerts = alerts("detection-alerts.json");
        var flat = alerts.get(0);

        assertThat(alerts)
                .extracting(ReadAlert::kind)
                .containsExactly(AlertKind.RUNTIME, AlertKind.RUNTIME, AlertKind.NOISE);
        assertThat(flat.rule()).isEqualTo("Install script writes to a temporary directory");
        assertThat(flat.priority()).isEqualTo("high");
        assertThat(flat.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:15:30.123Z"));
        assertThat(flat.generatedAt()).contains(Instant.parse("2026-03-02T10:17:01.512Z"));
        assertThat(flat.host()).contains("build-07");
        assertThat(flat.ownId()).contains("elastic:8f0e6c1f55aa4be1");
        assertThat(flat.traits().tokens()).containsExactly(TOKEN);
        var nested = alerts.get(1);
        assertThat(nested.priority()).isEqualTo("low");
        assertThat(nested.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:15:31Z"));
        assertThat(nested.host()).contains("build-08");
        assertThat(nested.ownId()).contains("elastic:77aa6c1f55aa4be2");
        assertThat(nested.traits().tokens()).isEmpty();
    }

    @Test
    void anAlertWithoutDocumentsLastsUntilItRecovers() {
        var fired = alerts("rule-without-documents.json").get(0);
        var over = alerts("recovered.json").get(0);

        assertThat(fired.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(fired.summary()).isEqualTo("3 documents in the last minute");
        assertThat(fired.traits().tokens()).containsExactly(TOKEN);
        assertThat(fired.generatedAt()).contains(Instant.parse("2026-03-02T10:18:00.250Z"));
        assertThat(over.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(over.ownId()).isNotEqualTo(fired.ownId());
    }

    @Test
    void whatIsOddIsSaidAndLosesNoOther() {
        var alerts = alerts("odd-types.json");

        assertThat(alerts).hasSize(4);
        assertThat(alerts.subList(0, 2)).extracting(ReadAlert::kind).containsOnly(AlertKind.NOISE);
        assertThat(alerts.get(2).summary()).contains("not understood: '@timestamp'");
        assertThat(alerts.get(2).ownId()).contains("elastic:7");
        assertThat(alerts.get(3).traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void aTextOrAnotherBodyIsKeptWithWhatToDo() {
        assertThat(Deliveries.read(ELASTIC, "Rule fired").get(0).summary()).contains("plain text", "set-up page");
        assertThat(Deliveries.read(ELASTIC, "{\"text\":\"" + TOKEN + "\"}").get(0))
                .satisfies(alert -> assertThat(alert.kind()).isEqualTo(AlertKind.NOISE))
                .satisfies(alert -> assertThat(alert.traits().tokens()).containsExactly(TOKEN));
    }

    @Test
    void theTemplatesOfTheSetUpPageGiveWhatIsRead() {
        var document = json(Deliveries.fixture("elastic", "detection-alerts.json"))
                .path("alerts")
                .path(0);
        var security = Rendered.mustache(
                ELASTIC.setup(ADDRESS).get(1).text(),
                Map.of(
                        "context.rule.name", "A \"rule\"",
                        "context.rule.severity", "high",
                        "date", "2026-03-02T10:17:02.001Z",
                        "context.alerts", List.of(document)));
        assertThat(Deliveries.read(ELASTIC, security))
                .singleElement()
                .satisfies(alert -> assertThat(alert.ownId()).contains("elastic:8f0e6c1f55aa4be1"));

        var other = Rendered.mustache(
                ELASTIC.setup(ADDRESS).get(2).text(),
                Map.of(
                        "rule.name", "A \"rule\"",
                        "alert.uuid", "u-1",
                        "alert.actionGroup", "query matched",
                        "date", "2026-03-02T10:17:02.001Z",
                        "context.hits", List.of(document)));
        var alert = Deliveries.read(ELASTIC, other).get(0);
        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.rule()).isEqualTo("A \"rule\"");
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void theConnectorCarriesAddressAndSecret() {
        var request = ELASTIC.setup(ADDRESS).get(0).text();
        var config = json(request.substring(request.indexOf('{')).getBytes(StandardCharsets.UTF_8))
                .path("config");

        assertThat(config.path("url").asText()).isEqualTo(ADDRESS.url().toString());
        assertThat(config.at("/headers/Authorization").asText()).isEqualTo("Bearer s3cret");
    }

    private static List<ReadAlert> alerts(String name) {
        return Deliveries.readFixture(ELASTIC, name, Map.of());
    }
}
