package io.drillmaster.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.drillmaster.drillpackages.Token;
import java.io.IOException;

/** The one way that this program reads and writes JSON: instants as text, whole numbers never through a double. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(Token.class, ToStringSerializer.instance)
                    .addDeserializer(Token.class, new TokenReader())
                    .addDeserializer(JsonNode.class, new TreeReader()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(200).build());
    }

    private Json() {}

    /** The shared mapper; it is never configured again. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Writes a value of our own. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName() + " as JSON", e);
        }
    }

    private static final class TokenReader extends StdDeserializer<Token> {
        private static final long serialVersionUID = 1L;

        TokenReader() {
            super(Token.class);
        }

        @Override
        public Token deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Token(parser.getText());
        }
    }

    /** What comes from outside may hold a number that no decimal has; that is bad input and no fault of the program. */
    private static final class TreeReader extends JsonNodeDeserializer {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return super.deserialize(parser, context);
            } catch (NumberFormatException beyondAnyExponent) {
                throw new StreamConstraintsException(
                        "it holds a number that is beyond what any decimal can hold", parser.currentLocation());
            }
        }
    }

    /** Reads text that this program wrote itself. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read " + type.getName() + " from its own JSON", e);
        }
    }
}
