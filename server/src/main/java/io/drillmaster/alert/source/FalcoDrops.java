package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Falco telling that the kernel gave it more system calls than it could take: a message of its own when it happens, and
 * two counters in the snapshot of its metrics.
 */
final class FalcoDrops {
    private static final String RULE = "Falco internal: syscall event drop";
    private static final String SNAPSHOT = "Falco internal: metrics snapshot";

    private FalcoDrops() {}

    /** What was lost, as a sentence; empty when the message tells of no loss. */
    static Optional<String> in(JsonNode json, String rule, String output) {
        if (rule.equalsIgnoreCase(RULE)) {
            var sentence = output.regionMatches(true, 0, RULE, 0, RULE.length())
                    ? output.substring(RULE.length()).replaceFirst("^[. ]+", "")
                    : output;
            return Optional.of(sentence.isBlank() ? "System calls were dropped." : sentence);
        }
        if (!rule.equalsIgnoreCase(SNAPSHOT)) {
            return Optional.empty();
        }
        var fields = json.path("output_fields");
        var lost = count(fields.path("scap.n_drops")) - count(fields.path("scap.n_drops_prev"));
        return lost > 0
                ? Optional.of(lost + " system calls dropped since the metrics snapshot before.")
                : Optional.empty();
    }

    /** Numbers come as numbers, and from some versions as text. */
    private static long count(JsonNode field) {
        if (field.isIntegralNumber() && field.canConvertToLong()) {
            return Math.max(0, field.longValue());
        }
        var text = field.isTextual() ? field.textValue() : "";
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
