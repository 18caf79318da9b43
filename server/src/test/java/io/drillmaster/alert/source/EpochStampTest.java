package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochStampTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "NANOS, 1772446530123456789, 2026-03-02T10:15:30.123456789Z",
                "NANOS, '\"1772446530123456789\"', 2026-03-02T10:15:30.123456789Z",
                "MILLIS, 1772446530123, 2026-03-02T10:15:30.123Z",
                "SECONDS, '\"1772446530.123\"', 2026-03-02T10:15:30.123Z",
                "SECONDS, 1772446530.123456789, 2026-03-02T10:15:30.123456789Z",
                "SECONDS, 0, 1970-01-01T00:00:00Z",
                "SECONDS, -1.5, 1969-12-31T23:59:58.5Z"
            })
    void numbersAreReadInTheSourcesUnitToTheNanosecond(EpochStamp unit, String json, Instant expected) {
        var read = unit.of(Deliveries.json(json.getBytes(StandardCharsets.UTF_8)));

        assertThat(read.orElseThrow().instant()).isEqualTo(expected);
        assertThat(read.orElseThrow().zoneAssumed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "SECONDS, 1e999999999",
                "SECONDS, 253402300800",
                "SECONDS, 9999999999999999999",
                "NANOS, 99999999999999999999999",
                "MILLIS, '\"soon\"'",
                "MILLIS, '\"\"'",
                "MILLIS, true",
                "MILLIS, '[1]'"
            })
    void whatIsNoTimeIsNone(EpochStamp unit, String json) {
        assertThat(unit.of(Deliveries.json(json.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }
}
