package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitLabTest {
    private static final GitLab GITLAB = new GitLab();

    @Test
    void aFailedPipelineIsAGateThatBlocked() {
        var alert = one("pipeline.failed.json", Map.of());

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.rule()).isEqualTo("pipeline");
        assertThat(alert.summary()).isEqualTo("Pipeline 'pipeline' of Acme/web/shop: failed in gate");
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

    @Test
    void aPipelineThatPassedWithWarningsWarnsAndNamesTheJob() {
        var alert = one("pipeline.passed-with-warnings.json", Map.of());

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_WARNED);
        assertThat(alert.summary())
                .isEqualTo("Pipeline 'nightly' of Acme/web/shop: passed with warnings in package policy");
    }

    @Test
    void aJobThatRunsAgainHasNotDecidedAgain() {
        var alert = one("build.retried.running.json", Map.of());

        assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alert.generatedAt()).isEmpty();
    }

    @Test
    void aVulnerabilityThatWasFoundWarnsWithItsPackage() {
        var alert = one("vulnerability.detected.json", Map.of());

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_WARNED);
        assertThat(alert.rule()).isEqualTo("dependency_scanning");
        assertThat(alert.priority()).isEqualTo("critical");
        assertThat(alert.traits().packageNames()).containsExactly("left-padz==1.0.3");
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:20:14.413Z"));
    }

    @Test
    void whoConfirmsAVulnerabilityHasTakenNote() {
        var response = response("vulnerability.confirmed.json");

        assertThat(response.kind()).isEqualTo(ResponseKind.ACKNOWLEDGED);
        assertThat(response.person()).contains("user 7");
        assertThat(response.incident()).contains("https://gitlab.example/Acme/web/shop/-/security/vulnerabilities/18");
        assertThat(response.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:25:00.004Z"));
        assertThat(response.ownId())
                .isPresent()
                .isNotEqualTo(one("vulnerability.detected.json", Map.of()).ownId());
    }

    @Test
    void aVulnerabilityThatResolvedItselfWasNobodysWork() {
        var response = response("vulnerability.resolved.by-itself.json");

        assertThat(response.kind()).isEqualTo(ResponseKind.CLOSED);
        assertThat(response.person()).isEmpty();
    }

    @Test
    void whatLacksItsSubjectIsKeptAndSaysSo() {
        for (var body : List.of("{\"object_kind\":\"pipeline\"}", "{\"object_kind\":\"vulnerability\"}")) {
            var alert = Deliveries.read(GITLAB, body).get(0);

            assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
            assertThat(alert.summary()).contains("without");
        }
    }

    @Test
    void aSignedDeliveryIsKnownByItsId() {
        assertThat(one("pipeline.failed.json", Map.of("webhook-id", "msg-1")).ownId())
                .contains("msg-1");
    }

    private static ReadResponse response(String name) {
        var body = Deliveries.fixture("gitlab", name);
        return (ReadResponse)
                GITLAB.read(Deliveries.of("gitlab", body, Map.of())).get(0);
    }

    private static ReadAlert one(String name, Map<String, String> headers) {
        return Deliveries.readOne(GITLAB, name, headers);
    }
}
