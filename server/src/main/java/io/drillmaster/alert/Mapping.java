package io.drillmaster.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Json;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the fields of an alert are in the payloads of one hook, as an administrator wrote it.
 *
 * @param texts JSONPath by field, without blanks around it; what is empty is left out
 */
public record Mapping(Map<MappedField, String> texts) {
    /** Says nothing: the payload is read by the names of its fields. */
    public static final Mapping NONE = new Mapping(Map.of());

    public Mapping {
        var stripped = new EnumMap<MappedField, String>(MappedField.class);
        texts.forEach((field, text) -> {
            if (!text.isBlank()) {
                stripped.put(field, text.strip());
            }
        });
        texts = Collections.unmodifiableMap(stripped);
    }

    /** What was written for a field. */
    public Optional<String> text(MappedField field) {
        return Optional.ofNullable(texts.get(field));
    }

    /** Whether nothing was written. */
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** As the database keeps it. */
    String json() {
        var keys = new LinkedHashMap<String, String>();
        texts.forEach((field, text) -> keys.put(field.key(), text));
        return Json.write(keys);
    }

    /** Reads what the database kept; a field of another version of the program is passed over. */
    static Mapping of(String json) {
        var texts = new EnumMap<MappedField, String>(MappedField.class);
        Json.read(json, JsonNode.class)
                .properties()
                .forEach(entry -> MappedField.of(entry.getKey())
                        .ifPresent(field -> texts.put(field, entry.getValue().asText())));
        return new Mapping(texts);
    }
}
