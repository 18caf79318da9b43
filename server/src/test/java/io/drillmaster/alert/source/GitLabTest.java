package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.evidence.AlertKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitLabTest {
    private static final GitLab GITLAB = new GitLab();

    @Test
    void aFailedPipelineIsAGateThatBlocked() {
        var alert = one("pipeline.failed.json", Map.of());

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.rule()).isEqualTo("pipeline");
        assertThat(alert.summary()).isEqualTo("Pipeline 'pipeline' of Acme/web/shop: failed");
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:16:40Z"));
        assertThat(alert.sourceTime().orElseThrow().zoneAssumed()).isFalse();
        assertThat(alert.traits().ciRuns()).containsExactly("gitlab:acme/web/shop:5521");
    }

    @Test
    void aRunningPipelineIsNoise() {
        var alert = one("pipeline.running.json", Map.of());

        assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alert.generatedAt()).isEmpty();
    }

    @Test
    void aFailedJobIsAGateThatBlockedOnItsRunner() {
        var alert = one("build.failed.json", Map.of());

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.rule()).isEqualTo("gate");
        assertThat(alert.traits().hosts()).containsExactly("runner-blue.example");
        assertThat(alert.traits().ciRuns()).containsExactly("gitlab:acme/web/shop:5521");
    }

    @Test
    void aJobThatMayFailOnlyWarnsAlsoOnAnOldGitLab() {
        var alert = one("build.failed.allowed.old.json", Map.of());

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_WARNED);
        assertThat(alert.traits().ciRuns()).containsExactly("gitlab:acme/web/shop:5521");
    }

    @Test
    void anotherEventIsNoise() {
        assertThat(one("issue.json", Map.of("X-Gitlab-Event", "Issue Hook")).kind())
                .isEqualTo(AlertKind.NOISE);
    }

    @Test
    void aRetryKeepsItsKeyAndAChainOfHooksIsNotOneAlert() {
        var retried = Map.of("Idempotency-Key", "idem-1", "X-Gitlab-Event-UUID", "event-1");
        var chained = Map.of("X-Gitlab-Event-UUID", "event-1");

        assertThat(one("pipeline.failed.json", retried).ownId()).contains("idem-1");
        assertThat(one("pipeline.failed.json", chained).ownId())
                .isNotEqualTo(one("build.failed.json", chained).ownId());
        assertThat(one("pipeline.failed.json", Map.of()).ownId()).isEmpty();
    }

    private static ReadAlert one(String name, Map<String, String> headers) {
        return Deliveries.readOne(GITLAB, name, headers);
    }
}
