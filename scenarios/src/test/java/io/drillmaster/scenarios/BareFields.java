package io.drillmaster.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds what a schema leaves unsaid: objects that are open to unknown keys, fields and entries without a description. */
public final class BareFields {
    private BareFields() {}

    /** Their places; empty for a schema from which a reference can be written. */
    public static List<String> in(JsonNode schema) {
        var bare = new ArrayList<String>();
        visit(schema, "", bare);
        return bare;
    }

    private static void visit(JsonNode schema, String at, List<String> bare) {
        if ("object".equals(schema.path("type").asText())
                && !schema.path("additionalProperties").isBoolean()) {
            bare.add(at + " is open");
        }
        schema.path("properties").properties().forEach(field -> {
            if (!field.getValue().has("description")) {
                bare.add(at + "/properties/" + field.getKey());
            }
            visit(field.getValue(), at + "/properties/" + field.getKey(), bare);
        });
        if (schema.has("items")) {
            if (!schema.path("items").has("description")) {
                bare.add(at + "/items");
            }
            visit(schema.path("items"), at + "/items", bare);
        }
        schema.path("$defs")
                .properties()
                .forEach(definition -> visit(definition.getValue(), "/$defs/" + definition.getKey(), bare));
    }
}
