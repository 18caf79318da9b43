package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.AlertText;
import io.drillmaster.common.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of one JSON object from outside, read strictly: a field that is there must be of its type. Null is the same
 * as absent.
 *
 * @param json the object
 * @param place where it stands in the body, such as {@code [2].}; empty for the body itself
 */
record Fields(JsonNode json, String place) {
    /** @throws Problem 400 when it is no object */
    static Fields of(JsonNode json, String place) {
        if (!json.isObject()) {
            throw Problem.badField(
                    place.isEmpty() ? "(body)" : place,
                    "wrong-type",
                    "An alert is a JSON object; found " + describe(json) + ".");
        }
        return new Fields(json, place.isEmpty() ? "" : place + ".");
    }

    /** A text that says something; an empty one is none. */
    Optional<String> text(String name) {
        var field = json.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return Optional.empty();
        }
        if (!field.isTextual()) {
            throw wrong(name, field, "a text");
        }
        return Optional.of(field.textValue()).filter(text -> !text.isBlank());
    }

    /** A text, or a whole number as text: ids and priorities come as both. */
    Optional<String> textOrNumber(String name) {
        var field = json.path(name);
        return field.isIntegralNumber() ? Optional.of(field.asText()) : text(name);
    }

    /** The complaint about a field: what was found, and what it may hold instead. */
    Problem wrong(String name, JsonNode found, String allowed) {
        var field = place + name;
        return Problem.badField(
                field, "wrong-field", "'" + field + "' is " + describe(found) + "; allowed is " + allowed + ".");
    }

    /** The complaint about a field that holds a text. */
    Problem wrong(String name, String allowed) {
        return wrong(name, json.path(name), allowed);
    }

    private static String describe(JsonNode found) {
        var type = found.getNodeType().name().toLowerCase(Locale.ROOT);
        return found.isValueNode() && !found.isNull()
                ? "the " + type + " '" + AlertText.line(found.asText(), 60) + "'"
                : "of type " + type;
    }
}
