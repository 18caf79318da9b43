package io.drillmaster.statistics;

import static io.drillmaster.statistics.Times.curve;
import static io.drillmaster.statistics.Times.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drillmaster.statistics.KaplanMeier.QuantileInterval;
import io.drillmaster.statistics.KaplanMeier.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference values computed with R's survival package; medians by the rule inf(t : S(t) &lt;= 0.5), which is not R's. */
class KaplanMeierTest {
    private static final KaplanMeier SIX_MP = curve(Times.SIX_MP);
    private static final KaplanMeier PLACEBO = curve(Times.PLACEBO);
    private static final KaplanMeier MAINTAINED = curve(Times.MAINTAINED);
    private static final KaplanMeier NOT_MAINTAINED = curve(Times.NOT_MAINTAINED);

    @ParameterizedTest
    @CsvSource({
        "0, 6, 21, 3, 0.857143, 0.076360, 0.619718, 0.951552",
        "1, 7, 17, 1, 0.806723, 0.086935, 0.563147, 0.922809",
        "2, 10, 15, 1, 0.752941, 0.096350, 0.503200, 0.889362",
        "3, 13, 12, 1, 0.690196, 0.106815, 0.431610, 0.849066",
        "4, 16, 11, 1, 0.627451, 0.114054, 0.367511, 0.804912",
        "5, 22, 7, 1, 0.537815, 0.128234, 0.267779, 0.746791",
        "6, 23, 6, 1, 0.448179, 0.134591, 0.188052, 0.680143"
    })
    void theStepsOfSixMp(int i, long t, int n, int d, double s, double se, double lo, double hi) {
        var step = SIX_MP.steps().get(i);
        assertThat(step.time()).isEqualTo(seconds(t));
        assertThat(step.atRisk()).isEqualTo(n);
        assertThat(step.events()).isEqualTo(d);
        assertThat(step.survival()).isCloseTo(s, within(1e-6));
        assertThat(step.standardError()).isCloseTo(se, within(1e-6));
        assertThat(step.band().orElseThrow().lo()).isCloseTo(lo, within(1e-6));
        assertThat(step.band().orElseThrow().hi()).isCloseTo(hi, within(1e-6));
    }

    @Test
    void theQuantilesOfSixMp() {
        assertThat(SIX_MP.steps()).hasSize(7);
        assertThat(SIX_MP.median()).contains(seconds(23));
        assertThat(SIX_MP.quantile(0.25)).contains(seconds(13));
        assertThat(SIX_MP.quantile(0.75)).isEmpty();
        assertThat(SIX_MP.medianLo()).contains(seconds(13));
        assertThat(SIX_MP.medianHi()).isEmpty();
        assertThat(SIX_MP.longestFollowUp()).contains(seconds(35));
    }

    @Test
    void theCurveOfPlacebo() {
        assertThat(survival(PLACEBO, 1, 2, 3, 4, 5, 8, 11, 12, 15, 17, 22, 23))
                .usingElementComparator(near(1e-6))
                .containsExactly(
                        0.904762, 0.809524, 0.761905, 0.666667, 0.571429, 0.380952, 0.285714, 0.190476, 0.142857,
                        0.095238, 0.047619, 0.0);
        assertThat(PLACEBO.median()).contains(seconds(8));
        assertThat(PLACEBO.quantile(0.25)).contains(seconds(4));
        assertThat(PLACEBO.quantile(0.75)).contains(seconds(12));
        assertThat(PLACEBO.medianLo()).contains(seconds(4));
        assertThat(PLACEBO.medianHi()).contains(seconds(11));
    }

    @Test
    void theCurvesOfAml() {
        assertThat(survival(MAINTAINED, 9, 13, 18, 23, 31, 34, 48))
                .usingElementComparator(near(1e-6))
                .containsExactly(0.909091, 0.818182, 0.715909, 0.613636, 0.490909, 0.368182, 0.184091);
        assertThat(survival(NOT_MAINTAINED, 5, 8, 12, 23, 27, 30, 33, 43, 45))
                .usingElementComparator(near(1e-6))
                .containsExactly(0.833333, 0.666667, 0.583333, 0.486111, 0.388889, 0.291667, 0.194444, 0.097222, 0.0);
        assertThat(MAINTAINED.median()).contains(seconds(31));
        assertThat(MAINTAINED.medianLo()).contains(seconds(13));
        assertThat(MAINTAINED.medianHi()).isEmpty();
        assertThat(NOT_MAINTAINED.median()).contains(seconds(23));
        assertThat(NOT_MAINTAINED.medianLo()).contains(seconds(5));
        assertThat(NOT_MAINTAINED.medianHi()).contains(seconds(33));
        assertThat(curve("9 13 13+ 18 23 28+ 31 34 45+ 48 161+ 5 5 8 8 12 16+ 23 27 30 33 43 45")
                        .median())
                .contains(seconds(27));
    }

    @Test
    void theMedianOfDrills() {
        assertThat(curve("420 900 1500 3600+ 3600+ 3600+").median()).contains(seconds(1500));
        assertThat(curve("12 15 20 31 45 60").median()).contains(seconds(20));
        assertThat(curve("60 120 600+ 600+").median()).contains(seconds(120));
        assertThat(curve("1 2 3 4").median()).contains(seconds(2));
    }

    @Test
    void whoIsCensoredAtTheTimeOfAnEventIsStillAtRisk() {
        var curve = curve("5 5+ 7");
        assertThat(curve.steps().get(0).atRisk()).isEqualTo(3);
        assertThat(survival(curve, 5, 7)).usingElementComparator(near(1e-6)).containsExactly(0.666667, 0.0);
    }

    @Test
    void zeroIsATime() {
        var curve = curve("0 0 10 20+");
        assertThat(survival(curve, 0, 10)).usingElementComparator(near(1e-9)).containsExactly(0.5, 0.25);
        assertThat(curve.median()).contains(Duration.ZERO);
    }

    @Test
    void aCurveThatReachesExactlyAHalfHasReachedIt() {
        for (var n = 2; n <= 200; n += 2) {
            var subjects = new ArrayList<Subject>();
            for (var i = 1; i <= n; i++) {
                subjects.add(new Subject(seconds(i), i <= n / 2));
            }
            assertThat(KaplanMeier.of(subjects).median()).as("n = %d", n).contains(seconds(n / 2));
        }
    }

    @Test
    void case56NoDrillHasNoCurve() {
        var curve = KaplanMeier.of(List.of());
        assertThat(curve.median()).isEmpty();
        assertThat(curve.longestFollowUp()).isEmpty();
        assertThat(curve.subjects()).isZero();
        assertThat(curve.atRisk(Duration.ZERO)).isZero();
        assertThat(curve.knownUntil()).contains(Duration.ZERO);
        assertThat(curve.rmst(seconds(60))).isEmpty();
    }

    @Test
    void case57OneDrillHasAMedianAndNoInterval() {
        var curve = curve("125");
        assertThat(curve.median()).contains(seconds(125));
        assertThat(curve.medianLo()).isEmpty();
        assertThat(curve.medianHi()).isEmpty();
    }

    @Test
    void case58WithoutAnyDetectionTheMedianIsNotReached() {
        var curve = curve("3600+ 3000+ 3600+ 3600+ 3600+");
        assertThat(curve.median()).isEmpty();
        assertThat(curve.steps()).isEmpty();
        assertThat(curve.longestFollowUp()).contains(seconds(3600));
        assertThat(curve.survivalAt(seconds(9999))).isEqualTo(1);
        assertThat(Wilson.of(0, 5).hi()).isCloseTo(0.4345, within(1e-4));
    }

    @Test
    void case59EqualTimesHaveThatMedian() {
        var curve = curve("60 60 60 60");
        assertThat(curve.median()).contains(seconds(60));
        assertThat(curve.quantileInterval(0.5)).isEqualTo(new QuantileInterval(Optional.empty(), Optional.empty()));
    }

    @Test
    void aQuantileIsDecidedExactly() {
        // 1 - 0.9 is not a tenth in binary, and no product of doubles ends at 1/3 or 1/10 for sure.
        for (var n = 10; n <= 1_000; n += 10) {
            var subjects = new ArrayList<Subject>();
            for (var i = 1; i <= n; i++) {
                subjects.add(new Subject(seconds(i), true));
            }
            for (var tenths = 1; tenths <= 10; tenths++) {
                assertThat(KaplanMeier.of(subjects).quantile(tenths / 10.0))
                        .as("%d tenths of %d", tenths, n)
                        .contains(seconds((long) n * tenths / 10));
            }
        }
    }

    @Test
    void aProductThatComesToALevelHasReachedIt() {
        for (var n = 2; n <= 30; n++) {
            for (var d = 1; d < n; d++) {
                for (var censored = 1; censored < n - d; censored++) {
                    var left = n - d - censored;
                    var curve = KaplanMeier.of(twoSteps(d, censored, left, 1));
                    for (var tenths = 1; tenths <= 9; tenths++) {
                        var first = 10 * (n - d) <= (10 - tenths) * n;
                        var second = 10 * (n - d) * (left - 1) <= (10 - tenths) * n * left;
                        assertThat(curve.quantile(tenths / 10.0))
                                .as("%d tenths; %d of %d, %d censored, 1 of %d", tenths, d, n, censored, left)
                                .isEqualTo(
                                        first
                                                ? Optional.of(seconds(1))
                                                : second ? Optional.of(seconds(3)) : Optional.empty());
                    }
                }
            }
        }
    }

    @Test
    void aCurveThatMissesAHalfByLessThanABillionthHasNotReachedIt() {
        var curve = KaplanMeier.of(twoSteps(17_986, 1_876, 25_139, 4_201));
        assertThat(curve.survivalAt(seconds(3))).isCloseTo(0.5, within(1e-9)).isGreaterThan(0.5);
        assertThat(curve.median()).isEmpty();
    }

    @Test
    void aQuantileIsOfAShare() {
        assertThatThrownBy(() -> SIX_MP.quantile(0)).hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> SIX_MP.quantileInterval(1.5)).hasMessageContaining("found 1.5");
        assertThatThrownBy(() -> new Subject(seconds(-1), true)).hasMessageContaining("never below 0");
    }

    @Test
    void anyQuantileHasAnInterval() {
        assertThat(SIX_MP.quantileInterval(0.25))
                .isEqualTo(new QuantileInterval(Optional.of(seconds(6)), Optional.of(seconds(22))));
        assertThat(PLACEBO.quantileInterval(0.75).lo()).contains(seconds(8));
    }

    @Test
    void theRowUnderTheChartCountsWhoIsStillWatched() {
        assertThat(LongStream.of(0, 6, 7, 9, 10, 12, 23, 24, 35, 36).mapToInt(time -> SIX_MP.atRisk(seconds(time))))
                .containsExactly(21, 21, 17, 16, 15, 12, 6, 5, 1, 0);
        assertThat(SIX_MP.censorTimes())
                .hasSize(12)
                .startsWith(seconds(6), seconds(9))
                .endsWith(seconds(35));
    }

    @ParameterizedTest
    @MethodSource("io.drillmaster.statistics.Times#seeds")
    void whoIsStillWatchedIsNeitherDetectedNorCensored(long seed) {
        var subjects = Times.random(seed);
        var curve = KaplanMeier.of(subjects);
        for (var t = 0; t < 32; t++) {
            var time = seconds(t);
            assertThat(curve.atRisk(time)).isEqualTo((int) subjects.stream()
                    .filter(subject -> subject.time().compareTo(time) >= 0)
                    .count());
        }
    }

    @ParameterizedTest // properties 12, 13, 18
    @MethodSource("io.drillmaster.statistics.Times#seeds")
    void theCurveFallsAndKnowsNoOrder(long seed) {
        var subjects = Times.random(seed);
        var curve = KaplanMeier.of(subjects);
        var before = 1.0;
        for (var step : curve.steps()) {
            assertThat(step.survival()).isBetween(0.0, before);
            before = step.survival();
            step.band().ifPresent(band -> assertThat(step.survival()).isBetween(band.lo(), band.hi()));
        }
        var shuffled = new ArrayList<>(subjects);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(KaplanMeier.of(shuffled)).isEqualTo(curve);
        var threefold = KaplanMeier.of(subjects.stream()
                .map(subject -> new Subject(subject.time().multipliedBy(3), subject.event()))
                .toList());
        assertThat(threefold.median()).isEqualTo(curve.median().map(median -> median.multipliedBy(3)));
        curve.median()
                .ifPresent(median -> assertThat(curve.steps())
                        .extracting(KaplanMeier.Step::time)
                        .contains(median));
        if (subjects.stream().allMatch(Subject::event)) {
            curve.steps()
                    .forEach(step -> assertThat(step.survival())
                            .isEqualTo((double) subjects.stream()
                                            .filter(subject -> subject.time().compareTo(step.time()) > 0)
                                            .count()
                                    / subjects.size()));
        }
    }

    @ParameterizedTest // property 15
    @MethodSource("io.drillmaster.statistics.Times#seeds")
    void aDetectionInsteadOfAnEndOfWatchingNeverRaisesTheCurve(long seed) {
        var subjects = new ArrayList<>(Times.random(seed));
        var censored = subjects.stream().filter(subject -> !subject.event()).findFirst();
        if (censored.isEmpty()) {
            return;
        }
        var before = KaplanMeier.of(subjects);
        var at = subjects.indexOf(censored.get());
        subjects.set(at, new Subject(censored.get().time(), true));
        var detected = KaplanMeier.of(subjects);
        subjects.set(at, new Subject(censored.get().time().plusSeconds(5), false));
        var watchedLonger = KaplanMeier.of(subjects);
        for (var t = 0; t < 40; t++) {
            assertThat(detected.survivalAt(seconds(t))).isLessThanOrEqualTo(before.survivalAt(seconds(t)) + 1e-12);
            assertThat(watchedLonger.survivalAt(seconds(t)))
                    .isGreaterThanOrEqualTo(before.survivalAt(seconds(t)) - 1e-12);
        }
    }

    /** {@code d} detected at 1 s, then some censored; of those who are left, {@code e} detected at 3 s, the rest never. */
    private static List<Subject> twoSteps(int d, int censored, int left, int e) {
        var subjects = new ArrayList<>(Collections.nCopies(d, new Subject(seconds(1), true)));
        subjects.addAll(Collections.nCopies(censored, new Subject(seconds(2), false)));
        subjects.addAll(Collections.nCopies(e, new Subject(seconds(3), true)));
        subjects.addAll(Collections.nCopies(left - e, new Subject(seconds(9), false)));
        return subjects;
    }

    private static List<Double> survival(KaplanMeier curve, long... times) {
        return LongStream.of(times)
                .mapToObj(time -> curve.survivalAt(seconds(time)))
                .toList();
    }

    private static Comparator<Double> near(double precision) {
        return (one, other) -> Math.abs(one - other) <= precision ? 0 : Double.compare(one, other);
    }
}
