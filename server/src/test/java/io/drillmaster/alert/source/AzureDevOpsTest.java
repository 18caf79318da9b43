package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.evidence.AlertKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzureDevOpsTest {
    private static final AzureDevOps AZURE = new AzureDevOps();

    @Test
    void aFailedBuildIsAGateThatBlockedToTheTenMillionthOfASecond() {
        var alert = one("build.complete.failed.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.rule()).isEqualTo("dependency gate");
        assertThat(alert.summary()).isEqualTo("Build '20260302.1' of dependency gate: failed");
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:16:40.691234500Z"));
        assertThat(alert.ownId()).contains("a2a2a2a2-0000-4000-8000-000000000002");
    }

    @Test
    void theOlderFormTellsItsResultInTheStatus() {
        assertThat(one("build.complete.old.json").kind()).isEqualTo(AlertKind.GATE_WARNED);
    }

    @Test
    void aRunAndAStageOfAPipelineAreGatesToo() {
        var run = one("run-state-changed.failed.json");
        var stage = one("stage-state-changed.failed.json");

        assertThat(run.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(run.summary()).isEqualTo("Run '20260302.2' of dependency gate: failed");
        assertThat(run.generatedAt()).contains(Instant.parse("2026-03-02T10:16:42.019218800Z"));
        assertThat(stage.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(stage.summary()).isEqualTo("Stage 'Policy' of dependency gate: failed");
        assertThat(stage.generatedAt()).contains(Instant.parse("2026-03-02T10:16:43.428552800Z"));
    }

    @Test
    void whatDecidedNothingIsNoise() {
        for (var name :
                new String[] {"run-state-changed.in-progress.json", "workitem.created.json", "test-button.json"}) {
            assertThat(one(name).kind()).as(name).isEqualTo(AlertKind.NOISE);
        }
        assertThat(one("test-button.json").summary()).startsWith("Test: ");
    }

    @Test
    void anEventWithoutItsObjectSaysSo() {
        var body = "{\"eventType\":\"ms.vss-pipelines.run-state-changed-event\",\"resource\":{\"run\":[]}}";
        var alert = Deliveries.read(AZURE, body).get(0);

        assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alert.summary()).contains("without the object of its run").contains("resource.run");
    }

    private static ReadAlert one(String name) {
        return Deliveries.readOne(AZURE, name, Map.of());
    }
}
