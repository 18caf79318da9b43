package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.evidence.SourceTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the times that sources write. Fractions keep their nanoseconds; nothing passes through a double. */
final class Stamp {
    /** RFC 3339, and what is met besides: a blank for the T, {@code UTC}, {@code +0000}, no offset at all. */
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?)\\d* ?(Z|UTC|[+-]\\d\\d:?\\d\\d)?",
            Pattern.CASE_INSENSITIVE);

    private static final long NANOS = 1_000_000_000L;

    private Stamp() {}

    /** Reads a text; empty when it is no time, or Go's zero time, which means "none". Without an offset: UTC, assumed. */
    static Optional<SourceTime> of(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            var local =
                    LocalDateTime.parse(match.group(1) + "T" + match.group(2).replace(',', '.'));
            var offset = match.group(3);
            if (local.getYear() <= 1) {
                return Optional.empty();
            }
            return Optional.of(new SourceTime(local.toInstant(offset(offset)), text.strip(), offset == null));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty(); // such as the 30th of February
        }
    }

    /** Reads a field that holds a text; empty for anything else. */
    static Optional<SourceTime> of(JsonNode field) {
        return field.isTextual() ? of(field.textValue()) : Optional.empty();
    }

    /** Reads whole nanoseconds since 1970, as Falco writes them into its fields. */
    static Optional<SourceTime> ofEpochNanos(JsonNode field) {
        if (!field.isIntegralNumber() || !field.canConvertToLong()) {
            return Optional.empty();
        }
        var nanos = field.longValue();
        var instant = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
        return Optional.of(new SourceTime(instant, Long.toString(nanos), false));
    }

    private static ZoneOffset offset(@Nullable String text) {
        return text == null || text.equalsIgnoreCase("Z") || text.equalsIgnoreCase("UTC")
                ? ZoneOffset.UTC
                : ZoneOffset.of(text);
    }
}
