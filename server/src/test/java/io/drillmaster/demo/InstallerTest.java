package io.drillmaster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.OwnScenario;
import io.drillmaster.measure.InstallInstance;
import io.drillmaster.plan.InstallTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own pip and npm against the built-in registry, up to the measurement. */
class InstallerTest {
    private static ApplicationFixture drillmaster;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void start(@TempDir Path scenarios) throws IOException {
        OwnScenario.called("OWN-1")
                .pip("pytorch-utilz")
                .npm("@acme-drill/build-tools")
                .npm("react-state-utilz")
                .in(scenarios);
        drillmaster = ApplicationFixture.start(Map.of("scenarios-dir", scenarios.toString()), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @Test
    void everyInstallIsMeasuredUnderItsOwnToken() throws Exception {
        var drill = drillmaster.open("OWN-1", Duration.ofHours(1));
        var installer = new Installer(
                scratch, drillmaster.address(), drillmaster.parts().inbox(), Clock.systemUTC());
        for (var target : drill.plan().targets()) {
            var report = installer.install(drill.plan().id(), target, client(target.ecosystem()));

            assertThat(report.exitCode()).as(report.note()).isZero();
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> drillmaster
                                .parts()
                                .verdicts()
                                .now(drill.plan().id())
                                .installs()
                                .size()
                        == 3);
        assertThat(drillmaster.parts().verdicts().now(drill.plan().id()).installs())
                .extracting(InstallInstance::token)
                .containsExactlyElementsOf(drill.plan().targets().stream()
                        .map(InstallTarget::token)
                        .toList());
        assertThat(drillmaster.parts().evidence().of(drill.plan().id()))
                .filteredOn(row -> row.fact() instanceof Fact.Fetched)
                .hasSize(3);
    }

    private Client client(Ecosystem ecosystem) {
        var client = Client.find(ecosystem, scratch);
        assumeTrue(client.isPresent(), "skipped: this machine has no client for " + ecosystem.title());
        assumeTrue(
                ecosystem != Ecosystem.NPM
                        || Integer.parseInt(client.orElseThrow().version().split("[.]", 2)[0]) < 12,
                "skipped: this machine's npm runs no install scripts");
        return client.orElseThrow();
    }
}
