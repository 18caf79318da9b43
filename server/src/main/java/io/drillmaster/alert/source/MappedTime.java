package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.evidence.SourceTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a mapped source writes its times. */
final class MappedTime {
    private static final int LAST_YEAR = 9999;

    private final @Nullable EpochStamp unit;
    private final @Nullable DateTimeFormatter pattern;

    private MappedTime(@Nullable EpochStamp unit, @Nullable DateTimeFormatter pattern) {
        this.unit = unit;
        this.pattern = pattern;
    }

    /**
     * Reads the form: empty for ISO 8601 and its kin, a unit since 1970, or a pattern of {@link DateTimeFormatter}.
     *
     * @throws IllegalArgumentException with a sentence for the person who wrote it
     */
    static MappedTime parse(String form) {
        return switch (form) {
            case "" -> new MappedTime(null, null);
            case "s" -> new MappedTime(EpochStamp.SECONDS, null);
            case "ms" -> new MappedTime(EpochStamp.MILLIS, null);
            case "us" -> new MappedTime(EpochStamp.MICROS, null);
            case "ns" -> new MappedTime(EpochStamp.NANOS, null);
            default -> new MappedTime(null, pattern(form));
        };
    }

    private static DateTimeFormatter pattern(String form) {
        try {
            var pattern = DateTimeFormatter.ofPattern(form, Locale.ENGLISH);
            var sample = pattern.format(ZonedDateTime.of(2026, 11, 3, 10, 5, 12, 0, ZoneOffset.UTC));
            if (read(pattern, sample).isEmpty()) {
                throw new IllegalArgumentException("day or time of day is missing");
            }
            return pattern;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "The form is neither s, ms, us or ns nor a pattern such as yyyy-MM-dd HH:mm:ss.SSS XXX: "
                            + e.getMessage() + ".",
                    e);
        }
    }

    /** The time; empty when the value is written in another way. Without a zone: UTC, assumed. */
    Optional<SourceTime> of(JsonNode value) {
        if (unit != null) {
            return unit.of(value);
        }
        if (pattern == null) {
            return Stamp.of(value);
        }
        return value.isTextual() ? read(pattern, value.textValue().strip()) : Optional.empty();
    }

    private static Optional<SourceTime> read(DateTimeFormatter pattern, String text) {
        try {
            var time = pattern.parseBest(text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from);
            var assumed = time instanceof LocalDateTime;
            var instant = time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(time);
            var year = instant.atOffset(ZoneOffset.UTC).getYear();
            return year < 1 || year > LAST_YEAR
                    ? Optional.empty()
                    : Optional.of(new SourceTime(instant, text, assumed));
        } catch (DateTimeException notSo) {
            return Optional.empty();
        }
    }
}
