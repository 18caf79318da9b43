package io.drillmaster.scenarios.msel;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.scenarios.Place;
import io.drillmaster.scenarios.SourceDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Grows, cell by cell, into the document that the same tabletop would be as YAML; knows for every value its cell. */
final class SheetDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode root = JSON.objectNode();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();

    /** What has been put in so far. */
    ObjectNode root() {
        return root;
    }

    void text(String pointer, String text, Place place) {
        scalar(pointer, JSON.textNode(text), text, place);
    }

    void scalar(String pointer, JsonNode value, String said, Place place) {
        var slash = pointer.lastIndexOf('/');
        object(pointer.substring(0, slash), place).set(pointer.substring(slash + 1), value);
        places.put(pointer, place);
        written.put(pointer, said);
    }

    /** A list of texts; blank ones are left out. */
    void texts(String pointer, List<String> texts, Place place) {
        var array = root.withArray(JsonPointer.compile(pointer));
        placed(pointer, place);
        for (var text : texts) {
            if (!text.isBlank()) {
                var at = pointer + "/" + array.size();
                places.put(at, place);
                written.put(at, text.strip());
                array.add(text.strip());
            }
        }
    }

    /** The object there, made where it is missing. */
    ObjectNode object(String pointer, Place place) {
        placed(pointer, place);
        return pointer.isEmpty() ? root : root.withObject(JsonPointer.compile(pointer));
    }

    SourceDocument finished() {
        return new SourceDocument(root, places, places, written, List.of());
    }

    /** Whatever encloses a value stands where the first of its values does. */
    private void placed(String pointer, Place place) {
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            places.putIfAbsent(at, place);
        }
    }
}
