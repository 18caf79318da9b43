package io.drillmaster.readiness.scan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.drillmaster.common.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON that remembers its lines.
 *
 * @param line of the member's name, or of the value where it has none; from 1
 * @param text of a text, number or truth value; empty otherwise
 * @param members of an object
 * @param items of an array
 */
record LinedJson(int line, String text, Map<String, LinedJson> members, List<LinedJson> items) {
    private static final LinedJson NOTHING = new LinedJson(0, "", Map.of(), List.of());

    /** @throws UnreadableFileException naming the line that is wrong */
    static LinedJson read(String text) throws UnreadableFileException {
        try (var parser = Json.mapper().createParser(text)) {
            var first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new UnreadableFileException("it is no JSON object");
            }
            return value(parser, parser.currentTokenLocation().getLineNr());
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new UnreadableFileException((place == null ? "" : "line " + place.getLineNr() + ": ")
                    + "it is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableFileException("it cannot be read: " + e.getMessage());
        }
    }

    /** A member of an object; one without anything when there is none. */
    LinedJson get(String name) {
        return members.getOrDefault(name, NOTHING);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    boolean isTrue(String name) {
        return get(name).text().equals("true");
    }

    private static LinedJson value(JsonParser parser, int line) throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            var members = new LinkedHashMap<String, LinedJson>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var at = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                members.put(name, value(parser, at));
            }
            return new LinedJson(line, "", members, List.of());
        }
        if (token == JsonToken.START_ARRAY) {
            var items = new ArrayList<LinedJson>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser, parser.currentTokenLocation().getLineNr()));
            }
            return new LinedJson(line, "", Map.of(), items);
        }
        return new LinedJson(line, token == JsonToken.VALUE_NULL ? "" : parser.getText(), Map.of(), List.of());
    }
}
