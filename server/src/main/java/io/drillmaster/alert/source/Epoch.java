package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.evidence.SourceTime;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads times that are whole numbers since 1970, as JSON numbers or as texts; 0 and less mean that there is none. */
final class Epoch {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,17}");

    /** The end of the year 9999; what is beyond was not meant as a time. */
    private static final long FARTHEST = 253_402_300_799_999L;

    private Epoch() {}

    /** Seconds, as osquery writes them. */
    static Optional<SourceTime> seconds(JsonNode field) {
        return time(field, 1000);
    }

    /** Milliseconds, as OCSF writes them. */
    static Optional<SourceTime> millis(JsonNode field) {
        return time(field, 1);
    }

    private static Optional<SourceTime> time(JsonNode field, int millis) {
        var text = field.isIntegralNumber()
                ? field.asText()
                : field.isTextual() ? field.textValue().strip() : "";
        if (!WHOLE.matcher(text).matches() || Long.parseLong(text) == 0) {
            return Optional.empty();
        }
        var number = Long.parseLong(text);
        if (number > Long.MAX_VALUE / millis || number * millis > FARTHEST) {
            return Optional.empty();
        }
        return Optional.of(new SourceTime(Instant.ofEpochMilli(number * millis), text, false));
    }
}
