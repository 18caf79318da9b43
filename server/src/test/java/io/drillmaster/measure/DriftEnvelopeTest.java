package io.drillmaster.measure;

import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.measure.DriftEnvelope.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What many comparisons of a clock say at any moment. */
class DriftEnvelopeTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void itSaysWhatGoingThroughEveryLimitWouldSay(long seed) {
        var random = new Random(seed);
        var limits = new ArrayList<Limit>();
        for (var i = random.nextInt(60); i >= 0; i--) {
            limits.add(new Limit(
                    at(random.nextInt(200_000) / 3.0), seconds(random.nextInt(40) / 7.0 - 2), new UUID(seed, i)));
        }
        var envelope = new DriftEnvelope(limits);
        for (var i = 0; i < 200; i++) {
            var moment = at(random.nextInt(80_000) - 5_000);
            var tightest = limits.stream()
                    .map(limit -> limit.around(moment))
                    .min(Duration::compareTo)
                    .orElseThrow();
            assertThat(envelope.tightest(moment).orElseThrow().around(moment)).isEqualTo(tightest);
        }
    }

    @Test
    void withoutComparisonsNothingIsSaid() {
        assertThat(new DriftEnvelope(List.of()).tightest(at(0))).isEmpty();
    }

    @Test
    void anHourAwayALimitIsLooserByThirtySixHundredTenThousandths() {
        var limit = new Limit(at(0), seconds(1), new UUID(0, 1));
        assertThat(limit.around(at(3600))).isEqualTo(seconds(1.36));
        assertThat(limit.around(at(-3600))).isEqualTo(seconds(1.36));
    }
}
