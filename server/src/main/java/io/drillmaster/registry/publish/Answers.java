package io.drillmaster.registry.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Stand-ins for parts of answers that are not there. */
final class Answers {
    private Answers() {}

    static JsonNode none() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
