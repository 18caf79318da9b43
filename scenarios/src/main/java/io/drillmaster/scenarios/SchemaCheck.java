package io.drillmaster.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;

/** Checks a document against {@link ScenarioSchema}. */
final class SchemaCheck {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScenarioSchema.json());
    private static final JsonNode RULES = ScenarioSchema.json();

    private SchemaCheck() {}

    static void check(YamlDocument document, Findings findings) {
        for (var error : SCHEMA.validate(document.json())) {
            report(error, document, findings);
        }
    }

    private static void report(Error error, YamlDocument document, Findings findings) {
        var pointer = pointer(error.getInstanceLocation());
        var rule = parent(error.getSchemaLocation().getFragment());
        var value = document.json().at(pointer);
        switch (error.getKeyword()) {
            case "additionalProperties" -> {
                var key = YamlDocument.child(pointer, error.getProperty());
                findings.error(document.keyAt(key), key, SchemaSentence.unknownKey(error.getProperty(), rule));
            }
            case "required" ->
                findings.error(
                        document.valueAt(pointer), pointer, SchemaSentence.missing(error.getProperty(), pointer, rule));
            default -> {
                var said = document.written().getOrDefault(pointer, "");
                var message = new SchemaSentence(pointer, rule, value, said).of(error.getKeyword(), error.getMessage());
                findings.error(document.valueAt(pointer), pointer, message);
            }
        }
    }

    private static String pointer(NodePath path) {
        var pointer = "";
        for (var i = 0; i < path.getNameCount(); i++) {
            pointer = YamlDocument.child(pointer, String.valueOf(path.getElement(i)));
        }
        return pointer;
    }

    /** The part of the schema that the failed keyword stands in. */
    private static JsonNode parent(NodePath keyword) {
        var at = pointer(keyword);
        return RULES.at(at.substring(0, Math.max(0, at.lastIndexOf('/'))));
    }
}
