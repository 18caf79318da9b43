package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.AlertEvidence;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.Fact;
import io.drillmaster.registry.NpmTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bodies that GitHub really sent or documents, all of them; fetched, not kept here. */
class GitHubExamplesTest {
    private static final GitHub GITHUB = new GitHub();

    @Test
    void everyExampleIsReadIntoTheRightKindOrSaysWhyNot() throws IOException, InterruptedException {
        var read = new TreeMap<String, Integer>();
        for (var event : examples()) {
            var name = event.path("name").textValue();
            for (var example : event.path("examples")) {
                var reading = reading(name, example, Map.of("X-GitHub-Event", name));
                read.merge(name + " " + example.path("action").asText("-") + ": " + told(reading), 1, Integer::sum);
            }
        }
        var table = new StringBuilder();
        read.forEach(
                (what, count) -> table.append(what).append(" x ").append(count).append('\n'));

        assertThat(table)
                .asString()
                .isEqualTo(new String(Deliveries.fixture("github", "octokit-examples.txt"), StandardCharsets.UTF_8));
    }

    @Test
    void noExampleIsPassedOverInPartNorTellsMoreThanEvidenceKeeps() throws IOException, InterruptedException {
        for (var event : examples()) {
            var name = event.path("name").textValue();
            for (var example : event.path("examples")) {
                var reading = reading(name, example, Map.of("X-GitHub-Event", name, "X-GitHub-Delivery", "guid-1"));
                var delivery = Deliveries.of("github", reading.raw(), Map.of());
                var row = AlertEvidence.rows(Deliveries.OPEN_HOOK, delivery, List.of(reading))
                        .get(0);

                assertThat(summary(row.fact())).as(name).isNotBlank().doesNotContain("passed over");
                assertThat(reading.ownId()).contains("guid-1");
            }
        }
    }

    @Test
    void bodiesThatWereStoredWithoutTheirHeaderAreReadAlike() throws IOException, InterruptedException {
        var inBodyToo = List.of("workflow_run", "workflow_job", "check_run", "check_suite", "issues", "pull_request");
        for (var event : examples()) {
            var name = event.path("name").textValue();
            for (var example : event.path("examples")) {
                if (inBodyToo.contains(name)) {
                    assertThat(told(reading(name, example, Map.of())))
                            .as(name)
                            .isEqualTo(told(reading(name, example, Map.of("X-GitHub-Event", name))));
                }
            }
        }
    }

    private static Reading reading(String name, JsonNode example, Map<String, String> headers) {
        var body = Json.write(example).getBytes(StandardCharsets.UTF_8);
        var readings = GITHUB.read(Deliveries.of("github", body, headers));
        assertThat(readings).as(name).hasSize(1);
        return readings.get(0);
    }

    private static String told(Reading reading) {
        return reading instanceof ReadAlert alert
                ? alert.kind().name()
                : "response " + ((ReadResponse) reading).kind().name();
    }

    private static String summary(Fact fact) {
        return fact instanceof Fact.AlertReceived alert ? alert.summary() : ((Fact.ResponseReceived) fact).summary();
    }

    private static JsonNode examples() throws IOException, InterruptedException {
        var file = NpmTools.githubPayloads().file("@octokit/webhooks-examples/api.github.com/index.json");
        return Json.mapper().readTree(Files.readAllBytes(file));
    }
}
