package io.drillmaster.scenarios.msel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.scenarios.Findings;
import io.drillmaster.scenarios.SourceDocument;
import java.util.Optional;

/**
 * Whether a document has mappings, lists and single values where the schema has them, whatever the values are. What has is
 * read into a tree: keys and entries without a value are left out, texts lose the white space around them.
 */
record MselShape(SourceDocument document, Findings findings) {
    private static final JsonNode SCHEMA = MselSchema.json();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The tree; empty, with findings, when something stands where nothing of that sort belongs. */
    static Optional<ObjectNode> of(SourceDocument document, Findings findings) {
        var tree = new MselShape(document, findings).read(document.json(), SCHEMA, "");
        return findings.hasErrors() ? Optional.empty() : Optional.of((ObjectNode) tree);
    }

    private JsonNode read(JsonNode value, JsonNode schema, String at) {
        var rule = schema.has("$ref") ? SCHEMA.at(schema.path("$ref").asText().substring(1)) : schema;
        return switch (rule.path("type").asText()) {
            case "object" -> value.isObject() ? mapping(value, rule, at) : misplaced(value, at, "a mapping of keys");
            case "array" -> value.isArray() ? list(value, rule, at) : misplaced(value, at, "a list");
            case "boolean" -> value.isBoolean() ? value : misplaced(value, at, "true or false");
            case "integer" ->
                value.canConvertToInt() && value.isIntegralNumber()
                        ? JSON.numberNode(value.intValue())
                        : misplaced(value, at, "a whole number");
            default -> value.isValueNode() ? text(at) : misplaced(value, at, "a text");
        };
    }

    private JsonNode mapping(JsonNode value, JsonNode rule, String at) {
        var read = JSON.objectNode();
        value.properties().forEach(member -> {
            var child = SourceDocument.child(at, member.getKey());
            var known = rule.path("properties").path(member.getKey());
            if (known.isMissingNode()) {
                findings.error(
                        document.keyAt(child),
                        child,
                        "'" + member.getKey() + "' is not a key here; remove or rename it");
            } else if (!member.getValue().isNull()) {
                read.set(member.getKey(), read(member.getValue(), known, child));
            }
        });
        return read;
    }

    private JsonNode list(JsonNode value, JsonNode rule, String at) {
        var read = JSON.arrayNode();
        for (var i = 0; i < value.size(); i++) {
            if (!value.get(i).isNull()) {
                read.add(read(value.get(i), rule.path("items"), at + "/" + i));
            }
        }
        return read;
    }

    /** As it is written: a number that stands where a text belongs is that text. */
    private JsonNode text(String at) {
        var text = document.written().getOrDefault(at, "").replace("\r\n", "\n").replace('\r', '\n');
        return JSON.textNode(at.endsWith("/text") ? text.stripTrailing() : text.strip());
    }

    private JsonNode misplaced(JsonNode value, String at, String wanted) {
        findings.error(
                document.valueAt(at),
                at,
                (at.isEmpty() ? "the tabletop" : "'" + at.substring(at.lastIndexOf('/') + 1) + "'") + " must be "
                        + wanted + ", and a form cannot show it otherwise");
        return value;
    }
}
