package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.alert.AlertEvidence;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.ResponseKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every field of every fixture missing, or of every other type: kept, and never more than it was. */
class ResponseSourcesTest {
    private static final Map<AlertSource, List<String>> FIXTURES = Map.of(
            new PagerDuty(),
                    List.of("incident.acknowledged.json", "incident.annotated.json", "incident.triggered.json"),
            new Opsgenie(), List.of("acknowledge.json", "create.json", "custom-investigating.json"),
            new Jira(), List.of("issue_updated.in-progress.json", "comment_created.json"));

    private static final List<String> OTHERS = List.of(
            "null",
            "true",
            "-7",
            "1e999999999",
            "\"\"",
            "\"\\u0000\\ud83d\"",
            "[]",
            "[[[1]]]",
            "{}",
            "{\"a\":{\"b\":[]}}",
            "\"1970-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59Z\"",
            "9223372036854775807");

    @TestFactory
    List<DynamicTest> aFieldThatIsMissingOrOfAnotherTypeLosesNothingAndInventsNothing() {
        var tests = new ArrayList<DynamicTest>();
        FIXTURES.forEach((source, names) -> names.forEach(
                name -> tests.add(DynamicTest.dynamicTest(source.id() + " " + name, () -> spoil(source, name)))));
        return tests;
    }

    private static void spoil(AlertSource source, String name) {
        var json = Deliveries.json(Deliveries.fixture(source.id(), name));
        for (var path : paths(json)) {
            for (var other : OTHERS) {
                var spoiled = json.deepCopy();
                replace(spoiled, path, Deliveries.json(other.getBytes(StandardCharsets.UTF_8)));
                read(source, spoiled, path + " = " + other);
            }
            var without = json.deepCopy();
            remove(without, path);
            read(source, without, path + " is missing");
        }
    }

    private static void read(AlertSource source, JsonNode json, String what) {
        var delivery = Deliveries.of(source.id(), json.toString().getBytes(StandardCharsets.UTF_8), Map.of());
        var readings = source.read(delivery);

        assertThat(readings).as(what).hasSize(1);
        assertThat(AlertEvidence.rows(Deliveries.OPEN_HOOK, delivery, readings))
                .as(what)
                .allSatisfy(row -> {
                    assertThat(row.raw()).isEqualTo(delivery.body());
                    assertThat(Json.write(row.fact())).doesNotContain("\\u0000", "\\ud83d");
                });
        if (source instanceof PagerDuty && readings.get(0) instanceof ReadResponse response) {
            assertThat(response.kind()).as(what).isNotEqualTo(ResponseKind.INVESTIGATING);
        }
    }

    private static List<String> paths(JsonNode json) {
        var paths = new ArrayList<String>();
        collect(json, "", paths);
        return paths;
    }

    private static void collect(JsonNode json, String path, List<String> into) {
        json.properties().forEach(field -> {
            into.add(path + "/" + field.getKey());
            collect(field.getValue(), path + "/" + field.getKey(), into);
        });
        for (var i = 0; json.isArray() && i < json.size(); i++) {
            into.add(path + "/" + i);
            collect(json.get(i), path + "/" + i, into);
        }
    }

    private static void replace(JsonNode json, String path, JsonNode by) {
        var parent = json.at(path.substring(0, path.lastIndexOf('/')));
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (parent instanceof ObjectNode object) {
            object.set(last, by);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), by);
        }
    }

    private static void remove(JsonNode json, String path) {
        var parent = json.at(path.substring(0, path.lastIndexOf('/')));
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (parent instanceof ObjectNode object) {
            object.remove(last);
        } else if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(last));
        }
    }
}
