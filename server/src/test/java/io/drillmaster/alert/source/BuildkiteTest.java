package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildkiteTest {
    private static final Buildkite BUILDKITE = new Buildkite();

    @Test
    void aFailedJobIsAGateThatBlockedOnItsAgent() {
        var alert = one("job.finished.failed.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.rule()).isEqualTo(":lock: package policy");
        assertThat(alert.host()).contains("runner-blue.example");
        assertThat(alert.traits().hosts()).containsExactly("runner-blue.example");
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:16:38.874Z"));
        assertThat(alert.summary()).isEqualTo("Job ':lock: package policy' of shop #52: failed");
    }

    @Test
    void aJobThatMayFailOnlyWarns() {
        assertThat(one("job.finished.soft_failed.json").kind()).isEqualTo(AlertKind.GATE_WARNED);
    }

    @Test
    void aFailingBuildIsToldBeforeItHasEnded() {
        var failing = one("build.failing.json");
        var finished = one("build.finished.failed.json");

        assertThat(failing.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(failing.generatedAt()).isEmpty();
        assertThat(finished.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(finished.ownId()).isPresent().isNotEqualTo(failing.ownId());
    }

    @Test
    void whatFailedNothingIsNoise() {
        for (var name : new String[] {"job.finished.passed.json", "build.finished.blocked.json", "ping.json"}) {
            assertThat(one(name).kind()).as(name).isEqualTo(AlertKind.NOISE);
        }
    }

    @Test
    void whoLetsABuildGoOnIsAHint() {
        var body = Deliveries.fixture("buildkite", "job.activated.json");
        var response = (ReadResponse)
                BUILDKITE.read(Deliveries.of("buildkite", body, Map.of())).get(0);

        assertThat(response.kind()).isEqualTo(ResponseKind.HINT);
        assertThat(response.person()).contains("grace@acme.example");
        assertThat(response.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:20:00Z"));
    }

    @Test
    void aResultWithoutAStateSaysSo() {
        var alert = Deliveries.read(BUILDKITE, "{\"event\":\"job.finished\",\"job\":{\"...\":\"...\"}}")
                .get(0);

        assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alert.summary()).contains("without 'job.state'");
    }

    private static ReadAlert one(String name) {
        return Deliveries.readOne(BUILDKITE, name, Map.of());
    }
}
