package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.evidence.AlertKind;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JenkinsTest {
    private static final Jenkins JENKINS = new Jenkins();

    @Test
    void aFailedBuildIsAGateThatBlockedWhenItEnded() {
        var alert = one("completed.failure.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.rule()).isEqualTo("shop-gate");
        assertThat(alert.summary()).isEqualTo("Build #41 of 'shop-gate': FAILURE");
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:16:40.123Z"));
        assertThat(alert.traits().tokens()).containsExactly(Deliveries.TOKEN);
    }

    @Test
    void theTwoPhasesWithOneResultAreOneAlert() {
        assertThat(one("finalized.failure.json").ownId())
                .isPresent()
                .isEqualTo(one("completed.failure.json").ownId());
        assertThat(one("started.after-failure.json").ownId())
                .isNotEqualTo(one("completed.failure.json").ownId());
        assertThat(one("completed.unstable.json").ownId())
                .isNotEqualTo(one("completed.failure.json").ownId());
    }

    @Test
    void anUnstableBuildWarned() {
        assertThat(one("completed.unstable.json").kind()).isEqualTo(AlertKind.GATE_WARNED);
    }

    @Test
    void whatDecidedNothingIsNoise() {
        for (var name : new String[] {
            "completed.success.json", "completed.aborted.json", "started.after-failure.json", "notification.xml"
        }) {
            assertThat(one(name).kind()).as(name).isEqualTo(AlertKind.NOISE);
        }
        assertThat(one("started.after-failure.json").generatedAt()).isEmpty();
    }

    @Test
    void xmlIsKeptWithTheSettingToChange() {
        assertThat(one("notification.xml").summary()).contains("JSON");
        assertThat(one("notification.xml").raw()).isEqualTo(Deliveries.fixture("jenkins", "notification.xml"));
    }

    @Test
    void aBodyWithoutABuildSaysSo() {
        var alert = Deliveries.read(JENKINS, "{\"name\":\"shop-gate\",\"build\":\"41\"}")
                .get(0);

        assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alert.summary()).contains("no 'build'").contains("passed over");
    }

    @Test
    void aTimeThatIsNoneIsPassedOver() {
        var body = "{\"name\":\"g\",\"build\":{\"phase\":\"COMPLETED\",\"status\":\"FAILURE\",\"timestamp\":%s}}";

        assertThat(Deliveries.read(JENKINS, body.formatted("0")).get(0).generatedAt())
                .isEmpty();
        assertThat(Deliveries.read(JENKINS, body.formatted("1.5e9")).get(0).summary())
                .contains("build.timestamp");
        for (var far : new long[] {Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(Deliveries.read(JENKINS, body.formatted(far)).get(0).summary())
                    .contains("build.timestamp");
        }
        assertThat(Deliveries.read(JENKINS, body.formatted("253402300799999"))
                        .get(0)
                        .generatedAt())
                .contains(Instant.parse("9999-12-31T23:59:59.999Z"));
    }

    @Test
    void theSecretRidesInTheAddress() {
        var address = new HookAddress(
                URI.create("https://drills.example/hooks/jenkins/kEy-_9"), Optional.of(new HookSecret("aB-_9")));

        assertThat(JENKINS.setup(address))
                .allSatisfy(snippet -> assertThat(snippet.text())
                        .contains("https://drillmaster:aB-_9@drills.example/hooks/jenkins/kEy-_9"));
    }

    private static ReadAlert one(String name) {
        return Deliveries.readOne(JENKINS, name, Map.of());
    }
}
