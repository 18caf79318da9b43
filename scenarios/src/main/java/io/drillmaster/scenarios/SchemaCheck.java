package io.drillmaster.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;

/** Checks documents against a schema (JSON Schema, draft 2020-12). */
public final class SchemaCheck {
    static final SchemaCheck SCENARIO = new SchemaCheck(FileKind.SCENARIO, ScenarioSchema.json());

    private final FileKind kind;
    private final JsonNode rules;
    private final Schema schema;

    /** For files of a kind. The schema's definitions have titles that complete "is not …". */
    public SchemaCheck(FileKind kind, JsonNode rules) {
        this.kind = kind;
        this.rules = rules;
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(rules);
    }

    /** Puts whatever does not fit the schema into the findings. */
    public void check(SourceDocument document, Findings findings) {
        for (var error : schema.validate(document.json())) {
            report(error, document, findings);
        }
    }

    private void report(Error error, SourceDocument document, Findings findings) {
        var pointer = pointer(error.getInstanceLocation());
        var rule = parent(error.getSchemaLocation().getFragment());
        var value = document.json().at(pointer);
        switch (error.getKeyword()) {
            case "additionalProperties" -> {
                var key = SourceDocument.child(pointer, error.getProperty());
                findings.error(document.keyAt(key), key, SchemaSentence.unknownKey(error.getProperty(), rule));
            }
            case "required" ->
                findings.error(
                        document.valueAt(pointer),
                        pointer,
                        SchemaSentence.missing(error.getProperty(), kind.noun(), pointer, rule));
            default -> {
                var said = document.written().getOrDefault(pointer, "");
                var message = new SchemaSentence(kind.noun(), pointer, rule, value, said)
                        .of(error.getKeyword(), error.getMessage());
                findings.error(document.valueAt(pointer), pointer, message);
            }
        }
    }

    private static String pointer(NodePath path) {
        var pointer = "";
        for (var i = 0; i < path.getNameCount(); i++) {
            pointer = SourceDocument.child(pointer, String.valueOf(path.getElement(i)));
        }
        return pointer;
    }

    /** The part of the schema that the failed keyword stands in. */
    private JsonNode parent(NodePath keyword) {
        var at = pointer(keyword);
        return rules.at(at.substring(0, Math.max(0, at.lastIndexOf('/'))));
    }
}
