package io.drillmaster.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 74, 75, 200, 365, 550, 1000, 4000, 9000})
    void aPeriodOfAnyLengthHasAFewDaysToReadItBy(int length) {
        var first = LocalDate.of(2026, 3, 17);
        var scale = new DayScale(first, first.plusDays(length), 10, 110);

        assertThat(scale.ticks())
                .hasSizeBetween(2, 5)
                .isSorted()
                .allSatisfy(tick -> assertThat(scale.x(tick)).isBetween(10.0, 110.0));
        assertThat(scale.x(first)).isEqualTo(10);
        assertThat(scale.x(first.plusDays(length))).isEqualTo(110);
    }

    @Test
    void aSingleDayStandsInTheMiddle() {
        var day = LocalDate.of(2026, 3, 17);
        var scale = new DayScale(day, day, 0, 100);

        assertThat(scale.x(day)).isEqualTo(50);
        assertThat(scale.label(scale.ticks().get(0))).isEqualTo("2 Mar");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1",
        "1, 1, 1",
        "4, 1, 4",
        "5, 2, 6",
        "31, 10, 40",
        "100, 50, 100",
        "101, 50, 150",
        "90000, 50000, 100000"
    })
    void countsHaveRoundStepsFromZero(long largest, long step, long end) {
        var scale = new CountScale(largest, 100, 0);

        assertThat(scale.ticks()).startsWith(0L, step).endsWith(end);
        assertThat(scale.y(0)).isEqualTo(100);
        assertThat(scale.y((double) end)).isZero();
    }

    @Test
    void aTightAxisOfDurationsBeginsAndEndsRound() {
        var scale = TimeScale.around(Duration.ofHours(2), Duration.ofDays(90), 100, 0);

        assertThat(scale.ticks()).startsWith(Duration.ofHours(1)).endsWith(Duration.ofDays(365));
        assertThat(TimeScale.around(Duration.ofDays(1), Duration.ofDays(1), 100, 0)
                        .ticks())
                .hasSizeGreaterThan(1);
    }
}
