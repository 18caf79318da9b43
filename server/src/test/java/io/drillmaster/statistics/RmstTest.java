package io.drillmaster.statistics;

import static io.drillmaster.statistics.Times.MAINTAINED;
import static io.drillmaster.statistics.Times.NOT_MAINTAINED;
import static io.drillmaster.statistics.Times.PLACEBO;
import static io.drillmaster.statistics.Times.SIX_MP;
import static io.drillmaster.statistics.Times.curve;
import static io.drillmaster.statistics.Times.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drillmaster.statistics.KaplanMeier.Subject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RmstTest {
    private static final KaplanMeier BEFORE = curve("420 900 1500 3600+ 3600+ 3600+");
    private static final KaplanMeier AFTER = curve("12 15 20 31 45 60");

    @ParameterizedTest
    @CsvSource({
        SIX_MP + ", 35, 23.287395, 2.827468",
        SIX_MP + ", 24, 18.357423, 1.636556",
        SIX_MP + ", 23, 17.909244, 1.553190",
        PLACEBO + ", 35, 8.666667, 1.377390",
        MAINTAINED + ", 48, 31.843182, 4.527885",
        NOT_MAINTAINED + ", 48, 22.708333, 4.180942"
    })
    void theMeansOfTheReference(String times, long tau, double mean, double standardError) {
        var rmst = curve(times).rmst(seconds(tau)).orElseThrow();
        assertThat(rmst.seconds()).isCloseTo(mean, within(1e-6));
        assertThat(rmst.standardError()).isCloseTo(standardError, within(1e-6));
    }

    @Test
    void theMeanOfBothArmsOfAml() {
        var rmst = curve(MAINTAINED + " " + NOT_MAINTAINED).rmst(seconds(48)).orElseThrow();
        assertThat(rmst.seconds()).isCloseTo(27.006, within(1e-3));
        assertThat(rmst.standardError()).isCloseTo(3.205, within(1e-3));
    }

    @Test
    void whatAFixWasWorth() {
        var difference = RmstDifference.of(BEFORE, AFTER, Duration.ofHours(1)).orElseThrow();
        assertThat(difference.before().seconds()).isEqualTo(2270);
        assertThat(difference.before().standardError()).isCloseTo(557.748, within(1e-3));
        assertThat(difference.after().seconds()).isEqualTo(30.5);
        assertThat(difference.after().standardError()).isCloseTo(7.0188, within(1e-4));
        assertThat(difference.seconds()).isEqualTo(-2239.5);
        assertThat(difference.interval().orElseThrow().lo()).isCloseTo(-3332.753, within(1e-3));
        assertThat(difference.interval().orElseThrow().hi()).isCloseTo(-1146.247, within(1e-3));
    }

    @Test
    void aZeroIsATime() {
        var rmst = curve("0 0 10 20+").rmst(seconds(20)).orElseThrow();
        assertThat(rmst.seconds()).isEqualTo(7.5);
        assertThat(rmst.mean()).isEqualTo(Duration.ofMillis(7_500));
    }

    @Test
    void whatNobodyWatchedHasNoMean() {
        assertThat(curve("60 120+").rmst(seconds(121))).isEmpty();
        assertThat(curve("60 120").rmst(seconds(121))).isPresent();
        assertThat(KaplanMeier.of(List.of()).rmst(seconds(60))).isEmpty();
    }

    @Test
    void aComparisonIsCappedAtWhatBothCurvesKnow() {
        var shorter = curve("60 120+ 900+");
        assertThat(RmstDifference.of(shorter, AFTER, Duration.ofHours(1))
                        .orElseThrow()
                        .tau())
                .isEqualTo(seconds(900));
        assertThat(RmstDifference.of(AFTER, shorter, seconds(300)).orElseThrow().tau())
                .isEqualTo(seconds(300));
        assertThat(RmstDifference.of(AFTER, KaplanMeier.of(List.of()), seconds(300)))
                .isEmpty();
    }

    @Test
    void aMeanThatIsNotSureSaysSo() {
        assertThat(curve("60").rmst(seconds(100)).orElseThrow().interval()).isEmpty();
        assertThat(curve("100+ 100+").rmst(seconds(100)).orElseThrow().interval())
                .isEmpty();
        assertThat(RmstDifference.of(curve("100+ 100+"), curve("10 20 30"), seconds(100))
                        .orElseThrow()
                        .interval())
                .isEmpty();
    }

    @Test
    void anIntervalStaysBetweenZeroAndTheCap() {
        var interval =
                curve("1 100+").rmst(seconds(100)).orElseThrow().interval().orElseThrow();
        assertThat(interval).isEqualTo(new Interval(0, 100));
    }

    @Test
    void aCapIsAboveZero() {
        assertThatThrownBy(() -> AFTER.rmst(Duration.ZERO)).hasMessageContaining("above 0");
    }

    @ParameterizedTest // property 14
    @MethodSource("io.drillmaster.statistics.Times#seeds")
    void theMeanGrowsWithTheCapAndStaysBelowIt(long seed) {
        var curve = KaplanMeier.of(Times.random(seed));
        var before = 0.0;
        for (var tau = 1; tau < 30; tau++) {
            var rmst = curve.rmst(seconds(tau));
            if (rmst.isPresent()) {
                assertThat(rmst.get().seconds()).isBetween(before, (double) tau);
                before = rmst.get().seconds();
            }
        }
    }

    @ParameterizedTest // property 14
    @MethodSource("io.drillmaster.statistics.Times#seeds")
    void whoIsWatchedLongerThanTheCapCountsAsTheCap(long seed) {
        var watched = Times.random(seed).stream()
                .map(subject -> new Subject(subject.time().plusSeconds(50), false))
                .toList();
        assertThat(KaplanMeier.of(watched).rmst(seconds(50)).orElseThrow().seconds())
                .isEqualTo(50);
    }

    @ParameterizedTest // property 13
    @MethodSource("io.drillmaster.statistics.Times#seeds")
    void threefoldTimesHaveAThreefoldMean(long seed) {
        var subjects = Times.random(seed);
        var threefold = subjects.stream()
                .map(subject -> new Subject(subject.time().multipliedBy(3), subject.event()))
                .toList();
        var mean = KaplanMeier.of(subjects).rmst(seconds(15));
        var longer = KaplanMeier.of(threefold).rmst(seconds(45));
        assertThat(longer.isPresent()).isEqualTo(mean.isPresent());
        mean.ifPresent(one -> assertThat(longer.orElseThrow().seconds()).isCloseTo(3 * one.seconds(), within(1e-9)));
    }
}
