package io.drillmaster.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.drillpackages.ActionSettings;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Turns JSON that fits the schema into a {@link Scenario}. */
final class ScenarioBinding {
    private ScenarioBinding() {}

    static Scenario scenario(JsonNode json, String yamlText) {
        return new Scenario(
                text(json, "id"),
                json.path("version").intValue(),
                text(json, "title"),
                text(json, "summary"),
                ScenarioKind.valueOf(text(json, "kind")),
                list(json.path("reflex"), stage -> ReflexStage.valueOf(stage.textValue())),
                text(json.path("attack"), "version"),
                texts(json.path("attack").path("techniques")),
                list(json.path("targets"), ScenarioBinding::target),
                json.path("control").booleanValue(),
                HumanDuration.parse(text(json, "window")),
                new Objective(duration(json.path("objective"), "ttd"), duration(json.path("objective"), "ttr")),
                list(json.path("expectations"), ScenarioBinding::expectation),
                texts(json.path("response")),
                texts(json.path("limits")),
                list(json.path("injects"), ScenarioBinding::inject),
                yamlText);
    }

    private static InstallTarget target(JsonNode json) {
        var ecosystem = Ecosystem.ofId(text(json, "ecosystem"));
        return new InstallTarget(
                text(json, "name"),
                ecosystem,
                text(json, "packageName"),
                text(json, "version"),
                json.has("vector")
                        ? ExecutionVector.of(ecosystem, text(json, "vector"))
                        : ExecutionVector.usual(ecosystem),
                list(json.path("actions"), action -> BenignAction.valueOf(action.textValue())),
                duration(json, "sleep").orElse(ActionSettings.USUAL_SLEEP),
                json.path("republish").booleanValue(),
                text(json, "command"));
    }

    private static Expectation expectation(JsonNode json) {
        return new Expectation(
                SignalSource.valueOf(text(json, "source")),
                text(json, "signal"),
                json.path("gate").booleanValue(),
                texts(json.path("rules")));
    }

    private static Inject inject(JsonNode json) {
        return new Inject(
                HumanDuration.parse(text(json, "at")),
                text(json, "text"),
                Optional.ofNullable(json.path("decision").textValue()).map(String::strip));
    }

    /** YAML's folded blocks end in a line break, which no reader of the value wants. */
    private static String text(JsonNode json, String key) {
        return json.path(key).textValue().strip();
    }

    private static Optional<Duration> duration(JsonNode json, String key) {
        return json.has(key) ? Optional.of(HumanDuration.parse(text(json, key))) : Optional.empty();
    }

    private static List<String> texts(JsonNode array) {
        return list(array, entry -> entry.textValue().strip());
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> entry) {
        return StreamSupport.stream(array.spliterator(), false).map(entry).toList();
    }
}
