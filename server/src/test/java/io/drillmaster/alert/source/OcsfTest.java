package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.fixture;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcsfTest {
    private static final AlertSource OCSF = new Ocsf();

    @Test
    void aFindingThatWasCreatedIsAnAlertWithItsOwnStampOfTheDecision() {
        var alert = alert("detection.created.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.rule()).isEqualTo("install-script-writes");
        assertThat(alert.priority()).isEqualTo("High");
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:15:30.123Z"));
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:15:33.250Z"));
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
        assertThat(alert.traits().hosts()).containsExactlyInAnyOrder("build-07", "build-07.example", "runner-3");
        assertThat(alert.raw()).isEqualTo(fixture("ocsf", "detection.created.json"));
    }

    @Test
    void anUpdateThatSawNothingNewIsTheSameAlertAndOneThatDidIsAnother() {
        var created = alert("detection.created.json").ownId();

        assertThat(alert("detection.updated.same.json").ownId()).isEqualTo(created);
        assertThat(alert("detection.updated.seen-again.json").ownId()).isNotEqualTo(created);
        assertThat(alert("detection.updated.same.json").generatedAt()).isEmpty();
    }

    @Test
    void inProgressIsItsAssigneesResponse() {
        var response = (ReadResponse) one("detection.in-progress.json");

        assertThat(response.kind()).isEqualTo(ResponseKind.INVESTIGATING);
        assertThat(response.person()).contains("rita");
        assertThat(response.incident()).contains("f-100");
        assertThat(response.sourceTime().orElseThrow().instant())
                .isEqualTo(Instant.parse("2026-03-02T10:18:40.000123Z"));
    }

    @Test
    void inProgressWithoutAnAssigneeIsNobodysResponse() {
        var nobody = text("detection.in-progress.json").replaceAll("\"assignee\":\\{[^}]*},", "");

        assertThat(((ReadResponse) read(nobody).get(0)).person()).isEmpty();
    }

    @Test
    void aFindingCreatedInProgressIsBoth() {
        var both = read(text("detection.in-progress.json").replace("\"activity_id\":2", "\"activity_id\":1"));

        assertThat(both).hasSize(2);
        assertThat(both.get(0)).isInstanceOf(ReadAlert.class);
        assertThat(both.get(1)).isInstanceOf(ReadResponse.class);
        assertThat(both.get(0).ownId()).isNotEqualTo(both.get(1).ownId());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void whatIsOverIsNoAlert(int status) {
        var over = text("detection.updated.same.json").replace("\"status_id\":1", "\"status_id\":" + status);

        assertThat(((ReadResponse) read(over).get(0)).kind()).isEqualTo(ResponseKind.CLOSED);
        assertThat(((ReadResponse) one("detection.resolved.json")).kind()).isEqualTo(ResponseKind.CLOSED);
    }

    @Test
    void aControlThatDeniedProvesNoExecution() {
        assertThat(alert("detection.blocked.json").kind()).isEqualTo(AlertKind.GATE_BLOCKED);
    }

    @Test
    void theClassOfBefore11IsReadToo() {
        var alert = alert("security-finding.1.0.json");

        assertThat(alert.rule()).isEqualTo("old-rule");
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:15:33.250Z"));
    }

    @Test
    void otherClassesSamplesAndForeignJsonAreKeptAsNoise() {
        var other =
                text("detection.created.json").replace("2004", "3002").replace("Detection Finding", "Authentication");
        var sample = text("detection.created.json").replace("\"title\":\"Install", "\"title\":\"[SAMPLE] Install");

        assertThat(((ReadAlert) read(other).get(0)).kind()).isEqualTo(AlertKind.NOISE);
        assertThat(((ReadAlert) read(other).get(0)).summary()).contains("Authentication is no detection");
        assertThat(((ReadAlert) read(sample).get(0)).kind()).isEqualTo(AlertKind.NOISE);
        assertThat(((ReadAlert) read("{\"class_uid\":\"2004\"}").get(0)).summary())
                .contains("no OCSF event");
        assertThat(read("[]")).isEmpty();
    }

    @Test
    void timesThatAreNoneAreLeftOut() {
        for (var time : List.of("0", "-1", "\"soon\"", "1e999999", "99999999999999999999", "1772446531000.5", "[1]")) {
            var body = "{\"class_uid\":2004,\"activity_id\":1,\"time\":" + time + "}";
            assertThat(((ReadAlert) read(body).get(0)).sourceTime()).as(time).isEmpty();
        }
    }

    @Test
    void findingsOneALineAreTakenOneByOne() {
        var lines = text("detection.created.json").strip() + "\n"
                + text("detection.in-progress.json").strip() + "\n";

        assertThat(read(lines)).hasSize(2);
    }

    @Test
    void theSinkForVectorIsYamlWithTheSecret() throws IOException {
        var address = new HookAddress(
                URI.create("https://drills.example/hooks/ocsf/kEy-_9"), Optional.of(PastedSnippet.SECRET));
        var sink = new YAMLMapper()
                .readTree(OCSF.setup(address).get(0).text())
                .path("sinks")
                .path("drillmaster");

        assertThat(sink.path("uri").asText()).isEqualTo(address.url().toString());
        assertThat(sink.path("auth").path("token").asText()).isEqualTo(PastedSnippet.SECRET.value());
    }

    @Test
    void theShellSnippetDeliversWhenPasted() throws IOException, InterruptedException {
        var result = PastedSnippet.run(
                OCSF,
                PastedSnippet.SECRET,
                address -> new ProcessBuilder(
                        "sh", "-c", OCSF.setup(address).get(1).text()));

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).contains("{\"accepted\":1}");
        assertThat(result.kept())
                .singleElement()
                .satisfies(row -> assertThat(row.sourceTime()).isPresent());
    }

    private static Reading one(String name) {
        var readings = read(text(name));
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    private static ReadAlert alert(String name) {
        return (ReadAlert) one(name);
    }

    private static List<Reading> read(String body) {
        return OCSF.read(Deliveries.of("ocsf", body.getBytes(StandardCharsets.UTF_8), Map.of()));
    }

    private static String text(String name) {
        return new String(fixture("ocsf", name), StandardCharsets.UTF_8);
    }
}
