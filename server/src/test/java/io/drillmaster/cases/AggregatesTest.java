package io.drillmaster.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.statistics.KaplanMeier.Subject;
import io.drillmaster.statistics.Wilson;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Few exercises, or all alike: where sums over many usually go wrong. */
class AggregatesTest {

    @Test
    @EdgeCase(56)
    void overNoExercisesThereIsNoNumber() {
        var curve = KaplanMeier.of(List.of());
        assertThat(curve.median()).isEmpty();
        assertThat(curve.medianLo()).isEmpty();
        assertThat(curve.longestFollowUp()).isEmpty();
        assertThat(curve.steps()).isEmpty();
    }

    @Test
    @EdgeCase(57)
    void oneDetectedExerciseIsAPointWithoutAnInterval() {
        var curve = KaplanMeier.of(List.of(detected(125)));
        assertThat(curve.median()).contains(Duration.ofSeconds(125));
        assertThat(curve.medianLo()).isEmpty();
        assertThat(curve.medianHi()).isEmpty();
    }

    @Test
    @EdgeCase(58)
    void whereNoneWasDetectedTheMedianIsNotReachedAndTheRateHasAnUpperBound() {
        var curve = KaplanMeier.of(List.of(watched(3600), watched(3600), watched(1800), watched(3600), watched(3600)));
        assertThat(curve.median()).isEmpty();
        assertThat(curve.longestFollowUp()).contains(Duration.ofHours(1));
        var rate = Wilson.of(0, 5);
        assertThat(rate.lo()).isZero();
        assertThat(rate.hi()).isCloseTo(0.434482, within(5e-7));
    }

    @Test
    @EdgeCase(59)
    void equalTimesHaveThatMedian() {
        var curve = KaplanMeier.of(Arrays.asList(detected(60), detected(60), detected(60)));
        assertThat(curve.median()).contains(Duration.ofMinutes(1));
    }

    private static Subject detected(long seconds) {
        return new Subject(Duration.ofSeconds(seconds), true);
    }

    private static Subject watched(long seconds) {
        return new Subject(Duration.ofSeconds(seconds), false);
    }
}
