package io.drillmaster.alert.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the templates of the set-up page in as the tools over there do, as far as our templates use what those can. */
final class Rendered {
    private static final Pattern MUSTACHE =
            Pattern.compile("\\{\\{#toJson}}([\\w.]+)\\{\\{/toJson}}|\\{\\{\\{([\\w.]+)\\.asJSON}}}|\\{\\{([\\w.]+)}}");

    private Rendered() {}

    /** Mustache, as Kibana and OpenSearch render it into JSON; a variable that is not given is empty. */
    static String mustache(String template, Map<String, Object> variables) {
        return MUSTACHE.matcher(template).replaceAll(match -> {
            if (match.group(3) != null) {
                var value = variables.getOrDefault(match.group(3), "");
                var text = Json.write(value instanceof String ? value : Json.write(value));
                return Matcher.quoteReplacement(text.substring(1, text.length() - 1));
            }
            var name = match.group(1) == null ? match.group(2) : match.group(1);
            return Matcher.quoteReplacement(Json.write(variables.getOrDefault(name, "")));
        });
    }

    /** Datadog's variables; one that is not given stays as it is written. */
    static String dollars(String template, Map<String, String> variables) {
        try {
            var fields = (ObjectNode) Json.mapper().readTree(template);
            fields.properties()
                    .forEach(field -> fields.put(
                            field.getKey(),
                            variables.getOrDefault(
                                    field.getValue().asText().substring(1),
                                    field.getValue().asText())));
            return fields.toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError(template, e);
        }
    }
}
