package io.drillmaster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.drillpackages.BenignAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioSchemaTest {
    @Test
    void everyFieldIsDescribedForTheReference() {
        var bare = new ArrayList<String>();
        visit(ScenarioSchema.json(), "", bare);
        assertThat(bare).isEmpty();
    }

    @Test
    void theActionsAreThoseThatPackagesCanBeComposedOf() {
        assertThat(ScenarioSchema.json().at("/$defs/benignAction/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(BenignAction.values()).map(Enum::name).toList());
    }

    /** Collects objects that are open to unknown keys, and fields and entries without a description. */
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
