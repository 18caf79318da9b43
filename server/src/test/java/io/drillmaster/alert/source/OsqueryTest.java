package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.RECEIVED;
import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.fixture;
import static io.drillmaster.alert.Deliveries.json;
import static io.drillmaster.alert.Deliveries.read;
import static io.drillmaster.alert.Deliveries.readFixture;
import static io.drillmaster.alert.Deliveries.readOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Hook;
import io.drillmaster.alert.HookReceiver;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.NewEvidence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OsqueryTest {
    private static final AlertSource OSQUERY = new Osquery();
    private static final HookSecret SECRET = new HookSecret("present");
    private static final HookSecret BEFORE = new HookSecret("before");

    private final List<NewEvidence> kept = new ArrayList<>();
    private List<HookSecret> secrets = List.of(SECRET);

    @Test
    void aMachineEnrollsIsToldWhatToAskAndSendsItsLog() throws IOException {
        var enrolled = post("{\"enroll_secret\":\"present\\n\",\"host_identifier\":\"build-07\",\"host_details\":{}}");
        var key = enrolled.path("node_key").asText();
        var configuration = post("{\"node_key\":\"" + key + "\"}");
        var logged = post(text("result.added.json").replace("\"x\"", "\"" + key + "\""));

        assertThat(enrolled.path("node_invalid").isBoolean()).isTrue(); // osquery aborts on any other type
        assertThat(enrolled.path("node_invalid").asBoolean()).isFalse();
        assertThat(configuration
                        .path("schedule")
                        .path("drill_markers")
                        .path("query")
                        .asText())
                .contains("like '/tmp/security-drill-%'");
        assertThat(configuration.path("node_invalid").asBoolean()).isFalse();
        assertThat(logged.path("node_invalid").isBoolean()).isTrue();
        assertThat(kept).hasSize(3);
        assertThat(kept).noneMatch(row -> new String(row.raw(), StandardCharsets.UTF_8).contains(key));
    }

    @Test
    void aWrongSecretAndAKeyOfAnotherAreRefused() throws IOException {
        var key = post("{\"enroll_secret\":\"present\",\"host_identifier\":\"build-07\"}")
                .path("node_key")
                .asText();

        assertThat(refusal("{\"enroll_secret\":\"wrong\",\"host_identifier\":\"h\"}"))
                .isEqualTo(401);
        assertThat(refusal("{\"node_key\":\"" + key + "x\"}")).isEqualTo(401);
        assertThat(refusal("{\"node_key\":\"b3RoZXI." + key.split("\\.", 2)[1] + "\"}"))
                .isEqualTo(401);
        assertThat(refusal("{\"log_type\":\"result\",\"data\":[]}")).isEqualTo(401);
        assertThat(refusal("[")).isEqualTo(401);
        assertThat(kept).isEmpty();
    }

    @Test
    void whileTheSecretIsChangedBothAreTakenAndNewKeysAreOfTheNewOne() throws IOException {
        secrets = List.of(BEFORE);
        var old = post("{\"enroll_secret\":\"before\",\"host_identifier\":\"h\"}")
                .path("node_key")
                .asText();
        secrets = List.of(SECRET, BEFORE);
        var fresh = post("{\"enroll_secret\":\"before\",\"host_identifier\":\"h\"}")
                .path("node_key")
                .asText();

        assertThat(post("{\"node_key\":\"" + old + "\"}").has("schedule")).isTrue();
        secrets = List.of(SECRET);
        assertThat(refusal("{\"node_key\":\"" + old + "\"}")).isEqualTo(401);
        assertThat(post("{\"node_key\":\"" + fresh + "\"}").has("schedule")).isTrue();
    }

    @Test
    void aRowThatIsNewIsAnAlert() {
        var readings = readFixture(OSQUERY, "result.added.json", Map.of());
        var alert = readings.get(0);

        assertThat(readings)
                .extracting(ReadAlert::kind)
                .containsExactly(AlertKind.RUNTIME, AlertKind.NOISE, AlertKind.NOISE);
        assertThat(alert.rule()).isEqualTo("pack_drill_drill_markers");
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.traits().hosts()).containsExactlyInAnyOrder("build-07", "build-07.example");
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
        assertThat(alert.sourceTime().orElseThrow().instant()).isEqualTo(Instant.ofEpochSecond(1772446540));
        assertThat(readings.get(1).sourceTime().orElseThrow().instant()).isEqualTo(Instant.ofEpochSecond(1772446840));
        assertThat(new String(alert.raw(), StandardCharsets.UTF_8)).doesNotContain("removed", "node_key");
    }

    @Test
    void theFirstResultOfAQueryIsNoDetection() {
        assertThat(one("result.initial.json").kind()).isEqualTo(AlertKind.NOISE);
        assertThat(one("result.initial.json").summary()).startsWith("First result of the query");
    }

    @Test
    void anEventIsNewAlsoInTheFirstResultAndHappenedWhenItSays() {
        var event = one("result.event.json");

        assertThat(event.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(event.sourceTime().orElseThrow().instant()).isEqualTo(Instant.ofEpochSecond(1772446530));
    }

    @Test
    void aSnapshotSaysWhatIsThereAndIsNoAlert() {
        assertThat(one("result.snapshot.json").kind()).isEqualTo(AlertKind.NOISE);
        assertThat(one("result.snapshot.json").rule()).isEqualTo("tmp_files");
    }

    @Test
    void theRowsOfABatchKeepTheirTokensToThemselves() {
        var rows = readFixture(OSQUERY, "result.batch.json", Map.of());

        assertThat(rows)
                .extracting(ReadAlert::kind)
                .containsExactly(AlertKind.NOISE, AlertKind.RUNTIME, AlertKind.RUNTIME);
        assertThat(rows.get(1).traits().tokens()).isEmpty();
        assertThat(rows.get(2).traits().tokens()).containsExactly(TOKEN);
        assertThat(rows).extracting(ReadAlert::ownId).doesNotHaveDuplicates();
        assertThat(rows).allMatch(row -> row.host().filter("build-07"::equals).isPresent());
    }

    @Test
    void aLineThatIsSentAgainIsTheSameAlertAndTheNextRunIsAnother() {
        var line = text("result.event.json");

        assertThat(read(OSQUERY, "\n" + line + " ").get(0).ownId())
                .isEqualTo(one("result.event.json").ownId());
        assertThat(read(OSQUERY, line.replace("\"counter\":0", "\"counter\":1"))
                        .get(0)
                        .ownId())
                .isNotEqualTo(one("result.event.json").ownId());
    }

    @Test
    void eventsThatWereThrownAwayAreSaidAndTheRestOfTheStatusLogIsOneRow() {
        var readings = readFixture(OSQUERY, "status.json", Map.of());

        assertThat(readings).hasSize(2).allMatch(reading -> reading.kind() == AlertKind.NOISE);
        assertThat(readings.get(0).lost()).isEmpty();
        assertThat(readings.get(1).lost())
                .contains("Expiring events for subscriber: process_events (overflowed limit 50000)");
        assertThat(readings.get(1).host()).contains("build-07");
    }

    @Test
    void moreLinesThanAnybodySendsAreNotAllRead() {
        var body = IntStream.range(0, Batch.MOST + 7)
                .mapToObj(i -> "1")
                .collect(Collectors.joining(",", "{\"log_type\":\"result\",\"data\":[", "]}"));

        assertThat(read(OSQUERY, body)).hasSize(Batch.MOST + 1);
    }

    @Test
    void oddBodiesAreKeptAsNoise() {
        for (var body : List.of(
                "{}", "{\"log_type\":5,\"data\":{}}", "{\"columns\":[]}", "{\"diffResults\":{\"added\":5}}", "5")) {
            assertThat(read(OSQUERY, body)).as(body).allMatch(reading -> reading.kind() == AlertKind.NOISE);
        }
        assertThat(read(OSQUERY, "{\"columns\":{},\"counter\":{},\"unixTime\":[],\"name\":null}")
                        .get(0)
                        .rule())
                .isEqualTo("(no name)");
    }

    private JsonNode post(String body) throws IOException {
        var reply = receiver().receive("osquery", "key", Map.of(), in(body));
        assertThat(reply.status()).isEqualTo(200);
        return json(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private int refusal(String body) {
        return catchThrowableOfType(Problem.class, () -> receiver().receive("osquery", "key", Map.of(), in(body)))
                .status();
    }

    private HookReceiver receiver() {
        return new HookReceiver(
                List.of(OSQUERY),
                (source, key) -> Optional.of(new Hook(source, "machines", false, secrets)),
                rows -> {
                    kept.addAll(rows);
                    return CompletableFuture.allOf();
                },
                () -> RECEIVED);
    }

    private static ReadAlert one(String name) {
        return readOne(OSQUERY, name, Map.of());
    }

    private static String text(String name) {
        return new String(fixture("osquery", name), StandardCharsets.UTF_8);
    }

    private static ByteArrayInputStream in(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
