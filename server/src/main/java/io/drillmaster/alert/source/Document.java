package io.drillmaster.alert.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.SearchableText;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One JSON value of a body, with its own bytes. Bytes that are not UTF-8 are read as U+FFFD: an alert is not lost
 * because a command line in it was broken. The raw bytes of a body that is one document stay as they came.
 *
 * @param json the value
 * @param raw the bytes it was read from
 * @param text its words
 */
record Document(JsonNode json, byte[] raw, SearchableText text) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The body as one document. @throws Problem 400 when it is not exactly one */
    static Document whole(byte[] body) {
        var values = values(decode(body), false);
        if (values.size() > 1) {
            throw Problem.badInput(
                    "not-json", "The body has " + values.size() + " JSON documents; exactly one was expected.");
        }
        return of(values.get(0).json(), body);
    }

    /**
     * The body's documents: the members of an array, one value after the other (as in NDJSON), or just one.
     *
     * @throws Problem 400 when something in the body is not JSON; then nothing of it is taken
     */
    static List<Document> split(byte[] body) {
        var text = decode(body);
        var values = values(text, true);
        if (values.size() == 1 && !values.get(0).inArray()) {
            return List.of(of(values.get(0).json(), body));
        }
        return values.stream()
                .map(value -> of(
                        value.json(), text.substring(value.begin(), value.end()).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** A part of a document, with bytes of its own: the same JSON without the blanks. */
    static Document part(JsonNode json) {
        return of(json, Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    private static Document of(JsonNode json, byte[] raw) {
        return new Document(json, raw, SearchableText.of(raw));
    }

    private static List<Value> values(String text, boolean openArrays) {
        var values = new ArrayList<Value>();
        try (var parser = Json.mapper().getFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                throw Problem.badInput("not-json", "The body is empty; a JSON document was expected.");
            }
            for (; parser.currentToken() != null; parser.nextToken()) {
                if (openArrays && parser.currentToken() == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        values.add(value(parser, true));
                    }
                } else {
                    values.add(value(parser, false));
                }
            }
            return values;
        } catch (StreamConstraintsException e) {
            throw Problem.badInput(
                    "too-complex", "The body is more than is read here: " + e.getOriginalMessage() + ".");
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw Problem.badInput(
                    "not-json",
                    "The body is not JSON that can be read: it stops making sense at line " + place.getLineNr()
                            + ", column " + place.getColumnNr() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Value value(JsonParser parser, boolean inArray) throws IOException {
        var begin = (int) parser.currentTokenLocation().getCharOffset();
        JsonNode json = Json.mapper().readTree(parser);
        var end = (int) parser.currentLocation().getCharOffset();
        return new Value(json, begin, end, inArray);
    }

    /** The body as text; bytes that are no UTF-8 become U+FFFD, a byte order mark is left out. */
    static String decode(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private record Value(JsonNode json, int begin, int end, boolean inArray) {}
}
