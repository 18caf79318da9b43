package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.evidence.SourceTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads times that are numbers since 1970, written as a number or as its digits. The unit is the source's and is never
 * guessed at from the size of the number. Nothing passes through a double: nanoseconds keep their last digit.
 */
enum EpochStamp {
    /** Splunk's {@code _time}, with a fraction. */
    SECONDS(9),
    /** OpenSearch, Datadog. */
    MILLIS(6),
    /** What a mapping may say. */
    MICROS(3),
    /** The {@code evt.time} of Falco's alerts that came by way of Alertmanager. */
    NANOS(0);

    /** Longer than any nanosecond of this millennium; it bounds what arithmetic can cost. */
    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,19}(?:\\.\\d{1,12})?");

    private static final long FIRST_YEAR = -62_135_596_800L;
    private static final long YEAR_10000 = 253_402_300_800L;

    private static final BigDecimal SECOND = BigDecimal.TEN.pow(9);

    private final int toNanos;

    EpochStamp(int toNanos) {
        this.toNanos = toNanos;
    }

    /** The time; empty when the field holds no such number, or one beyond the years that are written with four digits. */
    Optional<SourceTime> of(JsonNode field) {
        if (!field.isTextual() && !field.isNumber()) {
            return Optional.empty();
        }
        var text = field.isTextual() ? field.textValue().strip() : written(field);
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        var nanos = new BigDecimal(text).scaleByPowerOfTen(toNanos);
        var parts = nanos.divideAndRemainder(SECOND);
        var seconds = parts[0].longValue();
        if (seconds < FIRST_YEAR || seconds >= YEAR_10000) {
            return Optional.empty();
        }
        var rest = parts[1].setScale(0, RoundingMode.FLOOR).longValue();
        return Optional.of(new SourceTime(Instant.ofEpochSecond(seconds, rest), text, false));
    }

    /** Never the plain form of a number such as 1E+999999999, which has a billion digits. */
    private static String written(JsonNode number) {
        return number.isIntegralNumber() && !number.canConvertToLong()
                ? ""
                : number.numberValue().toString();
    }
}
