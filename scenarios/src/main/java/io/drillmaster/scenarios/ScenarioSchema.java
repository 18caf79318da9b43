package io.drillmaster.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The JSON Schema (draft 2020-12) of scenario files. Closed lists are filled in from the enums that own them, so that a
 * new benign action or ecosystem is written down in one place.
 */
public final class ScenarioSchema {
    private static final String RESOURCE = "scenario.schema.json";
    private static final ObjectNode SCHEMA = complete();

    private ScenarioSchema() {}

    /** The whole schema, for editors and for the reference documentation. The caller may change what it gets. */
    public static JsonNode json() {
        return SCHEMA.deepCopy();
    }

    private static ObjectNode complete() {
        var schema = resource();
        allow(schema, "kind", names(ScenarioKind.values()));
        allow(schema, "reflexStage", names(ReflexStage.values()));
        allow(schema, "signalSource", names(SignalSource.values()));
        allow(schema, "benignAction", names(BenignAction.values()));
        allow(schema, "ecosystem", Arrays.stream(Ecosystem.values()).map(Ecosystem::id));
        for (var ecosystem : Ecosystem.values()) {
            allowVectors(schema, ecosystem);
        }
        return schema;
    }

    private static ObjectNode resource() {
        try (var in = Objects.requireNonNull(ScenarioSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }

    private static void allow(ObjectNode schema, String definition, Stream<String> words) {
        var list = ((ObjectNode) schema.at("/$defs/" + definition)).putArray("enum");
        words.forEach(list::add);
    }

    /** Which vectors a target may have depends on its ecosystem. */
    private static void allowVectors(ObjectNode schema, Ecosystem ecosystem) {
        var ids =
                ExecutionVector.of(ecosystem).stream().map(ExecutionVector::id).toList();
        var definition = ecosystem.id() + "Vector";
        schema.withObject("/$defs/" + definition)
                .put("title", "an execution vector of " + ecosystem.title())
                .put("type", "string");
        allow(schema, definition, ids.stream());
        var rule = schema.withObject("/$defs/target").withArray("allOf").addObject();
        var condition = rule.putObject("if");
        condition.putObject("properties").putObject("ecosystem").put("const", ecosystem.id());
        condition.putArray("required").add("ecosystem");
        rule.putObject("then").putObject("properties").putObject("vector").put("$ref", "#/$defs/" + definition);
    }
}
