package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.alert.AlertEvidence;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.AlertText;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.Fact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileInputTest {
    @Test
    void theOrderOfFieldsChangesNothing() {
        var json = Deliveries.json(Deliveries.fixture("falco", "marker-written.json"));
        var names = new ArrayList<String>();
        json.fieldNames().forEachRemaining(names::add);
        var expected = read(new Falco(), json.toString()).get(0);
        var random = new Random(2);
        for (var i = 0; i < 10; i++) {
            Collections.shuffle(names, random);
            ObjectNode shuffled = Json.mapper().createObjectNode();
            names.forEach(name -> shuffled.set(name, json.get(name)));
            assertThat(read(new Falco(), shuffled.toString()).get(0))
                    .usingRecursiveComparison()
                    .ignoringFields("raw")
                    .isEqualTo(expected);
        }
    }

    @Test
    void brokenUtf8LosesNoAlert() {
        var body = new ByteArrayOutputStream();
        body.writeBytes("{\"rule\":\"R\",\"output\":\"cat ".getBytes(StandardCharsets.UTF_8));
        body.write(0xFF);
        body.write(0xC3);
        body.writeBytes(("/security-drill-" + TOKEN + ".txt\"}").getBytes(StandardCharsets.UTF_8));
        var alert = (ReadAlert) new Falco()
                .read(Deliveries.of("falco", body.toByteArray(), Map.of()))
                .get(0);

        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
        assertThat(alert.summary()).contains("\uFFFD");
        assertThat(alert.raw()).isEqualTo(body.toByteArray());
    }

    @Test
    void aByteOrderMarkIsNoText() {
        assertThat(read(new Falco(), "\uFEFF{\"rule\":\"R\"}")).hasSize(1);
        assertThat(read(new Generic(), "\uFEFF[{\"rule\":\"R\"},{}]")).hasSize(2);
    }

    @Test
    void nulAndHalfSurrogatesNeverReachAFact() {
        var body =
                "{\"rule\":\"R\\u0000\\ud83d\",\"host\":\"h\\u0000\",\"summary\":\"a\\nb\\u001b[31m\",\"id\":\"\\u0000\"}";
        var alert = read(new Generic(), body).get(0);
        var fact = (Fact.AlertReceived) AlertEvidence.rows(
                        Deliveries.OPEN_HOOK, Deliveries.of("generic", alert.raw(), Map.of()), List.of(alert))
                .get(0)
                .fact();

        assertThat(alert.rule()).isEqualTo("R \uFFFD");
        assertThat(alert.host()).contains("h");
        assertThat(fact.dedupKey()).startsWith("sha256:");
        assertThat(Json.write(fact)).doesNotContain("\\u0000", "\\u001b", "\\n");
    }

    @Test
    void deepNestingIsRefusedAndNotFollowed() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);

        for (var source : AlertSources.ALL) {
            assertThatThrownBy(() -> read(source, "{\"rule\":\"R\",\"x\":" + deep + "}"))
                    .as(source.id())
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("nesting depth");
        }
    }

    @Test
    void hugeNumbersCostNothing() {
        var body = "{\"rule\":\"R\",\"output_fields\":{\"evt.time\":1e999999999},\"x\":-1E-999999999}";

        assertThat(read(new Falco(), body).get(0).sourceTime()).isEmpty();
        assertThat(read(new Falco(), body.replace("1e999999999", "9".repeat(400)))
                        .get(0)
                        .sourceTime())
                .isEmpty();
    }

    @Test
    void aNumberThatNothingCanHoldIsRefusedAndNotAFaultOfOurs() {
        for (var source : AlertSources.ALL) {
            assertThatThrownBy(() -> read(source, "{\"rule\":\"R\",\"x\":17e2446600000}"))
                    .as(source.id())
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("a number that is beyond");
        }
    }

    @Test
    void longTextsAreCutForPeopleAndKeptInTheBytes() {
        var alert = read(new Generic(), "{\"rule\":\"" + "ä".repeat(5000) + "\",\"id\":\"" + "i".repeat(5000) + "\"}")
                .get(0);

        assertThat(alert.rule()).hasSize(AlertText.NAME).endsWith("…");
        assertThat(alert.raw()).hasSizeGreaterThan(15_000);
    }

    @Test
    void everySourceLivesWithAnyJson() {
        for (var source : AlertSources.ALL.subList(0, 3)) {
            for (var body : List.of("{}", "[{}]", "{\"workflow_run\":[],\"object_kind\":5,\"output_fields\":[1]}")) {
                for (var event : List.of("workflow_run", "check_run", "ping")) {
                    var delivery = Deliveries.of(
                            source.id(), body.getBytes(StandardCharsets.UTF_8), Map.of("X-GitHub-Event", event));
                    assertThat(source.read(delivery))
                            .as(source.id() + " " + body)
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void everySourceLivesWithEveryFieldSpoiled() throws IOException {
        for (var source : AlertSources.ALL) {
            var random = new Random(7);
            for (var fixture : SpoiledPayloads.fixtures(source.id())) {
                var headers = SpoiledPayloads.headers(source.id(), fixture);
                SpoiledPayloads.of(
                        fixture, random, (body, how) -> livesWith(source, body, headers, fixture + " " + how));
            }
        }
    }

    /** Whatever was read can be kept: PostgreSQL takes the text, and the times. */
    private static void livesWith(AlertSource source, byte[] body, Map<String, String> headers, String how) {
        var delivery = Deliveries.of(source.id(), body, headers);
        List<Reading> readings;
        try {
            readings = source.read(delivery);
        } catch (Problem refused) {
            assertThat(refused.status()).as(how).isEqualTo(400);
            return;
        } catch (RuntimeException fault) {
            throw new AssertionError(how, fault);
        }
        for (var row : AlertEvidence.rows(Deliveries.OPEN_HOOK, delivery, readings)) {
            var written = Json.write(row.fact()).replace("\\\\", ""); // a backslash that is text makes no escape
            assertThat(written).as(how).doesNotContain("\\u0000");
            row.sourceTime()
                    .ifPresent(time -> assertThat(time.instant())
                            .as(how)
                            .isBetween(
                                    Instant.parse("0001-01-01T00:00:00Z"),
                                    Instant.parse("9999-12-31T23:59:59.999999999Z")));
        }
    }
}
