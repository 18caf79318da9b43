package io.drillmaster.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.attack.Catalogue;
import io.drillmaster.common.Json;
import io.drillmaster.measure.Outcome;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttackCoverageTest {
    private static final Instant NOW = Runs.FIRST.plus(Duration.ofDays(100));
    private static final List<String> DEPENDENCY = List.of("T1195.001", "T1071.004");

    @Test
    void theScoreIsTheShareThatWasPreventedOrDetectedInTime() throws JsonProcessingException {
        var layer = layer(List.of(
                simulating(Runs.detected(1, 1_000_000)),
                simulating(Runs.missed(2)),
                simulating(Runs.without(3, Outcome.PREVENTED_SILENT)),
                simulating(Runs.late(4, 4_000_000_000L)),
                simulating(Runs.without(5, Outcome.NOT_EXERCISED)),
                simulating(Runs.without(6, Outcome.ABORTED))));
        var technique = technique(layer, "T1195.001");
        assertThat(technique.path("score").asInt()).isEqualTo(50);
        assertThat(technique.path("comment").asText()).isEqualTo("4 runs, 1 detected, 1 prevented, last 2026-01-05.");
        assertThat(technique.path("metadata").findValuesAsText("value"))
                .containsExactly("EVALUATION, EXPOSE", "SC-01, SC-04");
    }

    @Test
    void aTechniqueThatWasNeverExercisedHasNoScore() throws JsonProcessingException {
        var technique = technique(layer(List.of()), "T1554");
        assertThat(technique.has("score"))
                .as("0 would say that nobody noticed it")
                .isFalse();
        assertThat(technique.path("comment").asText()).isEqualTo("Never exercised.");
        assertThat(technique.path("metadata").findValuesAsText("value")).containsExactly("SC-04");
    }

    @Test
    void anExerciseOfLongAgoSaysNothingOfToday() throws JsonProcessingException {
        var runs = List.of(simulating(Runs.detected(1, 1)));
        var atTheEdge = Runs.FIRST.plus(Duration.ofDays(181));
        assertThat(technique(layer(runs, atTheEdge), "T1195.001").path("score").asInt())
                .isEqualTo(100);
        var after = technique(layer(runs, atTheEdge.plusSeconds(1)), "T1195.001");
        assertThat(after.has("score")).isFalse();
        assertThat(after.path("comment").asText()).isEqualTo("Not exercised in the last 180 days; last 2026-01-02.");
    }

    @Test
    void anIdThatTheCatalogueDoesNotHaveIsKeptAndNamed() throws JsonProcessingException {
        var technique = technique(layer(List.of(Runs.of(Runs.missed(1), "SC-99", List.of("T9999")))), "T9999");
        assertThat(technique.path("score").asInt()).isZero();
        assertThat(technique.path("score").isInt()).isTrue();
        assertThat(technique.path("comment").asText()).endsWith("T9999 is not in the catalogue of ATT&CK 19.");
    }

    @Test
    void theLayerIsOneThatTheNavigatorTakes() throws JsonProcessingException {
        var layer = layer(List.of(simulating(Runs.detected(1, 1)), simulating(Runs.missed(2))));
        assertThat(faults(layer)).isEmpty();
        assertThat(layer.path("versions").path("attack").asText()).isEqualTo("19");
        assertThat(layer.path("gradient").path("colors").toString())
                .as("red to green, the usual one, is not told apart by everybody")
                .isEqualTo("[\"#d55e00\",\"#e8d9b0\",\"#0072b2\"]");
        assertThat(layer.findValues("tactic"))
                .as("tactics change with versions")
                .isEmpty();
        assertThat(layer.path("techniques").findValuesAsText("techniqueID"))
                .containsExactly("T1071.004", "T1195.001", "T1195.002", "T1554");
    }

    @Test
    void theCheckOfTheFormatFindsWhatIsWrong() throws JsonProcessingException {
        var broken = Json.mapper()
                .readTree("{\"name\": 1, \"domain\": \"office\", \"versions\": {\"layer\": \"4.4\"},"
                        + " \"techniques\": [{\"score\": \"high\", \"metadata\": [{\"name\": \"x\"}]}],"
                        + " \"gradient\": {\"colors\": [\"red\"], \"minValue\": 0, \"maxValue\": 0}, \"colour\": 1}");
        assertThat(faults(broken)).hasSizeGreaterThan(8);
    }

    /** The property tables of the layer format 4.5, as far as the layer uses them; other properties are faults. */
    private static List<String> faults(JsonNode layer) {
        var faults = new ArrayList<String>();
        only(
                faults,
                layer,
                Set.of(
                        "name",
                        "versions",
                        "domain",
                        "description",
                        "layout",
                        "hideDisabled",
                        "techniques",
                        "gradient",
                        "legendItems",
                        "selectTechniquesAcrossTactics",
                        "selectSubtechniquesWithParent",
                        "metadata"));
        require(faults, layer.path("name").isTextual(), "name");
        require(faults, layer.path("description").isTextual(), "description");
        require(
                faults,
                Set.of("enterprise-attack", "mobile-attack", "ics-attack")
                        .contains(layer.path("domain").asText()),
                "domain");
        require(faults, layer.path("versions").path("layer").asText().equals("4.5"), "versions.layer");
        require(faults, layer.path("versions").path("attack").asText().matches("[0-9]+"), "versions.attack");
        require(
                faults,
                layer.path("versions").path("navigator").asText().matches("(4\\.9|[5-9]\\.[0-9]+)\\.[0-9]+"),
                "versions.navigator of at least 4.9.0");
        require(faults, layer.path("hideDisabled").isBoolean(), "hideDisabled");
        require(
                faults,
                Set.of("side", "flat", "mini")
                        .contains(layer.path("layout").path("layout").asText()),
                "layout.layout");
        require(
                faults,
                Set.of("none", "all", "annotated")
                        .contains(layer.path("layout")
                                .path("expandedSubtechniques")
                                .asText()),
                "layout.expandedSubtechniques");
        var gradient = layer.path("gradient");
        require(faults, gradient.path("colors").size() >= 2, "two colors");
        gradient.path("colors").forEach(color -> require(faults, color.asText().matches("#[0-9a-f]{6}"), "color"));
        require(
                faults,
                gradient.path("minValue").isNumber()
                        && gradient.path("maxValue").asInt()
                                > gradient.path("minValue").asInt(),
                "maxValue above minValue");
        layer.path("legendItems").forEach(item -> {
            require(faults, item.path("label").isTextual(), "legend label");
            require(faults, item.path("color").asText().matches("#[0-9a-f]{6}"), "legend color");
        });
        metadata(faults, layer);
        layer.path("techniques").forEach(technique -> {
            only(faults, technique, Set.of("techniqueID", "score", "comment", "enabled", "metadata"));
            require(faults, technique.path("techniqueID").asText().matches("T[0-9]{4}(\\.[0-9]{3})?"), "techniqueID");
            require(
                    faults,
                    !technique.has("score")
                            || (technique.path("score").isNumber()
                                    && technique.path("score").asInt() >= 0
                                    && technique.path("score").asInt() <= 100),
                    "score");
            require(faults, technique.path("comment").isTextual(), "comment");
            require(faults, technique.path("enabled").isBoolean(), "enabled");
            metadata(faults, technique);
        });
        return faults;
    }

    private static void metadata(List<String> faults, JsonNode holder) {
        holder.path("metadata")
                .forEach(entry -> require(
                        faults,
                        entry.path("name").isTextual() && entry.path("value").isTextual(),
                        "metadata name and value"));
    }

    private static void only(List<String> faults, JsonNode object, Set<String> allowed) {
        object.fieldNames().forEachRemaining(name -> require(faults, allowed.contains(name), "no property " + name));
    }

    private static void require(List<String> faults, boolean holds, String what) {
        if (!holds) {
            faults.add(what);
        }
    }

    private static Result simulating(Result run) {
        return Runs.of(run, "SC-01", DEPENDENCY);
    }

    private static JsonNode layer(List<Result> runs) throws JsonProcessingException {
        return layer(runs, NOW);
    }

    private static JsonNode layer(List<Result> runs, Instant now) throws JsonProcessingException {
        var coverage = new AttackCoverage(Catalogue.bundled())
                .with("SC-01", DEPENDENCY)
                .with("SC-04", List.of("T1195.001", "T1195.002", "T1554"));
        return Json.mapper().readTree(Json.write(coverage.layer(runs, "all time", now)));
    }

    private static JsonNode technique(JsonNode layer, String id) {
        for (var technique : layer.path("techniques")) {
            if (technique.path("techniqueID").asText().equals(id)) {
                return technique;
            }
        }
        throw new AssertionError(id + " is not in " + layer);
    }
}
