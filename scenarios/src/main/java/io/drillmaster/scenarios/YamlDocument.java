package io.drillmaster.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A YAML file as JSON that still knows where everything was written. Pointers are RFC 6901.
 *
 * @param json the values
 * @param values where each value starts
 * @param keys where the key of each member of a mapping starts
 * @param written each scalar as it stands in the file, quotes removed
 */
record YamlDocument(JsonNode json, Map<String, Place> values, Map<String, Place> keys, Map<String, String> written) {
    YamlDocument {
        values = Map.copyOf(values);
        keys = Map.copyOf(keys);
        written = Map.copyOf(written);
    }

    /** Where the value starts, or the nearest thing around it that is in the file. */
    Place valueAt(String pointer) {
        var at = pointer;
        while (!at.isEmpty() && !values.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return values.getOrDefault(at, Place.START);
    }

    /** Where the key of a member starts. */
    Place keyAt(String pointer) {
        return keys.getOrDefault(pointer, valueAt(pointer));
    }

    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
