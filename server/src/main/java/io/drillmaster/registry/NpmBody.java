package io.drillmaster.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The JSON document by which npm publishes, deprecates and unpublishes. It is read as a stream: an attachment goes from
 * base64 to bytes without ever being a text.
 *
 * @param document without its attachments
 * @param attachments in the order they came
 */
record NpmBody(ObjectNode document, List<Attachment> attachments) {
    /** Bytes of a whole body; a tarball of three quarters of it. */
    static final int LARGEST = 16 * 1024 * 1024;

    private static final int DEEPEST = 60;

    NpmBody {
        attachments = List.copyOf(attachments);
    }

    /**
     * A file inside the body.
     *
     * @param length as the client states it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through once and never compared
    record Attachment(String filename, byte[] data, OptionalLong length) {}

    /**
     * Reads a body.
     *
     * @throws Problem 400 when it is not such a document, or ends too early; 413 when it is too large
     */
    static NpmBody read(InputStream bytes) {
        var limited = new LimitedStream(bytes, LARGEST);
        try (var parser = Json.mapper().getFactory().createParser(limited)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notJson("it does not begin with {");
            }
            var body = whole(parser);
            if (parser.nextToken() != null) {
                throw notJson("something follows the document");
            }
            return body;
        } catch (LimitedStream.TooLong e) {
            throw Problem.tooLarge("The document is larger than " + LARGEST / (1024 * 1024)
                    + " MiB; a tarball may have three quarters of that.");
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw notJson(NpmText.shortened(e.getOriginalMessage())
                    + (where == null ? "" : " at byte " + where.getByteOffset()));
        } catch (IOException e) {
            throw notJson("it ends before it is complete");
        }
    }

    private static NpmBody whole(JsonParser parser) throws IOException {
        var document = Json.mapper().createObjectNode();
        var attachments = new ArrayList<Attachment>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            if (field.equals("_attachments")) {
                attachments(parser, attachments);
            } else {
                JsonNode value = parser.readValueAsTree();
                requirePlain(value, field, DEEPEST);
                requireSafe(field);
                document.set(field, value);
            }
        }
        return new NpmBody(document, attachments);
    }

    private static void attachments(JsonParser parser, List<Attachment> found) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        requireObject(parser, "_attachments");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var filename = parser.currentName();
            parser.nextToken();
            found.add(attachment(parser, filename));
        }
    }

    private static Attachment attachment(JsonParser parser, String filename) throws IOException {
        if (!filename.endsWith(".tgz")) {
            throw Problem.badInput(
                    "attachment-unknown",
                    "The attachment '" + NpmText.shortened(filename)
                            + "' is no tarball (.tgz); this registry keeps nothing else, no provenance bundles either.");
        }
        requireObject(parser, filename);
        var data = new byte[0];
        var length = OptionalLong.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var value = parser.nextToken();
            switch (field) {
                case "data" -> {
                    if (value != JsonToken.VALUE_STRING) {
                        throw Problem.badField("data", "not-base64", "The attachment's data is not a base64 text.");
                    }
                    data = parser.getBinaryValue();
                }
                case "length" -> {
                    if (value != JsonToken.VALUE_NUMBER_INT) {
                        throw Problem.badField("length", "not-a-number", "The attachment's length is not a number.");
                    }
                    length = OptionalLong.of(parser.getLongValue());
                }
                default -> parser.skipChildren();
            }
        }
        return new Attachment(filename, data, length);
    }

    private static void requireObject(JsonParser parser, String what) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Problem.badField(
                    "_attachments", "not-an-object", "'" + NpmText.shortened(what) + "' is not a JSON object.");
        }
    }

    /** Clients merge what we serve into objects of their own; these keys would change them all. */
    private static void requirePlain(JsonNode value, String where, int depthLeft) {
        if (depthLeft == 0) {
            throw notJson("'" + NpmText.shortened(where) + "' is nested more than " + DEEPEST + " deep");
        }
        if (value.isObject()) {
            value.fieldNames().forEachRemaining(NpmBody::requireSafe);
        }
        value.forEach(inner -> requirePlain(inner, where, depthLeft - 1));
    }

    private static void requireSafe(String key) {
        if (key.equals("__proto__")) {
            throw Problem.badInput(
                    "key-refused", "The key '__proto__' is refused: it would change a client's objects.");
        }
    }

    private static Problem notJson(String why) {
        return Problem.badInput("not-json", "The body is not the JSON document that npm sends: " + why + ".");
    }
}
