package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.drillmaster.alert.AlertText;
import io.drillmaster.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A place in a JSON document, written as JSONPath. */
final class JsonPlace {
    private static final int LONGEST = 300;
    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider(Json.mapper()))
            .mappingProvider(new JacksonMappingProvider(Json.mapper()))
            .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final JsonPath path;

    private JsonPlace(JsonPath path) {
        this.path = path;
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException when it is none, with a sentence for the person who wrote it
     */
    static JsonPlace parse(String text) {
        if (!text.startsWith("$")) {
            throw new IllegalArgumentException("'" + AlertText.line(text, 60)
                    + "' is no JSONPath: a path begins with $, such as $.alert.rule or $['rule name'].");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("A path has at most " + LONGEST + " characters.");
        }
        if (text.contains("=~")) {
            // The text that it would be matched with is chosen by whoever can raise an alert.
            throw new IllegalArgumentException("Regular expressions (=~) are not allowed in a path.");
        }
        if (!isClosed(text)) {
            throw new IllegalArgumentException("The path cannot be read: a bracket or a quote is not closed.");
        }
        try {
            return new JsonPlace(JsonPath.compile(text));
        } catch (RuntimeException e) { // its parser throws exceptions of several kinds
            var why = AlertText.line(Optional.ofNullable(e.getMessage()).orElse("it ends too early"), 200);
            throw new IllegalArgumentException("The path cannot be read: " + why, e);
        }
    }

    /** The library takes {@code $.a[} and finds nothing with it. */
    private static boolean isClosed(String text) {
        var open = 0;
        var quote = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[' || c == '(') {
                open++;
            } else if (c == ']' || c == ')') {
                open--;
            }
        }
        return open == 0 && quote == 0;
    }

    /** Whatever is there; nothing when there is nothing. */
    List<JsonNode> all(JsonNode document) {
        var found = new ArrayList<JsonNode>();
        JsonNode list = path.read(document, CONFIGURATION);
        list.forEach(found::add);
        return found;
    }
}
