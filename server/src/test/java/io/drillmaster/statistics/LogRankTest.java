package io.drillmaster.statistics;

import static io.drillmaster.statistics.Times.MAINTAINED;
import static io.drillmaster.statistics.Times.NOT_MAINTAINED;
import static io.drillmaster.statistics.Times.PLACEBO;
import static io.drillmaster.statistics.Times.SIX_MP;
import static io.drillmaster.statistics.Times.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LogRankTest {
    private static final String BEFORE = "420 900 1500 3600+ 3600+ 3600+";
    private static final String AFTER = "12 15 20 31 45 60";

    @Test
    void sixMpAgainstPlacebo() {
        var test = LogRank.of(times(SIX_MP), times(PLACEBO));
        assertThat(test.a().observed()).isEqualTo(9);
        assertThat(test.b().observed()).isEqualTo(21);
        assertThat(test.a().expected()).isCloseTo(19.250501, within(1e-6));
        assertThat(test.b().expected()).isCloseTo(10.749499, within(1e-6));
        assertThat(test.variance()).isCloseTo(6.256961, within(1e-6));
        assertThat(test.chiSquared().orElseThrow()).isCloseTo(16.792941, within(1e-6));
        assertThat(((PValue.Asymptotic) test.p()).p()).isCloseTo(4.16881e-05, within(1e-10));
        assertThat(LogRank.petoPeto(times(SIX_MP), times(PLACEBO)).orElseThrow())
                .isCloseTo(14.457151, within(1e-6));
    }

    @Test
    void theArmsOfAml() {
        var test = LogRank.of(times(MAINTAINED), times(NOT_MAINTAINED));
        assertThat(test.a().expected()).isCloseTo(10.689336, within(1e-6));
        assertThat(test.b().expected()).isCloseTo(7.310664, within(1e-6));
        assertThat(test.variance()).isCloseTo(4.007551, within(1e-6));
        assertThat(test.chiSquared().orElseThrow()).isCloseTo(3.396389, within(1e-6));
        assertThat(((PValue.Asymptotic) test.p()).p()).isCloseTo(0.0653393, within(1e-7));
    }

    @Test
    void threeOnASideHaveAStatisticAndNoPValue() {
        var test = LogRank.of(times("10 20+ 30"), times("10 20+ 50"));
        assertThat(test.chiSquared().orElseThrow()).isCloseTo(0.3846154, within(1e-7));
        assertThat(test.p())
                .isEqualTo(new PValue.None("No p-value below 4 drills on each side: the smaller side has 3."));
    }

    @Test
    void drillsBeforeAndAfterAFixAreComparedInEveryWay() {
        var test = LogRank.of(times(BEFORE), times(AFTER));
        assertThat(test.chiSquared().orElseThrow()).isCloseTo(12.093984, within(1e-6));
        assertThat(test.p()).isEqualTo(new PValue.Exact(2.0 / 924, 924));
    }

    /** What is never shown of so few drills, and why: the exact p of the drills before and after is four times as large. */
    @ParameterizedTest
    @CsvSource({
        BEFORE + "," + AFTER + ", 5.05848e-4, 1e-9",
        "10 20+ 30, 10 20+ 50, 0.5351435, 1e-7",
        "1 2, 3 4, 0.0896, 5e-5",
        "1 2 3, 4 5 6, 0.0246, 5e-5",
        "1 2 3 4, 5 6 7 8, 0.0067, 5e-5",
        "1 2 3 4 5, 6 7 8 9 10, 0.0018, 5e-5"
    })
    void theApproximationIsThatOfTheReference(String a, String b, double p, double precision) {
        var chiSquared = LogRank.of(times(a), times(b)).chiSquared().orElseThrow();
        assertThat(PValue.Asymptotic.of(chiSquared).p()).isCloseTo(p, within(precision));
    }

    @ParameterizedTest
    @CsvSource({"2, 2.88235", "3, 5.05166", "4, 7.34441", "5, 9.70074"})
    void fullySeparatedGroupsHaveTheLargestStatisticOfTheirSize(int n, double chiSquared) {
        var test = LogRank.of(times(range(1, n)), times(range(n + 1, 2 * n)));
        assertThat(test.chiSquared().orElseThrow()).isCloseTo(chiSquared, within(1e-5));
        if (n >= 4) {
            // Two of all ways separate the groups: this one, and the one with the groups exchanged.
            assertThat(test.p()).isEqualTo(n == 4 ? new PValue.Exact(2.0 / 70, 70) : new PValue.Exact(2.0 / 252, 252));
        }
    }

    @Test
    void manyWaysAreDrawnAndAlwaysTheSame() {
        // C(38, 9) is above 200 000.
        var few = times(range(1, 9));
        var many = times(range(5, 33));
        var test = LogRank.of(few, many);
        assertThat(test.p())
                .isInstanceOf(PValue.Sampled.class)
                .isEqualTo(LogRank.of(few, many).p());
        var p = (PValue.Sampled) test.p();
        assertThat(p.labelings()).isEqualTo(20_000);
        assertThat(p.p()).isBetween(1.0 / 20_001, 0.01);
    }

    @Test
    void drawingComesNearToEveryWay() {
        // 4 against 43 is still done in every way (178 365), 4 against 45 is not (211 876).
        var four = times("2 4 6 9");
        var exact = (PValue.Exact) LogRank.of(four, times(range(1, 43))).p();
        var sampled = (PValue.Sampled) LogRank.of(four, times(range(1, 45))).p();
        assertThat(exact.labelings()).isEqualTo(178_365);
        assertThat(sampled.p()).isCloseTo(exact.p(), within(0.01));
    }

    @Test
    void tenOnASideAreEnoughForTheApproximation() {
        assertThat(LogRank.of(times(range(1, 10)), times(range(4, 13))).p()).isInstanceOf(PValue.Asymptotic.class);
        assertThat(LogRank.of(times(range(1, 9)), times(range(4, 13))).p()).isInstanceOf(PValue.Exact.class);
    }

    @Test
    void withoutADetectionThereIsNothingToCompare() {
        var test = LogRank.of(times("60+ 60+ 60+ 60+"), times("60+ 60+ 60+ 60+"));
        assertThat(test.chiSquared()).isEmpty();
        assertThat(((PValue.None) test.p()).reason()).startsWith("No p-value: whenever one was detected");
        assertThat(LogRank.of(List.of(), List.of()).chiSquared()).isEmpty();
    }

    @ParameterizedTest // property 16
    @MethodSource("io.drillmaster.statistics.Times#seeds")
    void theComparisonIsSymmetricAndKnowsNoOrder(long seed) {
        var a = Times.random(seed);
        var b = Times.random(seed + 10_000);
        var test = LogRank.of(a, b);
        var exchanged = LogRank.of(b, a);
        assertThat(exchanged.p()).isEqualTo(test.p());
        assertThat(exchanged.chiSquared()).isEqualTo(test.chiSquared());
        assertThat(exchanged.a().expected()).isCloseTo(test.b().expected(), within(1e-9));
        var shuffled = new ArrayList<>(a);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(LogRank.of(shuffled, b)).isEqualTo(test);
    }

    @ParameterizedTest // property 16
    @MethodSource("io.drillmaster.statistics.Times#seeds")
    void identicalGroupsDoNotDiffer(long seed) {
        var a = Times.random(seed);
        var test = LogRank.of(a, a);
        test.chiSquared().ifPresent(value -> assertThat(value).isZero());
        if (test.p() instanceof PValue.Exact exact) {
            assertThat(exact.p()).isEqualTo(1);
        }
    }

    private static String range(int from, int to) {
        return String.join(
                " ", IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList());
    }
}
