package io.drillmaster.measure;

import static io.drillmaster.measure.OutcomeTest.estimate;
import static io.drillmaster.measure.Story.OTHER;
import static io.drillmaster.measure.Story.THIS;
import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.drill;
import static io.drillmaster.measure.Story.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.cases.EdgeCase;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.SourceTime;
import io.drillmaster.plan.ExercisePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which alerts count. */
class AlertsTest {

    @Test
    @EdgeCase(9)
    void anAlertFromBeforeThePublicationIsNotOfThisDrill() {
        var measured = drill().gateWarned(at(-606)).executed(at(0)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(measured.alerts().get(0).level()).isEqualTo(AttributionLevel.REJECTED);
        assertThat(drill().gateWarned(at(-604)).executed(at(0)).measured().outcome())
                .isEqualTo(Outcome.DETECTED_BEFORE);
    }

    @Test
    @EdgeCase(17)
    void theFirstOfTwoAlertsIsTheDetectionAndBothAreKept() {
        var measured = drill().executed(at(0)).alerted(at(90)).alerted(at(40)).measured();
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(40));
        assertThat(measured.alerts()).extracting(AlertVerdict::receivedAt).containsExactly(at(40), at(90));
        assertThat(measured.countedAlerts()).isEqualTo(2);
    }

    @Test
    @EdgeCase(18)
    void anAlertDeliveredTwiceIsOneAlert() {
        var traits = drill().traits();
        var measured = drill().executed(at(0))
                .received(AlertKind.RUNTIME, at(42), traits, "k", null)
                .attributed(AttributionLevel.STRONG)
                .received(AlertKind.RUNTIME, at(40), traits, "k", null)
                .attributed(AttributionLevel.STRONG)
                .measured();
        assertThat(measured.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.duplicates()).isEqualTo(1);
            assertThat(alert.receivedAt()).isEqualTo(at(40));
        });
        assertThat(measured.countedAlerts()).isEqualTo(1);
    }

    @Test
    @EdgeCase(19)
    void aWithdrawnAlertGivesWayToTheNext() {
        var measured = drill().executed(at(0))
                .alerted(at(40))
                .as("a")
                .alerted(at(90))
                .retracted(at(200), "a")
                .measured();
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(90));
        assertThat(measured.alerts().get(0).counts()).isFalse();
        assertThat(measured.alerts().get(0).reason()).contains("wrong ticket");
    }

    @Test
    @EdgeCase(20)
    void withoutItsOnlyAlertAnExerciseIsUndetectedAgain() {
        var story = drill().executed(at(0))
                .alerted(at(40))
                .as("a")
                .acknowledged("nora", at(60))
                .retracted(at(200), "a");
        assertThat(story.measured(at(300)).outcome()).isEqualTo(Outcome.PENDING);
        assertThat(story.measured().outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(story.measured().ttr()).isInstanceOf(Elapsed.NotApplicable.class);
        assertThat(story.measured().tta()).isInstanceOf(Elapsed.NotApplicable.class);
    }

    @Test
    @EdgeCase(21)
    void aRetractionUndoneIsAsIfItNeverWas() {
        var story = drill().executed(at(0)).alerted(at(40)).as("a");
        var before = story.measured();
        var undone = story.retracted(at(200), "a")
                .as("r")
                .retracted(at(300), "r")
                .as("s")
                .measured();
        assertThat(undone.ttd()).isEqualTo(before.ttd());
        assertThat(undone.alerts()).isEqualTo(before.alerts());
        assertThat(story.retracted(at(400), "s").measured().outcome()).isEqualTo(Outcome.NOT_DETECTED);
    }

    @Test
    void aRetractionTwiceSaidMustTwiceBeUndone() {
        var story = drill().executed(at(0))
                .alerted(at(40))
                .as("a")
                .retracted(at(200), "a")
                .as("r")
                .retracted(at(210), "a");
        assertThat(story.retracted(at(300), "r").measured().outcome()).isEqualTo(Outcome.NOT_DETECTED);
    }

    @Test
    void aWithdrawnAlertDoesNotComeBackWithItsNextDelivery() {
        var traits = drill().traits();
        var measured = drill().executed(at(0))
                .received(AlertKind.RUNTIME, at(40), traits, "k", null)
                .attributed(AttributionLevel.STRONG)
                .as("a")
                .retracted(at(50), "a")
                .received(AlertKind.RUNTIME, at(60), traits, "k", null)
                .attributed(AttributionLevel.STRONG)
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
    }

    @Test
    @EdgeCase(22)
    void anAlertThatWaitedInAQueueCountsWhenItCame() {
        var measured = drill().executed(at(0))
                .received(AlertKind.RUNTIME, at(4000), drill().traits(), "k", new SourceTime(at(5), "raw", false))
                .attributed(AttributionLevel.STRONG)
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED_LATE);
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(4000));
        assertThat(measured.alerts().get(0).deliveryDelay()).contains(seconds(3995));
        assertThat(measured.flags()).contains(Flag.SLOW_DELIVERY);
    }

    @Test
    void aSourceTimeThatCannotBeGivesNoDelay() {
        for (var time : new Instant[] {Instant.EPOCH, at(50)}) {
            var measured = drill().executed(at(0))
                    .received(AlertKind.RUNTIME, at(40), drill().traits(), "k", new SourceTime(time, "raw", false))
                    .attributed(AttributionLevel.STRONG)
                    .measured();
            assertThat(measured.alerts().get(0).deliveryDelay()).isEmpty();
            assertThat(measured.flags()).doesNotContain(Flag.SLOW_DELIVERY);
        }
    }

    @Test
    @EdgeCase(23)
    void inWhateverOrderAlertsComeTheResultIsTheSame() {
        var times = List.of(40, 90, 300, 4000);
        for (var order : orders(times)) {
            var story = drill().executed(at(0));
            order.forEach(second -> story.alerted(at(second)));
            var measured = story.measured();
            assertThat(measured.outcome()).as(order.toString()).isEqualTo(Outcome.DETECTED);
            assertThat(estimate(measured.ttd())).isEqualTo(seconds(40));
            assertThat(measured.alerts())
                    .extracting(AlertVerdict::receivedAt)
                    .containsExactly(at(40), at(90), at(300), at(4000));
        }
    }

    private static List<List<Integer>> orders(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<Integer>>();
        for (var first : of) {
            var others = of.stream().filter(other -> !other.equals(first)).toList();
            orders(others).forEach(rest -> {
                var order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            });
        }
        return orders;
    }

    @Test
    @EdgeCase(24)
    void aWeakAlertIsShownAndDoesNotCount() {
        var measured = drill().executed(at(0))
                .alert(AlertKind.RUNTIME, at(40), AlertTraits.NONE, AttributionLevel.WEAK)
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(measured.alerts())
                .singleElement()
                .extracting(AlertVerdict::level)
                .isEqualTo(AttributionLevel.WEAK);
    }

    @Test
    @EdgeCase(25)
    void aCandidateConfirmedLaterCountsFromWhenItCame() {
        var story = drill().executed(at(0)).candidate(at(60)).as("a");
        assertThat(story.measured().outcome()).isEqualTo(Outcome.NOT_DETECTED);
        var measured = story.attributedBy("rita", at(5000), "a", AttributionLevel.STRONG)
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(60));
    }

    @Test
    void aPersonsLastWordCountsAndNoRuleOverrulesIt() {
        var traits = drill().traits();
        var story = drill().executed(at(0))
                .received(AlertKind.RUNTIME, at(40), traits, "k", null)
                .attributed(AttributionLevel.STRONG)
                .as("a")
                .attributedBy("rita", at(50), "a", AttributionLevel.REJECTED)
                .received(AlertKind.RUNTIME, at(60), traits, "k", null)
                .attributed(AttributionLevel.STRONG);
        assertThat(story.measured().outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(story.attributedBy("rita", at(70), "a", AttributionLevel.STRONG)
                        .measured()
                        .outcome())
                .isEqualTo(Outcome.DETECTED);
    }

    @Test
    void anAttributionWithdrawnGivesTheWordBackToTheOneBefore() {
        var story = drill().executed(at(0)).candidate(at(60)).as("a");
        story.attributedBy("rita", at(70), "a", AttributionLevel.STRONG);
        assertThat(story.measured().outcome()).isEqualTo(Outcome.DETECTED);
    }

    @Test
    @EdgeCase({50, 53})
    void anAlertBelongsOnlyWhereItIsAttributed() {
        var unattributed = drill().executed(at(0))
                .received(AlertKind.RUNTIME, at(40), drill().traits(), "k", null)
                .measured();
        assertThat(unattributed.alerts()).isEmpty();
        var elsewhere = drill().executed(at(0))
                .inExercise(OTHER)
                .alerted(at(40))
                .inExercise(THIS)
                .measured();
        assertThat(elsewhere.alerts()).isEmpty();
        assertThat(elsewhere.outcome()).isEqualTo(Outcome.NOT_DETECTED);
    }

    @Test
    @EdgeCase(50)
    void anAlertWithTheOldTokenIsTheOldRunsAndLeavesTheNewOneUntouched() {
        var story = drill().executed(at(0)).inExercise(OTHER).of(Story.FOREIGN).alerted(at(40));
        var untouched = drill().executed(at(0)).measured();
        var measured = story.measured();
        assertThat(measured.outcome()).isEqualTo(untouched.outcome());
        assertThat(measured.ttd()).isEqualTo(untouched.ttd());
        assertThat(measured.alerts()).isEmpty();
        var old = new ExercisePlan(
                OTHER,
                "The old run",
                "SC-01",
                1,
                false,
                story.plan().window(),
                Story.drillOfForeign().plan().targets(),
                Set.of(),
                story.plan().objective());
        assertThat(Measure.measure(old, story.rows(), at(10_000)).alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.counts()).isTrue());
    }

    @Test
    void noiseNeverCounts() {
        var measured = drill().executed(at(0))
                .alert(AlertKind.NOISE, at(40), drill().traits(), AttributionLevel.STRONG)
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(measured.countedAlerts()).isZero();
    }

    @Test
    @EdgeCase(43)
    void aStampWithoutAZoneIsFlaggedAndAccusesNobody() {
        var measured = drill().executed(at(0))
                .received(AlertKind.RUNTIME, at(400), drill().traits(), "k", new SourceTime(at(5), "raw", true))
                .attributed(AttributionLevel.STRONG)
                .measured();
        assertThat(measured.flags()).contains(Flag.ZONE_ASSUMED);
        assertThat(measured.flags()).doesNotContain(Flag.SLOW_DELIVERY);
    }
}
