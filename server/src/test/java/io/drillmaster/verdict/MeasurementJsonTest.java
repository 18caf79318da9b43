package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Measurements that were kept stay readable. */
class MeasurementJsonTest {
    /** As version 3 of the rules kept it, before hosts, containment and visibility were measured. */
    private static final String KEPT = """
            {"engineVersion": 3, "asOf": "2026-03-10T10:00:01Z", "throughSeq": 4, "outcome": "DETECTED",
             "flags": ["REVEALED"],
             "execution": {"lo": "2026-03-10T09:00:00Z", "estimate": "2026-03-10T09:00:04Z",
               "hi": "2026-03-10T09:00:04Z"},
             "installs": [{"token": "aaaaaaaaaaaaaaaaaaaa", "host": "build-7",
               "executedAt": {"lo": "2026-03-10T09:00:00Z", "estimate": "2026-03-10T09:00:04Z",
                 "hi": "2026-03-10T09:00:04Z"},
               "quality": "INTERVAL", "phases": ["INSTALLED"],
               "observations": ["00000000-0000-0007-0000-000000000002"], "boundedBy": []}],
             "detection": {"at": "2026-03-10T09:02:09Z", "by": "MACHINE",
               "evidence": "00000000-0000-0007-0000-000000000003"},
             "machineTtd": {"is": "OBSERVED", "estimate": "PT2M5S", "lo": "PT2M5S", "hi": "PT2M9S", "evidence": []},
             "ttd": {"is": "OBSERVED", "estimate": "PT2M5S", "lo": "PT2M5S", "hi": "PT2M9S", "evidence": []},
             "tta": {"is": "CENSORED", "followUp": "PT57M51S", "evidence": []},
             "ttr": {"is": "NOT_APPLICABLE", "reason": "Nothing was detected."},
             "lead": null, "timeToBlock": null, "alerts": [], "targets": [],
             "ttdObjective": "MET", "ttrObjective": "NONE"}
            """;

    @Test
    void whatEarlierRulesKeptIsReadAndWhatTheyDidNotMeasureIsSaidToBeSo() {
        var kept = MeasurementJson.read(KEPT);
        assertThat(kept.engineVersion()).isEqualTo(3);
        assertThat(kept.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(kept.asOf()).isEqualTo(Instant.parse("2026-03-10T10:00:01Z"));
        assertThat(kept.ttd())
                .isInstanceOfSatisfying(
                        Elapsed.Observed.class,
                        ttd -> assertThat(ttd.estimate()).isEqualTo(Duration.ofSeconds(125)));
        assertThat(kept.exposure()).isEqualTo(new Elapsed.NotApplicable("The rules of that time did not measure it."));
        assertThat(kept.ttn()).isEqualTo(kept.ttc()).isEqualTo(kept.exposure());
        assertThat(kept.hosts()).isEmpty();
        assertThat(kept.visibility()).isEmpty();
        assertThat(kept.inputsHash()).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var kept = MeasurementJson.read(KEPT);
        assertThat(MeasurementJson.read(MeasurementJson.write(kept))).isEqualTo(kept);
        assertThat(MeasurementJson.sameResult(kept, MeasurementJson.read(MeasurementJson.write(kept))))
                .isTrue();
    }
}
