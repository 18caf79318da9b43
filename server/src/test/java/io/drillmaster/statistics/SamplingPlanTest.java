package io.drillmaster.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.statistics.RateComparison.Change;
import org.junit.jupiter.api.Test;

class SamplingPlanTest {
    @Test
    void tooFewDrillsIsAResultInWords() {
        assertThat(SamplingPlan.COMPARE_TIMES.with(8, 9)).isEqualTo(new Enough.Yes());
        assertThat(SamplingPlan.COMPARE_TIMES.with(3, 12).whyNot())
                .contains(
                        "Too few drills to compare times: at least 8 are needed on each side, and there are 3 before and"
                                + " 12 after.");
        assertThat(SamplingPlan.TREND_LINE.with(1).whyNot())
                .contains("Too few drills for a line through them: at least 8 are needed, and there is 1.");
        assertThat(SamplingPlan.PROCESS_LIMITS.with(10).whyNot()).isEmpty();
    }

    @Test
    void fiveOnASideCanShowAChangeOfARateAndAlmostEveryOutcomeShowsNone() {
        var rose = new RateComparison(Wilson.of(0, 5), Wilson.of(5, 5));
        assertThat(rose.change()).isEqualTo(Change.ROSE);
        assertThat(rose.sentence())
                .isEqualTo("The rate rose: 0 of 5 (0 to 43 %) before, 5 of 5 (57 to 100 %) after."
                        + " The intervals do not overlap.");
        assertThat(new RateComparison(Wilson.of(5, 5), Wilson.of(0, 5)).change())
                .isEqualTo(Change.FELL);
        var unclear = new RateComparison(Wilson.of(1, 5), Wilson.of(4, 5));
        assertThat(unclear.change()).isEqualTo(Change.UNCLEAR);
        assertThat(unclear.sentence())
                .isEqualTo(
                        "Too few drills to tell: 1 of 5 (4 to 62 %) before, 4 of 5 (38 to 96 %) after, and the intervals"
                                + " overlap. With 5 drills after the change, no rise could show, and no fall could.");
    }

    @Test
    void theSmallestChangeThatCouldShowIsNamed() {
        var comparison = new RateComparison(Wilson.of(6, 12), Wilson.of(8, 12));
        assertThat(comparison.smallestRise()).contains(Wilson.of(12, 12));
        assertThat(comparison.smallestFall()).contains(Wilson.of(0, 12));
        assertThat(comparison.sentence())
                .endsWith("With 12 drills after the change, the smallest rise to show is 12 of 12,"
                        + " and the smallest fall is 0 of 12.");
    }

    @Test
    void fourOnASideAreTooFewForARate() {
        var comparison = new RateComparison(Wilson.of(0, 4), Wilson.of(4, 4));
        assertThat(comparison.change()).isEqualTo(Change.TOO_FEW);
        assertThat(comparison.sentence()).startsWith("Too few drills to compare rates: at least 5");
    }

    @Test
    void whatIsSaidOfAChangeIsWhatTheSmallestChangeSays() {
        for (var hits = 0; hits <= 9; hits++) {
            for (var after = 0; after <= 11; after++) {
                var comparison = new RateComparison(Wilson.of(hits, 9), Wilson.of(after, 11));
                var rise = comparison.smallestRise().map(Wilson::hits).orElse(12);
                var fall = comparison.smallestFall().map(Wilson::hits).orElse(-1);
                assertThat(comparison.change())
                        .isEqualTo(after >= rise ? Change.ROSE : after <= fall ? Change.FELL : Change.UNCLEAR);
            }
        }
    }
}
