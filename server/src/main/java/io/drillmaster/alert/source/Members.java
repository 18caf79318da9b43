package io.drillmaster.alert.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.SearchableText;
import io.drillmaster.common.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The members of a list inside a JSON document, each with its own bytes as they came, so that none of them is found by its
 * neighbours' words.
 *
 * @param documents the first {@value #MOST}
 * @param left how many there were besides
 */
record Members(List<Document> documents, int left) {
    /** A delivery with more tells of no one drill any more. */
    static final int MOST = 10_000;

    private static final Members NONE = new Members(List.of(), 0);

    Members {
        documents = List.copyOf(documents);
    }

    /**
     * Reads a list.
     *
     * @param path the names of the objects' fields that lead to it; nothing when the document itself is the list
     * @return none when there is no list there
     */
    static Members of(Document whole, String... path) {
        var text = Document.decode(whole.raw());
        try (var parser = Json.mapper().getFactory().createParser(text)) {
            parser.nextToken();
            for (var name : path) {
                if (!enter(parser, name)) {
                    return NONE;
                }
            }
            return parser.currentToken() == JsonToken.START_ARRAY ? members(parser, text) : NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the text was read before, as a whole
        }
    }

    private static boolean enter(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static Members members(JsonParser parser, String text) throws IOException {
        var documents = new ArrayList<Document>();
        var left = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (documents.size() == MOST) {
                parser.skipChildren();
                left++;
                continue;
            }
            var begin = (int) parser.currentTokenLocation().getCharOffset();
            JsonNode json = Json.mapper().readTree(parser);
            var end = (int) parser.currentLocation().getCharOffset();
            var raw = text.substring(begin, end).getBytes(StandardCharsets.UTF_8);
            documents.add(new Document(json, raw, SearchableText.of(raw)));
        }
        return new Members(documents, left);
    }
}
