package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:15:30.123456789Z, 2026-03-02T10:15:30.123456789Z, false",
        "2026-03-02T10:15:30.1234567890123Z, 2026-03-02T10:15:30.123456789Z, false",
        "2026-03-02T10:15:30.12345678Z, 2026-03-02T10:15:30.12345678Z, false",
        "2026-03-02t10:15:30z, 2026-03-02T10:15:30Z, false",
        "2026-03-02T12:15:30+02:00, 2026-03-02T10:15:30Z, false",
        "2026-03-02T10:15:30.251+0000, 2026-03-02T10:15:30.251Z, false",
        "2026-03-02 10:15:30 UTC, 2026-03-02T10:15:30Z, false",
        "2026-03-02T10:15:30, 2026-03-02T10:15:30Z, true"
    })
    void timesAreReadToTheNanosecond(String text, Instant expected, boolean assumed) {
        var time = Stamp.of(text).orElseThrow();

        assertThat(time.instant()).isEqualTo(expected);
        assertThat(time.zoneAssumed()).isEqualTo(assumed);
        assertThat(time.raw()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0001-01-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-03-02T10:15:30+99:00",
                "10:15:30",
                "1772446530",
                "2026-03-02T10:15:30Z+2"
            })
    void whatIsNoTimeIsNotGuessedAt(String text) {
        assertThat(Stamp.of(text)).isEmpty();
    }

    @Test
    void theHourThatComesTwiceIsTwoHours() {
        var first = Stamp.of("2026-10-25T02:30:00+02:00").orElseThrow().instant();
        var second = Stamp.of("2026-10-25T02:30:00+01:00").orElseThrow().instant();

        assertThat(Duration.between(first, second)).isEqualTo(Duration.ofHours(1));
    }
}
