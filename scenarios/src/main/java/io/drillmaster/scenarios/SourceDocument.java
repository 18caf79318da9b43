package io.drillmaster.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A file as JSON that still knows where everything was written. Pointers are RFC 6901.
 *
 * @param json the values
 * @param values where each value starts
 * @param keys where the key of each member of a mapping starts
 * @param written each scalar as it stands in the file, quotes removed
 * @param lines of the text that it was read from; empty when it was not read from text
 */
public record SourceDocument(
        JsonNode json,
        Map<String, Place> values,
        Map<String, Place> keys,
        Map<String, String> written,
        List<String> lines) {
    /** Copies what it is given, but for the JSON. */
    public SourceDocument {
        values = Map.copyOf(values);
        keys = Map.copyOf(keys);
        written = Map.copyOf(written);
        lines = List.copyOf(lines);
    }

    /** Where the value starts, or the nearest thing around it that is in the file. */
    public Place valueAt(String pointer) {
        var at = pointer;
        while (!at.isEmpty() && !values.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return values.getOrDefault(at, Place.START);
    }

    /** Where the key of a member starts. */
    public Place keyAt(String pointer) {
        return keys.getOrDefault(pointer, valueAt(pointer));
    }

    /** Where a piece of a value stands: its first occurrence from the value's start on, or the value's start. */
    public Place pieceAt(String pointer, String piece) {
        var start = valueAt(pointer);
        for (var line = start.line(); line <= lines.size(); line++) {
            var from = line == start.line() ? start.column() - 1 : 0;
            var at = lines.get(line - 1).indexOf(piece, from);
            if (at >= 0) {
                return new Place(line, at + 1);
            }
        }
        return start;
    }

    /** The pointer to a member or an entry. */
    public static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
