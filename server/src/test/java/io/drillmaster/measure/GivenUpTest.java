package io.drillmaster.measure;

import static io.drillmaster.measure.OutcomeTest.followUp;
import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.control;
import static io.drillmaster.measure.Story.drill;
import static io.drillmaster.measure.Story.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.cases.EdgeCase;
import org.junit.jupiter.api.Test;

/** Exercises whose times enter nothing. */
class GivenUpTest {

    @Test
    void anExerciseThatLeakedSaysNothingAndKeepsItsEvidence() {
        var measured = drill().objective(600, 600)
                .marker("h1", at(0))
                .alerted(at(125))
                .investigating("nora", at(200))
                .contained("nora", at(300))
                .invalidated(at(5000))
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(measured.targets()).extracting(TargetResult::outcome).containsExactly(Outcome.INVALID);
        assertThat(measured.hosts()).extracting(HostResult::outcome).containsExactly(Outcome.INVALID);
        assertThat(java.util.List.of(
                        measured.ttd(),
                        measured.machineTtd(),
                        measured.tta(),
                        measured.ttr(),
                        measured.ttn(),
                        measured.ttc(),
                        measured.exposure(),
                        measured.hosts().get(0).ttd()))
                .allSatisfy(time -> assertThat(time).isInstanceOf(Elapsed.NotApplicable.class));
        assertThat(measured.ttdObjective()).isEqualTo(ObjectiveVerdict.NONE);
        assertThat(measured.alerts()).hasSize(1);
        assertThat(measured.execution()).isPresent();
    }

    @Test
    void whatWasDeclaredInvalidCanBeTakenBack() {
        var story = drill().executed(at(0)).alerted(at(125));
        var before = story.measured();
        story.invalidated(at(5000)).as("word").retracted(at(5100), "word");
        assertThat(story.measured().outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(story.measured().ttd()).isEqualTo(before.ttd());
    }

    @Test
    void aSafetyStopOutranksItAndItOutranksTheRest() {
        assertThat(drill().executed(at(0))
                        .aborted(at(10))
                        .invalidated(at(20))
                        .measured()
                        .outcome())
                .isEqualTo(Outcome.ABORTED);
        assertThat(control().alerted(at(5)).invalidated(at(20)).measured().outcome())
                .isEqualTo(Outcome.INVALID);
        assertThat(drill().invalidated(at(20)).measured(at(30)).outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    @EdgeCase(37)
    void aSafetyStopEndsTheWatchAndEntersNothing() {
        var measured =
                drill().objective(60, 60).executed(at(0)).aborted(at(100)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(measured.outcome().givenUp()).isTrue();
        assertThat(followUp(measured.ttd())).isEqualTo(seconds(100));
        assertThat(measured.ttdObjective()).isEqualTo(ObjectiveVerdict.NONE);
    }
}
