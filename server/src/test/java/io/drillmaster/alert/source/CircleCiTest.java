package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.evidence.AlertKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircleCiTest {
    private static final CircleCi CIRCLECI = new CircleCi();

    @Test
    void aFailedWorkflowIsAGateThatBlocked() {
        var alert = one("workflow-completed.failed.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.rule()).isEqualTo("gate");
        assertThat(alert.summary()).isEqualTo("Workflow 'gate' of github/Acme/Shop: failed");
        assertThat(alert.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:16:40.170Z"));
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:16:40.317465Z"));
    }

    @Test
    void aJobThatRanTooLongBlocksToo() {
        assertThat(one("job-completed.timedout.json").kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(one("job-completed.timedout.json").rule()).isEqualTo("package policy");
    }

    @Test
    void whatWasNotRunOrWentWellIsNoise() {
        for (var name :
                new String[] {"workflow-completed.success.json", "job-completed.infrastructure_fail.json", "ping.json"
                }) {
            assertThat(one(name).kind()).as(name).isEqualTo(AlertKind.NOISE);
        }
    }

    @Test
    void aDeliveryThatComesTwiceHasOneId() {
        assertThat(one("workflow-completed.failed.json").ownId()).contains("c1c1c1c1-0000-3000-8000-000000000001");
    }

    @Test
    void anEndWithoutItsStatusSaysSo() {
        var alert = Deliveries.read(CIRCLECI, "{\"type\":\"job-completed\",\"job\":{\"status\":7}}")
                .get(0);

        assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alert.summary()).contains("without 'job.status'").contains("passed over");
    }

    private static ReadAlert one(String name) {
        return Deliveries.readOne(CIRCLECI, name, Map.of());
    }
}
