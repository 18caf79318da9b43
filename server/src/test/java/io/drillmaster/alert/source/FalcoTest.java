package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.fixture;
import static io.drillmaster.alert.Deliveries.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.SourceTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FalcoTest {
    private static final Falco FALCO = new Falco();

    @Test
    void tellsWhatHappenedWhereAndWhen() {
        var alert = one("marker-written.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.rule()).isEqualTo("Drill marker file written");
        assertThat(alert.priority()).isEqualTo("Warning");
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.sourceTime())
                .contains(new SourceTime(
                        Instant.parse("2026-03-02T10:15:30.123456789Z"), "2026-03-02T10:15:30.123456789Z", false));
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
        assertThat(alert.traits().hosts()).containsExactlyInAnyOrder("build-07", "runner-3", "c0ffee123456");
        assertThat(alert.raw()).isEqualTo(fixture("falco", "marker-written.json"));
    }

    @Test
    void neverClaimsToKnowWhenFalcoDecided() {
        assertThat(one("marker-written.json").generatedAt()).isEmpty();
    }

    @Test
    void livesWithTheFieldsThatAreAlwaysThere() {
        var alert = one("only-the-sure-fields.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.summary()).isEqualTo("Interpreter connects out");
        assertThat(alert.traits().hosts()).containsExactly("build-07");
    }

    @Test
    void nanosecondsKeepTheirLastDigit() {
        assertThat(one("nanoseconds-without-text-time.json").sourceTime())
                .contains(
                        new SourceTime(Instant.parse("2026-03-02T10:15:30.123456789Z"), "1772446530123456789", false));
    }

    @Test
    void messagesAboutFalcoItselfAndTestsAreNoise() {
        assertThat(one("internal-drops.json").kind()).isEqualTo(AlertKind.NOISE);
        assertThat(one("sidekick-test-event.json").kind()).isEqualTo(AlertKind.NOISE);
        assertThat(read(FALCO, "{\"rule\":\"Falco internal: metrics snapshot\"}")
                        .get(0)
                        .kind())
                .isEqualTo(AlertKind.NOISE);
    }

    @Test
    void aDropOfSystemCallsIsNoAlertAndSaysThatTheSensorWasBlind() {
        assertThat(one("internal-drops.json").lost()).contains("1204 system calls dropped in last second.");
        assertThat(read(FALCO, "{\"rule\":\"Falco internal: syscall event drop\",\"output\":5}")
                        .get(0)
                        .lost())
                .contains("System calls were dropped.");
        assertThat(one("marker-written.json").lost()).isEmpty();
    }

    @Test
    void aSnapshotTellsOfALossOnlyWhenMoreWasLostThanBefore() {
        assertThat(one("internal-metrics-with-drops.json").lost())
                .contains("1204 system calls dropped since the metrics snapshot before.");
        assertThat(one("internal-metrics.json").lost()).isEmpty();
        assertThat(one("internal-metrics-with-drops.json").kind()).isEqualTo(AlertKind.NOISE);
    }

    @Test
    void nullsAreNoReasonToLoseAnAlert() {
        var alert = one("nulls-everywhere.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.host()).isEmpty();
        assertThat(alert.sourceTime()).isEmpty();
        assertThat(alert.ownId()).isEmpty();
    }

    @Test
    void neighboursInABatchKeepTheirTokensToThemselves() {
        var lines = Deliveries.readFixture(FALCO, "batch.ndjson", Map.of());
        var text = new String(fixture("falco", "batch.ndjson"), StandardCharsets.UTF_8).strip();
        var array = read(FALCO, "[" + text.replace("\n", " , ") + "]");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).traits().tokens()).isEmpty();
        assertThat(lines.get(1).traits().tokens()).containsExactly(TOKEN);
        assertThat(new String(lines.get(1).raw(), StandardCharsets.UTF_8)).isEqualTo(text.split("\n", 2)[1]);
        assertThat(array)
                .extracting(ReadAlert::ownId)
                .isEqualTo(lines.stream().map(ReadAlert::ownId).toList());
        assertThat(array.get(0).raw()).isEqualTo(lines.get(0).raw());
    }

    @Test
    void falcosidekickIsReadLikeFalco() {
        var alert = one("sidekick.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:15:30.1234567Z"));
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void theSameEventThroughFalcosidekickIsTheSameAlert() {
        var direct = "{\"hostname\":\"h\",\"rule\":\"R\",\"output\":\"o\",\"time\":\"2026-03-02T10:15:30.500000000Z\"}";
        var sidekick =
                "{\"uuid\":\"8a\",\"hostname\":\"h\",\"rule\":\"R\",\"output\":\"o\",\"time\":\"2026-03-02T10:15:30.5Z\"}";
        var other = "{\"hostname\":\"h\",\"rule\":\"R\",\"output\":\"o\",\"time\":\"2026-03-02T10:15:30.500000001Z\"}";

        assertThat(key(sidekick)).isEqualTo(key(direct));
        assertThat(key(other)).isNotEqualTo(key(direct));
    }

    @Test
    void aTokenThatWasCutIsNoToken() {
        var alert = one("sidekick-cut-in-token.json");

        assertThat(new String(alert.raw(), StandardCharsets.UTF_8)).contains("security-drill-k7w2");
        assertThat(alert.traits().tokens()).isEmpty();
    }

    @Test
    void jsonSentAsPlainTextIsTaken() {
        var delivery = Deliveries.of(
                "falco", fixture("falco", "only-the-sure-fields.json"), Map.of("Content-Type", "text/plain"));

        assertThat(FALCO.read(delivery)).hasSize(1);
    }

    @Test
    void plainTextIsRefusedWithTheSettingThatIsMissing() {
        assertThatThrownBy(() -> one("plain-text.txt"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("json_output: true");
    }

    @Test
    void jsonThatIsNoFalcoAlertIsKeptAsNoise() {
        assertThat(read(FALCO, "{\"version\":\"4\",\"alerts\":[]}").get(0).kind())
                .isEqualTo(AlertKind.NOISE);
        assertThat(read(FALCO, "[42]").get(0).kind()).isEqualTo(AlertKind.NOISE);
        assertThat(read(FALCO, "[]")).isEmpty();
    }

    private static ReadAlert one(String name) {
        return Deliveries.readOne(FALCO, name, Map.of());
    }

    private static String key(String body) {
        return read(FALCO, body).get(0).ownId().orElseThrow();
    }
}
