package io.drillmaster.measure;

import static io.drillmaster.measure.ExerciseClock.Timeliness.IN_TIME;
import static io.drillmaster.measure.ExerciseClock.Timeliness.LATE;
import static io.drillmaster.measure.ExerciseClock.Timeliness.TOO_LATE;
import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.cases.EdgeCase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time in an exercise that people walk through. */
class ExerciseClockTest {

    @Test
    @EdgeCase(54)
    void aPauseInsideAnAnswerIsNoneOfItsTime() {
        var clock = ExerciseClock.started(at(0)).paused(at(100)).resumed(at(400));
        assertThat(clock.between(at(60), at(460))).isEqualTo(seconds(100));
        assertThat(clock.at(at(250))).isEqualTo(seconds(100));
        assertThat(clock.answered(at(60), seconds(120), Optional.empty(), at(460)))
                .isEqualTo(IN_TIME);
    }

    @Test
    @EdgeCase(55)
    void anAnswerAfterItsTimerIsTakenUntilTheNextInject() {
        var clock = ExerciseClock.started(at(0));
        assertThat(clock.answered(at(0), seconds(60), Optional.empty(), at(60))).isEqualTo(IN_TIME);
        assertThat(clock.answered(at(0), seconds(60), Optional.of(at(300)), at(61)))
                .isEqualTo(LATE);
        assertThat(clock.answered(at(0), seconds(60), Optional.of(at(300)), at(300)))
                .isEqualTo(TOO_LATE);
    }

    @Test
    void whilePausedItStandsStillAndSayingSoTwiceChangesNothing() {
        var clock = ExerciseClock.started(at(0)).paused(at(100));
        assertThat(clock.standsStill()).isTrue();
        assertThat(clock.at(at(5000))).isEqualTo(seconds(100));
        assertThat(clock.paused(at(200))).isEqualTo(clock);
        var running = clock.resumed(at(300));
        assertThat(running.resumed(at(400))).isEqualTo(running);
        assertThat(running.at(at(310))).isEqualTo(seconds(110));
    }

    @Test
    void pausesThatCannotBeAreRefused() {
        var open = new ExerciseClock.Pause(at(50), Optional.empty());
        assertThatThrownBy(() -> new ExerciseClock(at(100), List.of(open))).hasMessageContaining("begins before");
        assertThatThrownBy(() -> new ExerciseClock(at(0), List.of(open, open))).hasMessageContaining("is not the last");
        assertThatThrownBy(() -> new ExerciseClock.Pause(at(50), Optional.of(at(49))))
                .hasMessageContaining("a pause ends after it begins");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void itNeverRunsBackwardsAndItsPartsAddUp(long seed) {
        var random = new Random(seed);
        var clock = ExerciseClock.started(at(0));
        for (var moment = 0; moment < 1000; moment += 1 + random.nextInt(200)) {
            clock = random.nextBoolean() ? clock.paused(at(moment)) : clock.resumed(at(moment));
        }
        var before = Duration.ZERO;
        for (var moment = 0; moment < 1500; moment += 50) {
            var now = clock.at(at(moment));
            assertThat(now).isBetween(before, seconds(moment));
            assertThat(clock.between(at(0), at(moment)).plus(clock.between(at(moment), at(1500))))
                    .isEqualTo(clock.at(at(1500)));
            before = now;
        }
    }
}
