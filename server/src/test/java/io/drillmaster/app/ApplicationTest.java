package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.plan.ExerciseState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApplicationTest {
    @Test
    void startsRunsADrillAndStopsWithoutATrace() {
        Path markers;
        try (var drillmaster = ApplicationFixture.start()) {
            markers = drillmaster.markers();

            assertThat(drillmaster.application().setupSecret()).isPresent();
            assertThat(drillmaster.open("SC-DEMO", Duration.ofMinutes(1)).state())
                    .isEqualTo(ExerciseState.RUNNING);
        }
        assertThat(markers).doesNotExist();
    }
}
