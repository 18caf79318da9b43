package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Result lines written after osquery's documented formats; a real osquery has not been asked. */
class ProbeOsqueryTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:05:00Z");
    private static final Token TOKEN = new Token("a".repeat(20));
    private static final String HEAD = "\"name\":\"pack_drill_markers\",\"hostIdentifier\":\"build-7\","
            + "\"calendarTime\":\"Mon Mar  2 12:00:10 2026 UTC\",\"unixTime\":1772452810,\"epoch\":0,\"counter\":1";
    private static final String ROW = "{\"path\":\"/tmp/m\",\"mtime\":\"1772452800\",\"size\":\"120\",\"btime\":\"0\"}";
    private static final String ADDED =
            "{" + HEAD + ",\"numerics\":false,\"columns\":" + ROW + ",\"action\":\"added\"}";
    private static final String REMOVED = ADDED.replace("\"added\"", "\"removed\"");
    private static final String SNAPSHOT = "{" + HEAD + ",\"snapshot\":[" + ROW + "],\"action\":\"snapshot\"}";
    private static final String BATCH = "{" + HEAD + ",\"diffResults\":{\"added\":[" + ROW + "],\"removed\":[]}}";

    private final List<NewEvidence> evidence = new ArrayList<>();
    private final ProbeEndpoint endpoint = new ProbeEndpoint(
            key -> key.equals("good")
                    ? Optional.of(new ProbeTarget(new ExerciseId(7), Map.of("/tmp/m", TOKEN), Map.of(), false))
                    : Optional.empty(),
            rows -> {
                evidence.addAll(rows);
                return CompletableFuture.allOf();
            },
            () -> NOW,
            URI.create("https://drills.example.com"));

    @ParameterizedTest
    @ValueSource(strings = {"ADDED", "SNAPSHOT", "BATCH", "TLS", "ARRAY", "NUMERIC"})
    void everyFormatTellsOfTheMarker(String format) {
        var body = switch (format) {
            case "SNAPSHOT" -> SNAPSHOT;
            case "BATCH" -> BATCH;
            case "TLS" -> "{\"node_key\":\"k\",\"log_type\":\"result\",\"data\":[" + ADDED + "]}";
            case "ARRAY" -> "[" + ADDED + "]";
            case "NUMERIC" -> ADDED.replace("\"1772452800\"", "1772452800").replace("1772452810", "\"1772452810\"");
            default -> ADDED;
        };

        assertThat(send(body)).isEqualTo("{\"kept\":1,\"other_paths\":0,\"removed\":0,\"unreadable\":0}");

        assertThat(evidence).singleElement().satisfies(row -> {
            assertThat(row.source()).isEqualTo("osquery");
            assertThat(row.host()).contains("build-7");
            assertThat(row.token()).contains(TOKEN);
            assertThat(row.receivedAt()).isEqualTo(NOW);
            assertThat(row.sourceTime().orElseThrow().instant()).isEqualTo(Instant.ofEpochSecond(1772452810));
            assertThat(row.fact())
                    .isEqualTo(new Fact.MarkerPresent(
                            "/tmp/m", Optional.of(Instant.ofEpochSecond(1772452801)), List.of()));
        });
    }

    @Test
    void aLineWithANumberThatNothingCanHoldLosesNoOther() {
        assertThat(send(ADDED + "\n{\"unixTime\":17e2446600000}\n"))
                .isEqualTo("{\"kept\":1,\"other_paths\":0,\"removed\":0,\"unreadable\":1}");
    }

    @Test
    void theSameFileSeenAgainIsTheSameRowAndAChangedOneIsNot() {
        send(SNAPSHOT);
        send(ADDED.replace("1772452810", "1772452820"));
        send(ADDED.replace("1772452800", "1772452815"));

        assertThat(evidence.get(0).id()).isEqualTo(evidence.get(1).id());
        assertThat(evidence.get(2).id()).isNotEqualTo(evidence.get(0).id());
    }

    @Test
    void whatIsNotThereProvesNothing() {
        assertThat(send(REMOVED + "\n" + SNAPSHOT.replace(ROW, ""))).contains("\"kept\":0", "\"removed\":1");
        assertThat(evidence).isEmpty();
    }

    @Test
    void oneBrokenLineDoesNotLoseTheOthers() {
        var answer =
                send(ADDED.substring(0, 80) + "\n" + ADDED + "\n" + ADDED.replace("/tmp/m", "/etc/passwd") + "\n{}");

        assertThat(answer).isEqualTo("{\"kept\":1,\"other_paths\":1,\"removed\":0,\"unreadable\":2}");
    }

    @Test
    void gzipIsReadAndABombIsRefused() throws IOException {
        assertThat(endpoint.osquery("good", zipped(ADDED.getBytes(StandardCharsets.UTF_8)))
                        .body())
                .contains("\"kept\":1");
        assertThatThrownBy(() -> endpoint.osquery("good", zipped(new byte[30 << 20])))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.status()).isEqualTo(413));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "<xml/>", "\u0000", "{\"a\":"})
    void whatIsNoJsonIsRefused(String body) {
        assertThatThrownBy(() -> send(body))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.status()).isEqualTo(400));
    }

    /** Whatever is sent, it is taken or refused with words, and only this exercise's marker becomes evidence. */
    @Test
    void mutatedBodiesAreTakenOrRefusedAndInventNothing() {
        var random = new Random(11);
        var seeds = List.of(ADDED, SNAPSHOT, BATCH, REMOVED, "[" + ADDED + "," + SNAPSHOT + "]");
        for (var i = 0; i < 5_000; i++) {
            var body = seeds.get(random.nextInt(seeds.size())).getBytes(StandardCharsets.UTF_8);
            for (var changes = 1 + random.nextInt(6); changes > 0; changes--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                var log = ProbeOsqueryLog.read(body);
                var target = new ProbeTarget(new ExerciseId(7), Map.of("/tmp/m", TOKEN), Map.of(), false);
                evidence.addAll(ProbeOsquery.take(target, log, NOW, body).rows());
            } catch (Problem refused) {
                assertThat(refused.status()).isEqualTo(400);
            }
        }
        assertThat(evidence).isNotEmpty().allSatisfy(row -> {
            assertThat(row.token()).contains(TOKEN);
            assertThat(row.fact()).isInstanceOf(Fact.MarkerPresent.class);
        });
    }

    private String send(String body) {
        return endpoint.osquery("good", body.getBytes(StandardCharsets.UTF_8)).body();
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
