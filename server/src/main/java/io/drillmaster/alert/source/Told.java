package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.drillmaster.alert.AlertText;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.SourceTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One JSON object from outside, read kindly: a field that holds something else than it should counts as absent and is
 * remembered, so that a mistake in somebody's template shows and loses no alert. Null and empty texts are absent too.
 */
final class Told {
    private static final int NAMED = 5;

    private final JsonNode json;
    private final Set<String> odd = new LinkedHashSet<>();

    /** Anything that is no object has no fields. */
    Told(JsonNode json) {
        this.json = json;
    }

    /** A field; the dots in its name may be written out or stand for objects inside objects, as in ECS. */
    JsonNode at(String name) {
        return at(json, name);
    }

    /** The first of these fields that says something, as text. Of a list, its first text: in ECS any field may be one. */
    Optional<String> text(String... names) {
        return first(Told::text, names);
    }

    /** The first of these fields that holds a time as text. */
    Optional<SourceTime> time(String... names) {
        return first(Stamp::of, names);
    }

    /** The first of these fields that holds a time as a number of some unit, or as text after all. */
    Optional<SourceTime> time(EpochStamp unit, String... names) {
        return first(field -> unit.of(field).or(() -> Stamp.of(field)), names);
    }

    /** SHA-256 of the object's fields, in whatever order they came. */
    String hash() {
        var sorted = new TreeMap<String, JsonNode>();
        json.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        return Hashes.sha256(Json.write(sorted));
    }

    /** Which fields were not understood, to be put after a summary; empty when all were. */
    String remark() {
        return odd.isEmpty()
                ? ""
                : odd.stream()
                        .limit(NAMED)
                        .map(name -> "'" + AlertText.line(name, 60) + "'")
                        .collect(Collectors.joining(", ", " (not understood: ", ")"));
    }

    private <T> Optional<T> first(Function<JsonNode, Optional<T>> reader, String... names) {
        for (var name : names) {
            var field = at(name);
            if (saysNothing(field)) {
                continue;
            }
            var read = reader.apply(field);
            if (read.isPresent()) {
                return read;
            }
            odd.add(name);
        }
        return Optional.empty();
    }

    private static boolean saysNothing(JsonNode field) {
        return field.isMissingNode()
                || field.isNull()
                || (field.isTextual() && field.textValue().isBlank())
                || (field.isContainerNode() && field.isEmpty());
    }

    private static Optional<String> text(JsonNode field) {
        var value = field.isArray() ? field.path(0) : field;
        if (!value.isValueNode() || value.isNull()) {
            return Optional.empty();
        }
        // Only numbers that are short as written: 1E+999999999 has a billion digits once written out.
        return Optional.of(value.isBigDecimal() ? value.decimalValue().toString() : value.asText())
                .filter(text -> !text.isBlank());
    }

    private static JsonNode at(JsonNode node, String name) {
        var whole = node.path(name);
        if (!whole.isMissingNode()) {
            return whole;
        }
        for (var dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            var found = at(node.path(name.substring(0, dot)), name.substring(dot + 1));
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return MissingNode.getInstance();
    }
}
