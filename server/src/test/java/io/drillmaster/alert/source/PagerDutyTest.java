package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagerDutyTest {
    private static final PagerDuty PAGERDUTY = new PagerDuty();
    private static final HookSecret SECRET = new HookSecret("a secret that PagerDuty made");

    @Test
    void whatAPersonAcknowledgedNamesThePersonTheIncidentAndWhenItWasDone() {
        var response = response("incident.acknowledged.json");

        assertThat(response.kind()).isEqualTo(ResponseKind.ACKNOWLEDGED);
        assertThat(response.person()).contains("Nora Example");
        assertThat(response.incident()).contains("Q0DRILL41XYZ");
        assertThat(response.sourceTime().map(SourceTime::instant)).contains(Instant.parse("2026-03-02T10:16:02.458Z"));
        assertThat(response.ownId()).contains("01EVTACKED");
        assertThat(response.summary()).contains("pytorch-utilz 1.4.2", "acknowledged");
    }

    @Test
    void automationIsNobody() {
        assertThat(response("incident.acknowledged.by-automation.json").person())
                .isEmpty();
        assertThat(response("incident.unacknowledged.json").person()).isEmpty();
    }

    @Test
    void anAcknowledgementThatRanOutIsTakenBack() {
        var response = response("incident.unacknowledged.json");

        assertThat(response.kind()).isEqualTo(ResponseKind.UNACKNOWLEDGED);
        assertThat(response.incident())
                .isEqualTo(response("incident.acknowledged.json").incident());
    }

    @Test
    void noEventOfAPagerIsAnInvestigation() {
        assertThat(response("incident.annotated.json").kind()).isEqualTo(ResponseKind.HINT);
        assertThat(response("incident.annotated.json").incident()).contains("Q0DRILL41XYZ");
        assertThat(response("incident.resolved.json").kind()).isEqualTo(ResponseKind.CLOSED);
    }

    @Test
    void anIncidentIsAnAlertThatProvesNoExecution() {
        var alert = (ReadAlert) one("incident.triggered.json", Map.of());

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_WARNED);
        assertThat(alert.rule()).isEqualTo("Build farm");
        assertThat(alert.priority()).isEqualTo("high");
        assertThat(alert.incident()).contains("Q0DRILL41XYZ");
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:15:35.120Z"));
    }

    @Test
    void theTestButtonAndWhatIsNoEventAreKeptAndNeverCount() {
        assertThat(((ReadAlert) one("pagey.ping.json", Map.of())).kind()).isEqualTo(AlertKind.NOISE);
        for (var body : List.of("{}", "[]", "5", "{\"event\":[]}", "{\"messages\":[]}")) {
            var alert = Deliveries.read(PAGERDUTY, body).get(0);
            assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
            assertThat(alert.summary()).contains("event.event_type");
        }
    }

    @Test
    void fieldsOfOtherTypesArePassedOverAndNamed() {
        var response = (ReadResponse) one("fields-of-other-types.json", Map.of("X-Webhook-Id", "w-1"));

        assertThat(response.person()).isEmpty();
        assertThat(response.incident()).isEmpty();
        assertThat(response.sourceTime()).isEmpty();
        assertThat(response.ownId()).isPresent();
        assertThat(response.summary()).contains("event.data.title");
    }

    @Test
    void aDeliveryThatIsMadeAgainHasTheSameKey() {
        assertThat(one("incident.acknowledged.json", Map.of("X-Webhook-Id", "w-1"))
                        .ownId())
                .isEqualTo(one("incident.acknowledged.json", Map.of("X-Webhook-Id", "w-2"))
                        .ownId());
    }

    @Test
    void anyOfSeveralSignaturesIsEnough() {
        var body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        var right = PagerDutySignature.signature(SECRET, body);
        var other = "v1=" + "0".repeat(64);

        // printf '{"a":1}' | openssl dgst -sha256 -hmac 'a secret that PagerDuty made'
        assertThat(right).isEqualTo("v1=1145b8687ada9b62dd77c8db0f588661a8d396bb18aa408c9900db715eddebc5");
        assertThat(check(body, right)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(body, other + "," + right)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(body, right + ", " + other)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(body, other + "," + other)).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(check(body, right.replace("v1=", "v0="))).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(check("{\"a\":2}".getBytes(StandardCharsets.UTF_8), right))
                .isInstanceOf(Authenticity.NotAuthentic.class);
    }

    private static Authenticity check(byte[] body, String header) {
        return PAGERDUTY
                .authenticator()
                .check(Deliveries.of("pagerduty", body, Map.of("X-PagerDuty-Signature", header)), Optional.of(SECRET));
    }

    private static ReadResponse response(String name) {
        return (ReadResponse) one(name, Map.of());
    }

    private static Reading one(String name, Map<String, String> headers) {
        var delivery = Deliveries.of("pagerduty", Deliveries.fixture("pagerduty", name), headers);
        var readings = PAGERDUTY.read(delivery);
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }
}
