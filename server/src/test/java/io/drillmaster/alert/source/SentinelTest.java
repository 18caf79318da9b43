package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentinelTest {
    private static final Sentinel SENTINEL = new Sentinel();

    @Test
    void everyAlertOfAnIncidentStandsForItself() {
        var alerts = alerts("incident-created.json");
        var first = alerts.get(0);

        assertThat(alerts).extracting(ReadAlert::kind).containsExactly(AlertKind.RUNTIME, AlertKind.NOISE);
        assertThat(first.rule()).isEqualTo("Package manager looked up an unknown name");
        assertThat(first.priority()).isEqualTo("Medium");
        assertThat(first.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:15:30.1234567Z"));
        assertThat(first.generatedAt()).contains(Instant.parse("2026-03-02T10:20:11.5555555Z"));
        assertThat(first.host()).contains("build-07");
        assertThat(first.traits().tokens()).containsExactly(TOKEN);
        assertThat(alerts.get(1).traits().tokens()).isEmpty();
        assertThat(responses("incident-created.json")).isEmpty();
    }

    @Test
    void anUpdateTellsTheSameAlertsAgain() {
        assertThat(alerts("incident-taken-on.json").get(0).ownId())
                .isEqualTo(alerts("incident-created.json").get(0).ownId());
    }

    @Test
    void aPersonWhoSetsAnIncidentToActiveInvestigates() {
        var response = responses("incident-taken-on.json").get(0);

        assertThat(response.kind()).isEqualTo(ResponseKind.INVESTIGATING);
        assertThat(response.person()).contains("ada@corp.example");
        assertThat(response.incident()).contains("aa11bb22-0000-4000-8000-000000000001");
        assertThat(response.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:31:00.75Z"));
        assertThat(response.summary()).contains("Incident 3177 is Active");
        assertThat(response.traits().tokens()).contains(TOKEN);
        assertThat(responses("incident-closed.json").get(0).kind()).isEqualTo(ResponseKind.CLOSED);
    }

    @Test
    void anOwnerSetByARuleIsNoPersonsAct() {
        var response = responses("incident-assigned-by-a-rule.json").get(0);

        assertThat(response.kind()).isEqualTo(ResponseKind.ACKNOWLEDGED);
        assertThat(response.person()).isEmpty();
        assertThat(response.summary()).contains("Assign by shift");
    }

    @Test
    void anIncidentOfDefenderIsReadWithAndWithoutItsAlerts() {
        assertThat(alerts("incident-of-defender.json"))
                .singleElement()
                .satisfies(
                        alert -> assertThat(alert.ownId()).contains("sentinel:2f1e0d3c-1111-2222-3333-444455556666"));
        var alone = alerts("incident-of-defender-without-alerts.json").get(0);
        assertThat(alone.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alone.ownId()).contains("sentinel:incident:aa11bb22-0000-4000-8000-000000000001");
        assertThat(alone.generatedAt()).contains(Instant.parse("2026-03-02T10:20:15.25Z"));
        assertThat(alone.traits().hosts()).containsExactly("build-07");
        assertThat(alone.traits().tokens())
                .as("firstActivityTimeUtc has the form of one too")
                .contains(TOKEN);
    }

    @Test
    void theAlertTriggerHasItsEntitiesInsideAText() {
        var alert = alerts("alert.json").get(0);

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.priority()).isEqualTo("High");
        assertThat(alert.ownId()).contains("sentinel:4f1e0d3c-1111-2222-3333-444455556666");
        assertThat(alert.traits().hosts()).containsExactly("build-07");
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void whatIsOddLosesNoOther() {
        var alerts = alerts("odd-types.json");

        assertThat(alerts).hasSize(3);
        assertThat(alerts.subList(0, 2)).extracting(ReadAlert::kind).containsOnly(AlertKind.NOISE, AlertKind.RUNTIME);
        assertThat(alerts.get(2).traits().tokens()).containsExactly(TOKEN);
        assertThat(Deliveries.read(SENTINEL, "{\"Entities\":\"[[[\"}").get(0).kind())
                .isEqualTo(AlertKind.NOISE);
        for (var entities : List.of("[[[", "[1e99999999999]", "[".repeat(1000), "5", "")) {
            assertThat(Deliveries.read(SENTINEL, "{\"SystemAlertId\":\"1\",\"Entities\":\"" + entities + "\"}"))
                    .hasSize(1);
        }
    }

    @Test
    void theActionCarriesAddressSecretAndTheWholeTrigger() {
        var url = URI.create("https://drills.example/hooks/sentinel/key");
        var action = json(SENTINEL.setup(new HookAddress(url, Optional.of(new HookSecret("s3cret"))))
                        .get(0)
                        .text()
                        .getBytes(StandardCharsets.UTF_8))
                .at("/Tell_Drillmaster/inputs");

        assertThat(action.path("uri").asText()).isEqualTo(url.toString());
        assertThat(action.path("body").asText()).isEqualTo("@triggerBody()");
        assertThat(action.at("/headers/Authorization").asText()).isEqualTo("Bearer s3cret");
    }

    private static List<Reading> readings(String name) {
        return SENTINEL.read(Deliveries.of("sentinel", Deliveries.fixture("sentinel", name), Map.of()));
    }

    private static List<ReadAlert> alerts(String name) {
        return readings(name).stream()
                .filter(ReadAlert.class::isInstance)
                .map(ReadAlert.class::cast)
                .toList();
    }

    private static List<ReadResponse> responses(String name) {
        return readings(name).stream()
                .filter(ReadResponse.class::isInstance)
                .map(ReadResponse.class::cast)
                .toList();
    }
}
