package io.drillmaster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drillmaster.statistics.KaplanMeier.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference values: Freireich et al. 1963 and Miller 1997, computed with R's survival package; {@code +} is censored. */
class KaplanMeierTest {
    private static final KaplanMeier SIX_MP =
            curve("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
    private static final KaplanMeier PLACEBO = curve("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");
    private static final KaplanMeier MAINTAINED = curve("9 13 13+ 18 23 28+ 31 34 45+ 48 161+");
    private static final KaplanMeier NOT_MAINTAINED = curve("5 5 8 8 12 16+ 23 27 30 33 43 45");

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

    @Test // 57
    void oneDrillHasAMedianAndNoInterval() {
        var curve = curve("125");
        assertThat(curve.median()).contains(seconds(125));
        assertThat(curve.medianLo()).isEmpty();
        assertThat(curve.medianHi()).isEmpty();
    }

    @Test // 58
    void withoutAnyDetectionTheMedianIsNotReached() {
        var curve = curve("3600+ 3000+ 3600+");
        assertThat(curve.median()).isEmpty();
        assertThat(curve.steps()).isEmpty();
        assertThat(curve.longestFollowUp()).contains(seconds(3600));
        assertThat(curve.survivalAt(seconds(9999))).isEqualTo(1);
    }

    @Test // 59
    void equalTimesHaveThatMedian() {
        assertThat(curve("60 60 60 60").median()).contains(seconds(60));
    }

    @Test // 56
    void noDrillHasNoCurve() {
        var curve = KaplanMeier.of(List.of());
        assertThat(curve.median()).isEmpty();
        assertThat(curve.longestFollowUp()).isEmpty();
        assertThat(curve.subjects()).isZero();
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest // properties 12, 13, 18
    @MethodSource("seeds")
    void theCurveFallsAndKnowsNoOrder(long seed) {
        var subjects = random(seed);
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
                            .isCloseTo(
                                    (double) subjects.stream()
                                                    .filter(subject ->
                                                            subject.time().compareTo(step.time()) > 0)
                                                    .count()
                                            / subjects.size(),
                                    within(1e-9)));
        }
    }

    @ParameterizedTest // property 15
    @MethodSource("seeds")
    void aDetectionInsteadOfAnEndOfWatchingNeverRaisesTheCurve(long seed) {
        var subjects = new ArrayList<>(random(seed));
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

    private static List<Subject> random(long seed) {
        var random = new Random(seed);
        var subjects = new ArrayList<Subject>();
        var share = random.nextInt(4);
        for (var i = 1 + random.nextInt(20); i > 0; i--) {
            subjects.add(new Subject(seconds(random.nextInt(30)), share == 0 || random.nextInt(4) >= share));
        }
        return subjects;
    }

    static KaplanMeier curve(String subjects) {
        return KaplanMeier.of(Arrays.stream(subjects.split(" "))
                .map(text -> new Subject(seconds(Long.parseLong(text.replace("+", ""))), !text.endsWith("+")))
                .toList());
    }

    private static List<Double> survival(KaplanMeier curve, long... times) {
        return LongStream.of(times)
                .mapToObj(time -> curve.survivalAt(seconds(time)))
                .toList();
    }

    private static Comparator<Double> near(double precision) {
        return (one, other) -> Math.abs(one - other) <= precision ? 0 : Double.compare(one, other);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
