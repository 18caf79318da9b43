package io.drillmaster.scenarios.msel;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.scenarios.HumanDuration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the members of a mapping that fits the schema. */
final class MselField {
    private MselField() {}

    /** Without white space around it, which block scalars and cells bring along; empty when it is left out. */
    static String text(JsonNode json, String key) {
        return oneKindOfLineBreak(json.path(key).asText()).strip();
    }

    /** With the white space in front, which means something in an extract of a log. */
    static String artefact(JsonNode json, String key) {
        return oneKindOfLineBreak(json.path(key).asText()).stripTrailing();
    }

    static Optional<String> optional(JsonNode json, String key) {
        return json.has(key) ? Optional.of(text(json, key)) : Optional.empty();
    }

    static Optional<Duration> duration(JsonNode json, String key) {
        return optional(json, key).map(HumanDuration::parse);
    }

    static <E extends Enum<E>> Optional<E> word(JsonNode json, String key, Class<E> type) {
        return optional(json, key).map(word -> MselWord.read(type, word));
    }

    static List<String> texts(JsonNode json, String key) {
        return list(json, key, entry -> oneKindOfLineBreak(entry.asText()).strip());
    }

    static <T> List<T> list(JsonNode json, String key, Function<JsonNode, T> entry) {
        return StreamSupport.stream(json.path(key).spliterator(), false)
                .map(entry)
                .toList();
    }

    private static String oneKindOfLineBreak(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
