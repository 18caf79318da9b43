package io.drillmaster.drillpackages.origin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON of statements: written in one form only, on one line of ASCII; read with limits, since anybody may have sent it. */
final class OriginJson {
    /** A statement of ours has a few kilobytes. */
    static final int LARGEST = 1 << 20;

    private static final JsonMapper MAPPER = mapper();

    private OriginJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The one form in which a tree is written, ended by a line break. */
    static byte[] write(JsonNode json) {
        try {
            return (MAPPER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.US_ASCII);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of text and numbers could not be written as JSON", impossible);
        }
    }

    /** The object that the bytes are; empty when they are anything else, too large, or nested without end. */
    static Optional<ObjectNode> read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return Optional.empty();
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return MAPPER.readTree(text.toString()) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (CharacterCodingException notText) {
            return Optional.empty(); // the bytes are anybody's: that they are no JSON is an answer, not a fault
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(50).build());
        return mapper;
    }
}
