package io.drillmaster.measure;

import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.drill;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SensorBlindTest {
    @Test
    void aLossInTheWindowQualifiesTheVerdictAndChangesNoNumber() {
        var story = drill().executed(at(0)).sensorBlind(at(30), at(40));
        var measured = story.measured();

        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(measured.flags()).contains(Flag.SENSOR_BLIND);
        assertThat(new FlagEvidence(story.plan(), story.rows(), measured).of(Flag.SENSOR_BLIND))
                .containsExactly(story.last().id());
    }

    @Test
    void aLossThatIsToldAfterTheEndStillCounts() {
        assertThat(drill().executed(at(0))
                        .sensorBlind(at(30), at(3900))
                        .measured(at(4000))
                        .flags())
                .contains(Flag.SENSOR_BLIND);
    }

    @Test
    void aLossAfterTheRevealKeptNothingFromBeingSeen() {
        assertThat(drill().executed(at(0))
                        .revealed(at(60))
                        .sensorBlind(at(90), at(91))
                        .measured()
                        .flags())
                .doesNotContain(Flag.SENSOR_BLIND);
    }

    @Test
    void aLossThatWasTakenBackIsNotSaid() {
        assertThat(drill().executed(at(0))
                        .sensorBlind(at(30), at(40))
                        .as("loss")
                        .retracted(at(50), "loss")
                        .measured()
                        .flags())
                .doesNotContain(Flag.SENSOR_BLIND);
    }
}
