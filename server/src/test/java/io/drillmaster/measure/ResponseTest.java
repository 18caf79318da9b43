package io.drillmaster.measure;

import static io.drillmaster.measure.OutcomeTest.estimate;
import static io.drillmaster.measure.OutcomeTest.followUp;
import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.drill;
import static io.drillmaster.measure.Story.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.cases.EdgeCase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people did. */
class ResponseTest {

    @Test
    @EdgeCase(26)
    void aPersonWhoReportsBeforeTheAlertIsTheDetection() {
        var measured = drill().executed(at(0))
                .reported("nora", at(300))
                .alerted(at(900))
                .measured();
        assertThat(measured.detection().orElseThrow().by()).isEqualTo(Detection.By.HUMAN);
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(300));
        assertThat(estimate(measured.machineTtd())).isEqualTo(seconds(900));
        assertThat(measured.flags()).contains(Flag.HUMAN_FIRST);
    }

    @Test
    @EdgeCase(27)
    void whoKnewCanNeitherDetectNorRespond() {
        var measured = drill().executed(at(0))
                .reported("ines", at(100))
                .investigating("Ines", at(110))
                .acknowledged("ines", at(120))
                .alerted(at(900))
                .measured();
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(900));
        assertThat(followUp(measured.tta())).isEqualTo(seconds(2700));
        assertThat(followUp(measured.ttr())).isEqualTo(seconds(2700));
    }

    @Test
    @EdgeCase(28)
    void investigatingImpliesHavingNoticed() {
        var measured = drill().executed(at(0))
                .investigating("nora", at(250))
                .reported("nora", at(300))
                .measured();
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(250));
        assertThat(estimate(measured.ttr())).isEqualTo(Duration.ZERO);
        assertThat(estimate(measured.tta())).isEqualTo(Duration.ZERO);
    }

    @Test
    @EdgeCase(29)
    void investigatingBeforeTheAlertIsTheDetection() {
        var measured = drill().executed(at(0))
                .investigating("nora", at(200))
                .alerted(at(500))
                .measured();
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(200));
        assertThat(estimate(measured.ttr())).isEqualTo(Duration.ZERO);
        assertThat(measured.flags()).contains(Flag.HUMAN_FIRST);
    }

    @Test
    @EdgeCase(30)
    void acknowledgingIsNotInvestigating() {
        var measured = drill().executed(at(0))
                .alerted(at(100))
                .acknowledged("nora", at(120))
                .investigating("nora", at(500))
                .measured();
        assertThat(estimate(measured.tta())).isEqualTo(seconds(20));
        assertThat(estimate(measured.ttr())).isEqualTo(seconds(400));
    }

    @Test
    @EdgeCase(31)
    void anAcknowledgementAloneLeavesTheResponseOpen() {
        var story = drill().objective(600, 600).executed(at(0)).alerted(at(100)).acknowledged("nora", at(120));
        assertThat(followUp(story.measured().ttr())).isEqualTo(seconds(3500));
        assertThat(story.measured().ttrObjective()).isEqualTo(ObjectiveVerdict.MISSED);
        assertThat(followUp(story.measured(at(400)).ttr())).isEqualTo(seconds(300));
        assertThat(story.measured(at(400)).ttrObjective()).isEqualTo(ObjectiveVerdict.RUNNING);
    }

    @Test
    @EdgeCase(32)
    void anAnswerWithoutAPersonIsIgnored() {
        var measured = drill().executed(at(0))
                .alerted(at(100))
                .acknowledgedByNobody(at(101))
                .measured();
        assertThat(measured.tta()).isInstanceOf(Elapsed.Censored.class);
    }

    @Test
    @EdgeCase(33)
    void theFirstOfTwoStatementsCounts() {
        var measured = drill().executed(at(0))
                .alerted(at(100))
                .investigating("olaf", at(700))
                .investigating("nora", at(400))
                .measured();
        assertThat(estimate(measured.ttr())).isEqualTo(seconds(300));
        assertThat(estimate(measured.tta())).isEqualTo(seconds(300));
    }

    @Test
    @EdgeCase(34)
    void aStatementWithdrawnGivesWayToTheNext() {
        var measured = drill().executed(at(0))
                .alerted(at(100))
                .investigating("nora", at(400))
                .as("i")
                .investigating("olaf", at(700))
                .retracted(at(800), "i")
                .measured();
        assertThat(estimate(measured.ttr())).isEqualTo(seconds(600));
    }

    @Test
    void anAnswerQuickerThanTheForwarderTookNoTime() {
        var measured = drill().executed(at(0))
                .acknowledged("nora", at(60))
                .alerted(at(100))
                .measured();
        assertThat(estimate(measured.tta())).isEqualTo(Duration.ZERO);
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(100));
    }

    @Test
    void anAnswerAfterTheWindowCountsAndIsFlagged() {
        var measured = drill().executed(at(0))
                .alerted(at(100))
                .investigating("nora", at(4100))
                .measured();
        assertThat(estimate(measured.ttr())).isEqualTo(seconds(4000));
        assertThat(measured.flags()).contains(Flag.LATE_RESPONSE);
    }

    @Test
    void anAnswerAfterTheRevealIsNone() {
        var measured = drill().executed(at(0))
                .alerted(at(100))
                .revealed(at(600))
                .investigating("nora", at(700))
                .measured();
        assertThat(followUp(measured.ttr())).isEqualTo(seconds(500));
    }

    @Test
    void aLateDetectionThatNobodyAnsweredWasNotWatched() {
        var measured =
                drill().objective(600, 600).executed(at(0)).alerted(at(4000)).measured();
        assertThat(followUp(measured.ttr())).isEqualTo(Duration.ZERO);
        assertThat(measured.ttrObjective()).isEqualTo(ObjectiveVerdict.UNDECIDED);
    }

    @Test
    void whoeverRespondsToAPreventionIsMeasured() {
        var measured = drill().fetched(at(0))
                .gateBlocked(at(10))
                .investigating("nora", at(70))
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.PREVENTED_ALERTED);
        assertThat(estimate(measured.ttr())).isEqualTo(seconds(60));
    }

    @Test
    void nobodyCanReportWhatDoesNotExistYet() {
        assertThat(drill().reported("nora", at(-700)).executed(at(0)).measured().outcome())
                .isEqualTo(Outcome.NOT_DETECTED);
    }

    @Test
    @EdgeCase(60)
    void anObjectiveInsideTheBoundsIsUndecided() {
        var story =
                drill().objective(600, 600).fetched(at(-40)).executed(at(20)).alerted(at(600));
        assertThat(((Elapsed.Observed) story.measured().ttd()).lo()).isEqualTo(seconds(580));
        assertThat(((Elapsed.Observed) story.measured().ttd()).hi()).isEqualTo(seconds(640));
        assertThat(story.measured().ttdObjective()).isEqualTo(ObjectiveVerdict.UNDECIDED);
        assertThat(story.objective(640, 1).measured().ttdObjective()).isEqualTo(ObjectiveVerdict.MET);
        assertThat(story.objective(580, 1).measured().ttdObjective()).isEqualTo(ObjectiveVerdict.UNDECIDED);
        assertThat(story.objective(579, 1).measured().ttdObjective()).isEqualTo(ObjectiveVerdict.MISSED);
    }

    @Test
    void whatWasNotDetectedMissedEveryObjectiveThatEndsInTheWindow() {
        var story = drill().executed(at(0));
        assertThat(story.objective(3600, 1).measured().ttdObjective()).isEqualTo(ObjectiveVerdict.MISSED);
        assertThat(story.objective(3601, 1).measured().ttdObjective()).isEqualTo(ObjectiveVerdict.UNDECIDED);
        assertThat(story.objective(600, 1).measured(at(600)).ttdObjective()).isEqualTo(ObjectiveVerdict.RUNNING);
        assertThat(story.objective(600, 1).measured(at(601)).ttdObjective()).isEqualTo(ObjectiveVerdict.MISSED);
        assertThat(story.measured().ttrObjective()).isEqualTo(ObjectiveVerdict.NONE);
        assertThat(drill().executed(at(0)).measured().ttdObjective()).isEqualTo(ObjectiveVerdict.NONE);
    }

    @Test
    void whatAPagerToldLateCountsFromWhenItWasSaid() {
        var measured = drill().executed(at(0))
                .alerted(at(100))
                .investigatingBy("pagerduty", "nora", at(160), at(5000))
                .measured();
        assertThat(estimate(measured.ttr())).isEqualTo(seconds(60));
    }

    @Test
    void aPagersTimeThatCannotBeIsNotBelieved() {
        for (var said : List.of(Instant.EPOCH, at(700), Instant.parse("2999-01-01T00:00:00Z"))) {
            var measured = drill().executed(at(0))
                    .alerted(at(100))
                    .investigatingBy("pagerduty", "nora", said, at(600))
                    .measured();
            assertThat(estimate(measured.ttr())).as(said.toString()).isEqualTo(seconds(500));
        }
    }

    @Test
    void whatWasSaidBeforeTheRevealCountsThoughItWasToldAfterIt() {
        var measured = drill().executed(at(0))
                .alerted(at(100))
                .revealed(at(1000))
                .investigatingBy("pagerduty", "nora", at(900), at(1100))
                .measured();
        assertThat(estimate(measured.ttr())).isEqualTo(seconds(800));
    }
}
