package io.drillmaster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTest {
    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "10m, PT10M",
        "1h, PT1H",
        "2d, PT48H",
        "1h30m, PT1H30M",
        "90m, PT1H30M",
        "1d2h3m4s, PT26H3M4S",
        "0m, PT0S"
    })
    void durationsAreReadAsPeopleWriteThem(String text, Duration duration) {
        assertThat(HumanDuration.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"|it is empty",
                "90|the unit is missing",
                "5min|'min' is not a unit (d, h, m or s)",
                "5M|'M' is not a unit (d, h, m or s)",
                "30m1h|'h' stands after a unit that is the same or smaller",
                "1h1h|'h' stands after a unit that is the same or smaller",
                "123456s|'123456' has more than five digits",
                "1.5h|'1.5h' is not a whole number with a unit",
                "1h 30m|' 30m' is not a whole number with a unit",
                "-1h|'-1h' is not a whole number with a unit",
                "1h30|'30' is not a whole number with a unit",
                "PT1H|'PT1H' is not a whole number with a unit"
            })
    void anythingElseIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> HumanDuration.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a duration: " + reason
                        + "; a duration is written like 30s, 10m, 1h, 2d or 1h30m");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var random = new Random(1);
        for (var i = 0; i < 1_000; i++) {
            var duration = Duration.ofSeconds(random.nextInt(100_000_000));
            assertThat(HumanDuration.parse(HumanDuration.format(duration))).isEqualTo(duration);
        }
        assertThat(HumanDuration.format(Duration.ofMinutes(90))).isEqualTo("1h30m");
        assertThat(HumanDuration.format(Duration.ZERO)).isEqualTo("0s");
    }
}
