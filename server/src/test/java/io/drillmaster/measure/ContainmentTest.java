package io.drillmaster.measure;

import static io.drillmaster.measure.OutcomeTest.estimate;
import static io.drillmaster.measure.OutcomeTest.followUp;
import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.control;
import static io.drillmaster.measure.Story.drill;
import static io.drillmaster.measure.Story.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.evidence.Visibility;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From the alert to the page, from the signal to the containment, from the execution to it, and how far traces got. */
class ContainmentTest {

    @Test
    void exposureIsFromTheExecutionAndTheTimeToContainFromTheSignal() {
        var measured = drill().fetched(at(-4))
                .executed(at(0))
                .alerted(at(100))
                .investigating("nora", at(200))
                .contained("nora", at(500))
                .contained("olaf", at(900))
                .measured();
        assertThat(estimate(measured.ttc())).isEqualTo(seconds(400));
        assertThat(estimate(measured.exposure())).isEqualTo(seconds(500));
        assertThat(((Elapsed.Observed) measured.exposure()).hi()).isEqualTo(seconds(504));
        assertThat(estimate(measured.ttr())).isEqualTo(seconds(100));
    }

    @Test
    void whatNobodyContainedIsLongerThanItWasWatched() {
        var measured = drill().executed(at(0)).alerted(at(100)).measured();
        assertThat(followUp(measured.ttc())).isEqualTo(seconds(3500));
        assertThat(followUp(measured.exposure())).isEqualTo(seconds(3600));
        assertThat(drill().executed(at(0)).measured().ttc()).isInstanceOf(Elapsed.NotApplicable.class);
        assertThat(control().measured().exposure()).isInstanceOf(Elapsed.NotApplicable.class);
    }

    @Test
    void whoContainedItHadNoticedAndWasAtWorkOnIt() {
        var measured = drill().executed(at(0))
                .contained("nora", at(300))
                .alerted(at(900))
                .measured();
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(300));
        assertThat(estimate(measured.ttr())).isEqualTo(Duration.ZERO);
        assertThat(estimate(measured.ttc())).isEqualTo(Duration.ZERO);
        assertThat(estimate(measured.exposure())).isEqualTo(seconds(300));
    }

    @Test
    void whoKnewOfTheDrillContainsNothing() {
        var measured = drill().executed(at(0))
                .alerted(at(100))
                .contained("ines", at(300))
                .measured();
        assertThat(measured.exposure()).isInstanceOf(Elapsed.Censored.class);
    }

    @Test
    void aPageIsTimedFromTheAlertAndOnlyWhereSomebodyTellsOfIt() {
        var story = drill().executed(at(0)).alerted(at(100));
        assertThat(story.measured().ttn()).isEqualTo(new Elapsed.NotApplicable("Nothing told when a page arrived."));
        assertThat(estimate(story.paged("nora", at(130)).measured().ttn())).isEqualTo(seconds(30));
        assertThat(drill().executed(at(0)).paged("nora", at(130)).measured().ttn())
                .isInstanceOf(Elapsed.NotApplicable.class);
    }

    @Test
    void anAcknowledgementIsTimedFromTheAlertThatItIsOf() {
        var story = drill().executed(at(0)).reported("nora", at(300)).alerted(at(900));
        assertThat(estimate(story.acknowledged("olaf", at(920)).measured().tta()))
                .isEqualTo(seconds(20));
        assertThat(estimate(drill().executed(at(0))
                        .reported("nora", at(300))
                        .acknowledged("olaf", at(320))
                        .measured()
                        .tta()))
                .as("no alert came: from the report")
                .isEqualTo(seconds(20));
    }

    @Test
    void whatTheEvidenceShowsOutranksWhatSomebodySaid() {
        var story = drill().executed(at(0));
        assertThat(story.measured().visibility()).isEmpty();
        story.visibility(Visibility.QUERIED, at(4000)).visibility(Visibility.LOGGED_LOCALLY, at(4100));
        assertThat(story.measured().visibility()).contains(Visibility.LOGGED_LOCALLY);
        assertThat(story.alerted(at(3500)).measured().visibility()).contains(Visibility.ALERTED);
        assertThat(story.investigating("nora", at(3550)).measured().visibility())
                .contains(Visibility.ACTED_ON);
        assertThat(control().visibility(Visibility.NONE, at(1)).measured().visibility())
                .isEmpty();
    }

    @Test
    void theSameRowsHaveTheSameNameAndOneMoreHasAnother() {
        var story = drill().executed(at(0)).alerted(at(100));
        var before = story.measured(at(200));
        assertThat(before.inputsHash()).hasSize(64).isEqualTo(story.measured().inputsHash());
        assertThat(story.acknowledged("nora", at(150)).measured().inputsHash()).isNotEqualTo(before.inputsHash());
        assertThat(drill().objective(5, 5)
                        .executed(at(0))
                        .alerted(at(100))
                        .measured()
                        .inputsHash())
                .as("another plan")
                .isNotEqualTo(before.inputsHash());
    }
}
