package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.json;
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

class AlertmanagerTest {
    private static final Alertmanager ALERTMANAGER = new Alertmanager();

    @Test
    void everyAlertOfAGroupStandsForItself() {
        var alerts = alerts("firing-group.json");

        assertThat(alerts).extracting(ReadAlert::kind).containsExactly(AlertKind.RUNTIME, AlertKind.RUNTIME);
        var first = alerts.get(0);
        assertThat(first.rule()).isEqualTo("UnknownNameLookedUp");
        assertThat(first.priority()).isEqualTo("warning");
        assertThat(first.summary()).isEqualTo("A build host looked up a name that nobody here knows");
        assertThat(first.sourceTime())
                .contains(new SourceTime(Instant.parse("2026-03-02T10:15:31.204Z"), "2026-03-02T10:15:31.204Z", false));
        assertThat(first.generatedAt()).contains(Instant.parse("2026-03-02T10:15:31.204Z"));
        assertThat(first.host()).contains("build-07");
        assertThat(first.traits().hosts()).containsExactlyInAnyOrder("build-07", "resolver-1.example");
        assertThat(first.traits().tokens()).containsExactly(TOKEN);
        assertThat(json(first.raw()).path("fingerprint").asText()).isEqualTo("5a0c9e71b2d84f36");
        assertThat(alerts.get(1).traits().tokens()).isEmpty();
        assertThat(alerts.get(1).generatedAt()).contains(Instant.parse("2026-03-02T10:15:31.204123456Z"));
    }

    @Test
    void theGroupToldAgainIsTheSameAlertsAndOneThatIsOverIsNone() {
        var before = alerts("firing-group.json");
        var after = alerts("resolved-among-firing.json");

        assertThat(after).extracting(ReadAlert::kind).containsExactly(AlertKind.NOISE, AlertKind.RUNTIME);
        assertThat(after.get(1).ownId()).isEqualTo(before.get(1).ownId());
        assertThat(after.get(0).ownId()).isNotEqualTo(before.get(0).ownId());
        assertThat(after.get(0).summary()).startsWith("It is over: ");
        assertThat(after.get(0).generatedAt()).contains(Instant.parse("2026-03-02T10:21:01.204Z"));
        assertThat(before).extracting(ReadAlert::ownId).doesNotHaveDuplicates();
    }

    @Test
    void anAlertThatFiresAfterItWasOverIsANewOne() {
        var text = new String(Deliveries.fixture("alertmanager", "firing-group.json"), StandardCharsets.UTF_8);
        var later = Deliveries.read(ALERTMANAGER, text.replace("10:15:31.204Z", "11:00:00.000Z"));

        assertThat(later.get(0).ownId())
                .isNotEqualTo(alerts("firing-group.json").get(0).ownId());
    }

    @Test
    void withoutAFingerprintTheLabelsTellAlertsApartInAnyOrder() {
        var one = Deliveries.read(
                ALERTMANAGER, "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"A\",\"b\":\"1\"}}]}");
        var same = Deliveries.read(
                ALERTMANAGER, "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"b\":\"1\",\"alertname\":\"A\"}}]}");
        var other = Deliveries.read(
                ALERTMANAGER, "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"b\":\"2\",\"alertname\":\"A\"}}]}");

        assertThat(one.get(0).ownId())
                .isEqualTo(same.get(0).ownId())
                .isNotEqualTo(other.get(0).ownId());
    }

    @Test
    void whatMaxAlertsCutOffIsSaid() {
        var alerts = alerts("truncated.json");

        assertThat(alerts).hasSize(2);
        assertThat(alerts.get(1).kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alerts.get(1).summary()).contains("left out 7 alerts");
        assertThat(alerts.get(1).traits().tokens()).isEmpty();
        assertThat(json(alerts.get(1).raw()).has("alerts")).isFalse();
    }

    @Test
    void theWatchdogFiresAlwaysAndIsNoDetection() {
        assertThat(alerts("watchdog.json").get(0).kind()).isEqualTo(AlertKind.NOISE);
    }

    @Test
    void falcosOwnTimeComesThroughWithItsLastDigit() {
        var alerts = alerts("by-way-of-falcosidekick.json");
        var written = alerts.get(0);

        assertThat(written.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(written.sourceTime())
                .contains(
                        new SourceTime(Instant.parse("2026-03-02T10:15:30.123456789Z"), "1772446530123456789", false));
        assertThat(written.generatedAt()).contains(Instant.parse("2026-03-02T10:15:32.5Z"));
        assertThat(written.traits().tokens()).containsExactly(TOKEN);
        assertThat(alerts.get(1).kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alerts.get(1).summary()).startsWith("Falco about itself");
    }

    @Test
    void aGpusHostIsTheOneThatItsExporterNames() {
        var alert = alerts("gpu.json").get(0);

        assertThat(alert.host()).contains("build-gpu-2");
        assertThat(alert.traits().hosts()).containsExactlyInAnyOrder("build-gpu-2", "runner-9x", "10.2.0.9");
        assertThat(alert.summary()).contains("DCGM_FI_DEV_GPU_UTIL");
    }

    @Test
    void aRuleMaySayThatItWatchesAGate() {
        assertThat(alerts("gate.json").get(0).kind()).isEqualTo(AlertKind.GATE_BLOCKED);
    }

    @Test
    void aWrongMemberIsSaidAndLosesNoOther() {
        var alerts = alerts("odd-types.json");

        assertThat(alerts).hasSize(10);
        assertThat(alerts.get(0).rule()).isEqualTo("OddLabels");
        assertThat(alerts.get(0).summary()).contains("not understood: ", "'startsAt'", "'fingerprint'", "'severity'");
        assertThat(alerts.subList(1, 5)).extracting(ReadAlert::kind).containsOnly(AlertKind.NOISE);
        assertThat(alerts.get(5).traits().tokens()).containsExactly(TOKEN);
        assertThat(alerts.get(6).generatedAt()).contains(Instant.EPOCH);
        assertThat(alerts.get(7).generatedAt()).contains(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(alerts.get(8).sourceTime().orElseThrow().zoneAssumed()).isTrue();
        assertThat(alerts.get(9).kind()).isEqualTo(AlertKind.NOISE);
    }

    @Test
    void aPayloadOfOnesOwnIsKeptWithWhatToDo() {
        var alert = alerts("payload-of-our-own.json").get(0);

        assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alert.summary()).contains("no list 'alerts'", "generic source");
    }

    @Test
    void moreThanTenThousandAlertsAreCountedAndNotRead() {
        var many = "{\"status\":\"firing\"},".repeat(Members.MOST + 2);
        var alerts = Deliveries.read(ALERTMANAGER, "{\"alerts\":[" + many + "{}]}");

        assertThat(alerts).hasSize(Members.MOST + 1);
        assertThat(alerts.get(Members.MOST).summary()).contains("3 more");
    }

    @Test
    void aSilenceIsAHintWithThePersonWhoSetItAndOneThatIsOverIsNone() {
        var readings = readings("silences.json");
        var hint = (ReadResponse) readings.get(0);

        assertThat(hint.kind()).isEqualTo(ResponseKind.HINT);
        assertThat(hint.person()).contains("ada");
        assertThat(hint.summary()).contains("ada silenced {alertname=UnknownNameLookedUp, node=build-07}");
        assertThat(hint.traits().tokens()).containsExactly(TOKEN);
        assertThat(hint.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:17:05.331Z"));
        assertThat(((ReadAlert) readings.get(1)).kind()).isEqualTo(AlertKind.NOISE);
        assertThat(ALERTMANAGER.read(Deliveries.of("alertmanager", "[]".getBytes(StandardCharsets.UTF_8), Map.of())))
                .isEmpty();
    }

    private static List<ReadAlert> alerts(String name) {
        return Deliveries.readFixture(ALERTMANAGER, name, Map.of());
    }

    private static List<Reading> readings(String name) {
        return ALERTMANAGER.read(Deliveries.of("alertmanager", Deliveries.fixture("alertmanager", name), Map.of()));
    }
}
