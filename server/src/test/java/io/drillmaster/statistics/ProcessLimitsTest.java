package io.drillmaster.statistics;

import static io.drillmaster.statistics.Times.seconds;
import static io.drillmaster.statistics.Times.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drillmaster.statistics.ProcessLimits.Absent;
import io.drillmaster.statistics.ProcessLimits.Limits;
import io.drillmaster.statistics.ProcessLimits.Spread;
import org.junit.jupiter.api.Test;

class ProcessLimitsTest {
    // Logarithms to base 2: 6 7 6 7 6 7 6 7 6 12. Moving ranges 1 eight times and 6 once: mean 14/9, median 1.
    private static final String NOISE = "64 128 64 128 64 128 64 128 64 4096";
    private static final double LOG_CENTER = 7.0;

    @Test
    void limitsAreThreeDeviationsFromTheCentreOnALogarithmicScale() {
        var limits = (Limits) ProcessLimits.of(times(NOISE), Spread.MEAN);
        assertThat(limits.drills()).isEqualTo(10);
        assertThat(limits.center()).isCloseTo(Math.pow(2, LOG_CENTER), within(1e-9));
        // The textbook's factor for the mean moving range: 3 / 1.128 = 2.66.
        var width = 2.6595 * 14 / 9;
        assertThat(limits.hi()).isCloseTo(Math.pow(2, LOG_CENTER + width), within(5.0));
        assertThat(limits.lo()).isCloseTo(Math.pow(2, LOG_CENTER - width), within(0.01));
    }

    @Test
    void oneDrillThatWentWrongDoesNotMoveTheMedian() {
        var mean = (Limits) ProcessLimits.of(times(NOISE), Spread.MEAN);
        var median = (Limits) ProcessLimits.of(times(NOISE), Spread.MEDIAN);
        assertThat(median.center()).isEqualTo(mean.center());
        assertThat(median.hi()).isCloseTo(Math.pow(2, LOG_CENTER + 3 / 0.9538725524), within(1e-6));
        assertThat(mean.ordinary(seconds(2_000))).isTrue();
        assertThat(median.ordinary(seconds(2_000))).isFalse();
        assertThat(median.ordinary(seconds(128))).isTrue();
        assertThat(median.ordinary(seconds(1))).isFalse();
    }

    @Test
    void aMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        // Ranges 1 five times, 3 five times: the median is 2.
        var limits = (Limits) ProcessLimits.of(times("2 4 8 16 32 64 8 64 8 64 8"), Spread.MEDIAN);
        assertThat(limits.hi() / limits.center()).isCloseTo(Math.pow(2, 3 * 2 / 0.9538725524), within(1e-6));
    }

    @Test
    void nineDrillsHaveNoLimits() {
        assertThat(ProcessLimits.of(times("1 2 3 4 5 6 7 8 9"), Spread.MEAN))
                .isEqualTo(new Absent(
                        "Too few drills to tell a signal from noise: at least 10 are needed, and there are 9."));
    }

    @Test
    void whatWasNotDetectedHasNoTimeToMakeLimitsOf() {
        assertThat(reason("1 2 3 4 5 6 7 8 9 10+")).contains("not detected is not known");
        assertThat(reason("1 2 3 4 5 6 7 8 9 0")).contains("before it executed");
        assertThat(reason("7 7 7 7 7 7 7 7 7 7")).contains("do not differ");
    }

    private static String reason(String times) {
        return ((Absent) ProcessLimits.of(times(times), Spread.MEAN)).reason();
    }
}
