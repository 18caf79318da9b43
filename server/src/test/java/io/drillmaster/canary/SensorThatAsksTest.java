package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.drillpackages.DrillName;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.DeclaredSource;
import io.drillmaster.measure.Measurement;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A Falco rule that names the canary's domain (in {@code fd.sip.name} and its kind) makes Falco itself resolve that name,
 * again and again, without anything having run.
 */
class SensorThatAsksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DrillZone ZONE = DrillZone.of("drill.test");
    private static final String SENSOR = "127.0.0.9";
    private static final String HOST = "127.0.0.1";

    private static ApplicationFixture drillmaster;

    @BeforeAll
    static void start() {
        drillmaster = ApplicationFixture.start(
                Map.of(
                        "dns.zone",
                        ZONE.value(),
                        "canary.declared-networks",
                        "Falco sensors=" + SENSOR + "/32",
                        "markers.watch-local",
                        "false"),
                Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @Test
    void whatADeclaredSensorLooksUpIsKeptUnderItsNameAndIsNoExecution() throws Exception {
        var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var token = drill.plan().targets().get(0).token();

        dig(SENSOR, whole(token, "aaaabbbb"));

        await().atMost(PATIENCE).until(() -> lookups(drill).size() == 1);
        assertThat(DeclaredSource.of(lookups(drill).get(0).fact())).contains("Falco sensors");
        assertThat(measured(drill).installs()).isEmpty();
        assertThat(measured(drill).execution()).isEmpty();
    }

    @Test
    void theNamesThatARuleCanNameAreNoExecutionFromAnywhere() throws Exception {
        var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var first = drill.plan().targets().get(0).token();
        var second = drill.plan().targets().get(1).token();

        // No rule can name the whole name before it is asked for: its nonce is new for every execution.
        dig(HOST, ZONE.value());
        dig(HOST, first + "." + ZONE.value());
        dig(HOST, whole(second, "ccccdddd")); // asked last, so that the others had their time

        await().atMost(PATIENCE).until(() -> measured(drill).installs().size() == 1);
        assertThat(measured(drill).installs().get(0).token()).isEqualTo(second);
        assertThat(lookups(drill)).hasSize(1);
    }

    private static String whole(Token token, String nonce) {
        return new DrillName(Phase.INSTALLED, nonce, token).format(ZONE);
    }

    private static Measurement measured(Exercise drill) {
        return drillmaster.parts().verdicts().now(drill.plan().id());
    }

    private static List<Evidence> lookups(Exercise drill) {
        return drillmaster.parts().evidence().of(drill.plan().id()).stream()
                .filter(row -> row.fact() instanceof Fact.DnsLookedUp)
                .toList();
    }

    private static void dig(String from, String name) throws Exception {
        var port = Integer.toString(drillmaster.application().dnsPort());
        Process process;
        try {
            process = new ProcessBuilder("dig", "-b", from, "+tries=1", "+time=5", "@127.0.0.1", "-p", port, name, "A")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            assumeTrue(false, "skipped: this machine has no dig");
            throw missing;
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
