package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
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
import org.junit.jupiter.api.Test;

class OpsgenieTest {
    private static final Opsgenie OPSGENIE = new Opsgenie();

    @Test
    void whoAcknowledgedIsTheAlertsUserAndNanosecondsKeepTheirLastDigit() {
        var response = response("acknowledge.json");

        assertThat(response.kind()).isEqualTo(ResponseKind.ACKNOWLEDGED);
        assertThat(response.person()).contains("nora@example.org");
        assertThat(response.sourceTime().map(SourceTime::instant))
                .contains(Instant.ofEpochSecond(1_772_446_562L, 458_000_019));
        assertThat(response.incident()).contains("0b7c9a52-3c1e-4f0a-9a60-7f1d0c2b9e11-1772446535000");
    }

    @Test
    void whoHandsAnAlertToSomebodyTookNoteOfIt() {
        assertThat(response("assign-ownership.json").kind()).isEqualTo(ResponseKind.ACKNOWLEDGED);
    }

    @Test
    void automationIsNobody() {
        assertThat(response("acknowledge.by-automation.json").person()).isEmpty();
    }

    @Test
    void anAcknowledgementCanBeTakenBackAndIsNeverAnInvestigation() {
        assertThat(response("unacknowledge.json").kind()).isEqualTo(ResponseKind.UNACKNOWLEDGED);
        assertThat(response("custom-investigating.json").kind()).isEqualTo(ResponseKind.INVESTIGATING);
        assertThat(response("close.json").kind()).isEqualTo(ResponseKind.CLOSED);
    }

    @Test
    void anAlertIsOneThatProvesNoExecution() {
        var alert = (ReadAlert) one("create.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_WARNED);
        assertThat(alert.generatedAt()).contains(Instant.ofEpochMilli(1_772_446_535_120L));
        assertThat(alert.incident()).isEqualTo(response("acknowledge.json").incident());
        assertThat(alert.ownId()).isNotEqualTo(response("acknowledge.json").ownId());
    }

    @Test
    void whatIsNothingOfTheKindIsKeptAndNeverCounts() {
        assertThat(((ReadAlert) one("escalate.json")).kind()).isEqualTo(AlertKind.NOISE);
        for (var body : List.of("{}", "[]", "{\"action\":5,\"alert\":[]}")) {
            assertThat(Deliveries.read(OPSGENIE, body).get(0).kind()).isEqualTo(AlertKind.NOISE);
        }
        var odd = OPSGENIE.read(Deliveries.of(
                "opsgenie",
                "{\"action\":\"Acknowledge\",\"alert\":{\"alertId\":[],\"updatedAt\":1e99,\"username\":7}}"
                        .getBytes(StandardCharsets.UTF_8),
                Map.of()));
        assertThat(((ReadResponse) odd.get(0)).person()).isEmpty();
        assertThat(((ReadResponse) odd.get(0)).sourceTime()).isEmpty();
        assertThat(((ReadResponse) odd.get(0)).summary()).contains("alert.alertId");
    }

    private static ReadResponse response(String name) {
        return (ReadResponse) one(name);
    }

    private static Reading one(String name) {
        var readings = OPSGENIE.read(Deliveries.of("opsgenie", Deliveries.fixture("opsgenie", name), Map.of()));
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }
}
