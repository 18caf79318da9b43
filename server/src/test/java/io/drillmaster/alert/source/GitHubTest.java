package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitHubTest {
    private static final GitHub GITHUB = new GitHub();
    private static final Instant RUN_ENDED = Instant.parse("2026-03-02T10:16:40Z");

    @Test
    void aFailedWorkflowIsAGateThatBlocked() {
        var alert = one("workflow_run", "workflow_run.completed.failure.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.rule()).isEqualTo("dependency gate");
        assertThat(alert.priority()).isEqualTo("failure");
        assertThat(alert.summary()).isEqualTo("Workflow 'dependency gate' of Acme/Shop: failure");
        assertThat(alert.generatedAt()).contains(RUN_ENDED);
        assertThat(alert.sourceTime().orElseThrow().instant()).isEqualTo(RUN_ENDED);
        assertThat(alert.traits().ciRuns()).containsExactly("github:acme/shop:7301122334");
    }

    @Test
    void aCheckThatAsksForActionIsAGateThatBlockedAndItsRunIsFoundInItsDetails() {
        var alert = one("check_run", "check_run.completed.action_required.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.summary()).endsWith("action_required: 1 package is too young");
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:15:02Z"));
        assertThat(alert.traits().ciRuns()).containsExactly("github:acme/shop:7301122334");
    }

    @Test
    void aNeutralCheckWarned() {
        assertThat(one("check_run", "check_run.completed.neutral.json").kind()).isEqualTo(AlertKind.GATE_WARNED);
    }

    @Test
    void whatStoppedNothingIsNoise() {
        assertThat(one("workflow_run", "workflow_run.completed.success.json").kind())
                .isEqualTo(AlertKind.NOISE);
        assertThat(one("ping", "ping.json").kind()).isEqualTo(AlertKind.NOISE);
        assertThat(one("push", "push.epoch-times.json").kind()).isEqualTo(AlertKind.NOISE);
    }

    @Test
    void aRunThatHasNotEndedHasDecidedNothing() {
        var alert = one("workflow_run", "workflow_run.requested.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alert.generatedAt()).isEmpty();
    }

    @Test
    void aRedeliveryKeepsItsId() {
        assertThat(one("ping", "ping.json").ownId()).contains("9f0e-guid");
    }

    @Test
    void aFormIsRefusedWithTheSettingToChange() {
        var form = Deliveries.of(
                "github",
                "payload=%7B%7D".getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));

        assertThatThrownBy(() -> GITHUB.read(form))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("application/json");
    }

    private static ReadAlert one(String event, String name) {
        return Deliveries.readOne(GITHUB, name, Map.of("X-GitHub-Event", event, "X-GitHub-Delivery", "9f0e-guid"));
    }
}
