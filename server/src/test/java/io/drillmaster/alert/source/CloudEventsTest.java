package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.fixture;
import static io.drillmaster.alert.Deliveries.readFixture;
import static io.drillmaster.alert.Deliveries.readOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsTest {
    private static final AlertSource EVENTS = new CloudEvents();
    private static final Map<String, String> STRUCTURED =
            Map.of("Content-Type", "application/cloudevents+json; charset=UTF-8");
    private static final Map<String, String> BATCHED = Map.of("Content-Type", "application/cloudevents-batch+json");

    @Test
    void aStructuredEventTellsWhatHappenedWhereAndWhen() {
        var alert = readOne(EVENTS, "structured.json", STRUCTURED);

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.rule()).isEqualTo("com.example.sensor.alert.v1");
        assertThat(alert.priority()).isEqualTo("high");
        assertThat(alert.summary()).startsWith("wrote /tmp/");
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.sourceTime().orElseThrow().instant())
                .isEqualTo(Instant.parse("2026-03-02T10:15:30.123456789Z"));
        assertThat(alert.generatedAt()).isEmpty();
        assertThat(alert.ownId()).contains("/sensors/build-07 a-1");
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
        assertThat(alert.traits().packageNames()).containsExactly("pytorch-utilz==1.4.2");
        assertThat(alert.raw()).isEqualTo(fixture("cloudevents", "structured.json"));
    }

    @Test
    void aBatchIsSplitAndOneBadMemberLosesNobody() {
        var alerts = readFixture(EVENTS, "batch.json", BATCHED);

        assertThat(alerts)
                .extracting(ReadAlert::kind)
                .containsExactly(AlertKind.RUNTIME, AlertKind.NOISE, AlertKind.RUNTIME);
        assertThat(alerts.get(0).traits().tokens()).isEmpty();
        assertThat(alerts.get(2).traits().tokens()).containsExactly(TOKEN);
        assertThat(alerts.get(0).ownId()).isNotEqualTo(alerts.get(2).ownId());
        assertThat(alerts.get(1).summary()).contains("no CloudEvent");
    }

    @Test
    void anEmptyBatchSaysNothing() {
        assertThat(EVENTS.read(Deliveries.of("cloudevents", bytes("[]"), BATCHED)))
                .isEmpty();
    }

    @Test
    void moreMembersThanAnybodySendsAreNotAllRead() {
        var body = IntStream.range(0, Batch.MOST + 7).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
        var readings = EVENTS.read(Deliveries.of("cloudevents", bytes(body), BATCHED));

        assertThat(readings).hasSize(Batch.MOST + 1);
        assertThat(((ReadAlert) readings.get(Batch.MOST)).summary()).startsWith("7 further members");
    }

    @Test
    void theAttributesOfABinaryEventAreKeptWithItsData() {
        var alert = readOne(
                EVENTS,
                "binary-body.json",
                Map.of(
                        "ce-specversion",
                        "1.0",
                        "CE-Type",
                        "com.example.lookup",
                        "ce-source",
                        "/dns%20log",
                        "ce-id",
                        "\"quoted \\\"id\\\"\"",
                        "ce-subject",
                        "k7w2mq5xvbn3zt4hd6rj.drill.example",
                        "ce-time",
                        "2026-03-02T10:15:30Z",
                        "Content-Type",
                        "application/json"));
        var kept = new String(alert.raw(), StandardCharsets.UTF_8);

        assertThat(alert.rule()).isEqualTo("com.example.lookup");
        assertThat(alert.ownId()).contains("/dns log quoted \"id\"");
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
        assertThat(kept).contains("k7w2mq5xvbn3zt4hd6rj.drill.example", "9007199254740993", "\"specversion\":\"1.0\"");
    }

    @Test
    void dataThatIsNoJsonIsKeptAsText() {
        var headers = Map.of(
                "ce-specversion", "1.0", "ce-type", "com.example.log", "ce-id", "1%", "content-type", "text/plain");
        var alert = (ReadAlert)
                EVENTS.read(Deliveries.of("cloudevents", bytes("wrote security-drill-" + TOKEN + ".txt"), headers))
                        .get(0);

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
        assertThat(EVENTS.read(Deliveries.of("cloudevents", bytes("1e99999999999"), headers)))
                .hasSize(1);
    }

    @Test
    void aTokenInBase64IsFound() {
        assertThat(readOne(EVENTS, "base64.json", STRUCTURED).traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void falcosidekicksEventsAreReadAsFalcos() {
        var alert = readOne(
                EVENTS,
                "falcosidekick-body.json",
                Map.of(
                        "ce-specversion", "1.0",
                        "ce-type", "falco.rule.output.v1",
                        "ce-source", "https://falco.org",
                        "ce-id", "0d1c",
                        "Content-Type", "application/json"));

        assertThat(alert.rule()).isEqualTo("Drill marker file written");
        assertThat(alert.traits().hosts()).contains("build-07", "c0ffee123456");
        assertThat(alert.ownId().orElseThrow()).startsWith("falco:");
    }

    @Test
    void aRunOfCiIsAGateOnlyWhenItFailed() {
        var failed = readOne(EVENTS, "cdevents.pipelinerun.failure.json", STRUCTURED);

        assertThat(failed.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(failed.generatedAt()).contains(Instant.parse("2026-03-02T10:17:00Z"));
        assertThat(readOne(EVENTS, "cdevents.pipelinerun.success.json", STRUCTURED)
                        .kind())
                .isEqualTo(AlertKind.NOISE);
        assertThat(readOne(EVENTS, "tekton.taskrun.failed.json", STRUCTURED).kind())
                .isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(kind("dev.tekton.event.taskrun.started.v1", "{}")).isEqualTo(AlertKind.NOISE);
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.alert.firing, RUNTIME",
        "com.example.alert.resolved.v2, NOISE",
        "com.example.webhook.ping, NOISE",
        "com.example.package.blocked, GATE_BLOCKED",
        "x, RUNTIME",
        "..., RUNTIME"
    })
    void theLastWordOfATypeSaysWhatIsNoAlert(String type, AlertKind expected) {
        assertThat(kind(type, "{}")).isEqualTo(expected);
    }

    @Test
    void theDataMaySayTheKind() {
        assertThat(kind("com.example.x", "{\"kind\":\"warned\"}")).isEqualTo(AlertKind.GATE_WARNED);
        assertThat(kind("com.example.x", "{\"kind\":[1]}")).isEqualTo(AlertKind.RUNTIME);
    }

    @Test
    void aFormatThatIsNotReadHereIsSaidWith415() {
        for (var type : new String[] {"application/cloudevents+avro", "application/cloudevents", "text/html"}) {
            var delivery = Deliveries.of("cloudevents", bytes("{}"), Map.of("Content-Type", type));
            assertThat(catchThrowableOfType(Problem.class, () -> EVENTS.read(delivery))
                            .status())
                    .as(type)
                    .isEqualTo(415);
        }
    }

    @Test
    void jsonUnderItsCommonNameIsTaken() {
        assertThat(readOne(EVENTS, "structured.json", Map.of("Content-Type", "application/json"))
                        .rule())
                .isEqualTo("com.example.sensor.alert.v1");
    }

    @Test
    void theShellSnippetDeliversWhenPasted() throws IOException, InterruptedException {
        var result = PastedSnippet.run(
                EVENTS,
                PastedSnippet.SECRET,
                address -> new ProcessBuilder(
                        "sh", "-c", EVENTS.setup(address).get(0).text()));

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).contains("{\"accepted\":1}");
        assertThat(result.kept())
                .singleElement()
                .satisfies(row -> assertThat(row.sourceTime()).isPresent());
    }

    private static AlertKind kind(String type, String data) {
        var body = "{\"specversion\":\"1.0\",\"type\":\"" + type + "\",\"source\":\"/\",\"id\":\"1\",\"data\":" + data
                + "}";
        return ((ReadAlert) EVENTS.read(Deliveries.of("cloudevents", bytes(body), STRUCTURED))
                        .get(0))
                .kind();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
