package io.drillmaster.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.ActionSettings;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Measure;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.Objective;
import io.drillmaster.plan.Window;
import io.drillmaster.statistics.Wilson;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrendSummaryTest {
    @Test // 56
    void withoutExercisesThereIsNoNumberAndNoZero() {
        var summary = TrendSummary.of(List.of());
        assertThat(summary.n()).isZero();
        assertThat(summary.detectionRate()).isEmpty();
        assertThat(summary.preventionRate()).isEmpty();
        assertThat(summary.visibilityRate()).isEmpty();
        assertThat(summary.falseAlarmRate()).isEmpty();
        assertThat(summary.medianTtd()).isEmpty();
        assertThat(summary.medianTtr()).isEmpty();
        assertThat(TrendSentence.of(List.of(), Stopwatch.TTD)).startsWith("No data");
    }

    @Test // 58
    void whenNobodyEverNoticedTheRateIsNoneOfFiveAndTheMedianNotReached() {
        var points = List.of(
                Points.notDetected(1, 3600),
                Points.notDetected(2, 3600),
                Points.notDetected(3, 1800),
                Points.notDetected(4, 3600),
                Points.notDetected(5, 3600));
        var summary = TrendSummary.of(points);
        assertThat(summary.detectionRate().orElseThrow().hi()).isCloseTo(0.434482, within(1e-6));
        assertThat(summary.medianTtd()).isEmpty();
        assertThat(TrendSentence.median(summary.ttd(), Stopwatch.TTD))
                .isEqualTo("Median time to detect not reached: longer than 1 h; 0 of 5 detected in time.");
    }

    @Test
    void aLateDetectionIsAFailureOfTheWindowAndCensoredThere() {
        var summary = TrendSummary.of(List.of(Points.detected(1, 60), Points.late(2, 9000, 3600)));
        assertThat(summary.detectionRate()).contains(Wilson.of(1, 2));
        assertThat(summary.late()).isEqualTo(1);
        assertThat(summary.ttd().steps()).hasSize(1);
        assertThat(summary.ttd().longestFollowUp()).contains(Duration.ofHours(1));
    }

    @Test
    void preventedExercisesAreCountedOnTheirOwn() {
        var summary = TrendSummary.of(List.of(
                Points.detected(1, 60),
                Points.without(2, Outcome.PREVENTED_SILENT),
                Points.without(3, Outcome.PREVENTED_ALERTED),
                Points.notDetected(4, 3600)));
        assertThat(summary.preventionRate()).contains(Wilson.of(2, 4));
        assertThat(summary.detectionRate()).contains(Wilson.of(1, 2));
        assertThat(summary.visibilityRate()).contains(Wilson.of(2, 4));
        assertThat(summary.ttd().subjects()).isEqualTo(2);
    }

    @Test
    void whatSaysNothingEntersNoRate() {
        var summary = TrendSummary.of(List.of(
                Points.detected(1, 60),
                Points.without(2, Outcome.NOT_EXERCISED),
                Points.point(3, Outcome.PENDING, Points.censored(5), Points.censored(5), false),
                Points.point(4, Outcome.ABORTED, Points.censored(5), Points.censored(5), false),
                Points.without(5, Outcome.CONTROL_QUIET),
                Points.without(6, Outcome.CONTROL_ALARMED)));
        assertThat(summary.detectionRate()).contains(Wilson.of(1, 1));
        assertThat(summary.preventionRate()).contains(Wilson.of(0, 1));
        assertThat(summary.ttd().subjects()).isEqualTo(1);
        assertThat(summary.falseAlarmRate()).contains(Wilson.of(1, 2));
    }

    @Test // 35
    void whatWasStillRunningAtAnEarlyRevealIsAFailureButNoTime() {
        var told = Points.point(3, Outcome.DETECTED, Points.observed(90), Points.observed(90), true);
        var summary = TrendSummary.of(List.of(Points.detected(1, 60), Points.revealed(2, 600), told));
        assertThat(summary.ttd().subjects()).isEqualTo(2);
        assertThat(summary.detectionRate()).contains(Wilson.of(2, 3));
        assertThat(summary.revealed()).isEqualTo(2);
    }

    @Test // property 11
    void theOutcomesAddUp() {
        var points = Arrays.stream(Outcome.values())
                .map(outcome -> Points.without(1, outcome))
                .toList();
        var summary = TrendSummary.of(points);
        assertThat(summary.outcomes().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(summary.n());
        assertThat(summary.count(Outcome.DETECTED)).isEqualTo(1);
    }

    @Test // 57, 59
    void theMedianIsSaidWithItsInterval() {
        assertThat(TrendSentence.of(List.of(Points.detected(1, 125)), Stopwatch.TTD))
                .isEqualTo("1 exercise: 1 × Detected. Median time to detect 2 min 05 s"
                        + " (95\u00a0% interval not reached to not reached); 1 of 1 detected in time.");
        assertThat(TrendSentence.of(
                        List.of(Points.detected(1, 60), Points.without(3, Outcome.PREVENTED_SILENT)), Stopwatch.TTR))
                .isEqualTo("2 exercises: 1 × Prevented silently; 1 × Detected. No data on the time to respond.");
    }

    @Test // 5
    void aMeasuredExerciseThatWasDetectedTooLateIsCensoredAtItsWindow() {
        var opens = Instant.parse("2026-03-10T09:00:00Z");
        var token = new Token("aaaaaaaaaaaaaaaaaaaa");
        var target = new InstallTarget(
                token,
                "t",
                Ecosystem.PYPI,
                "p",
                "1",
                "/tmp/m",
                ExecutionVector.PYPI_SDIST,
                Set.of(),
                ActionSettings.USUAL_SLEEP);
        var plan = new ExercisePlan(
                new ExerciseId(1),
                "t",
                "SC-01",
                1,
                false,
                new Window(opens, opens.plusSeconds(3600)),
                List.of(target),
                Set.of(),
                Objective.NONE);
        var alert = new Fact.AlertReceived(
                AlertKind.RUNTIME,
                "r",
                "",
                "",
                Optional.empty(),
                "k",
                new AlertTraits(Set.of(token), Set.of(), Set.of(), Set.of()));
        var rows = List.of(
                row(1, token, opens.plusSeconds(600), new Fact.DnsLookedUp("n", "A", Phase.INSTALLED, "x", "", "udp")),
                row(2, token, opens.plusSeconds(4000), alert),
                row(3, token, opens.plusSeconds(4000), new Fact.Attributed(AttributionLevel.STRONG, "token")));
        var point = Points.of(plan, Measure.measure(plan, rows, opens.plusSeconds(9999)));
        assertThat(point.outcome()).isEqualTo(Outcome.DETECTED_LATE);
        assertThat(((Elapsed.Observed) point.ttd()).estimate()).isEqualTo(Duration.ofSeconds(3400));
        assertThat(((Elapsed.Censored) point.comparableTtd()).followUp()).isEqualTo(Duration.ofMinutes(50));
        assertThat(point.when()).isEqualTo(opens.plusSeconds(600));
    }

    private static Evidence row(long seq, Token token, Instant at, Fact fact) {
        return new Evidence(
                seq,
                new UUID(1, seq),
                Optional.of(new ExerciseId(1)),
                Optional.of(token),
                "s",
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                fact instanceof Fact.Attributed ? Optional.of(new UUID(1, 2)) : Optional.empty(),
                fact);
    }
}
