package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.CanaryAddress;
import io.drillmaster.drillpackages.CanaryAddress.Protocol;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.OwnScenario;
import io.drillmaster.identity.Role;
import io.drillmaster.measure.Measurement;
import io.drillmaster.plan.Exercise;
import io.drillmaster.registry.PackageClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drill packages that connect, from the install by a real client to the measurement. */
class VisitsInTheProgramTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void anInstallThatConnectsIsAnExecution(Protocol protocol) throws Exception {
        try (var drillmaster = start(protocol)) {
            var drill = drillmaster.open("OWN-1", HOUR);

            installWithPip(drillmaster, drill);
            installWithNpm(drillmaster, drill);

            await().atMost(PATIENCE)
                    .until(() -> measurement(drillmaster, drill).installs().size() == 2);
            var by = protocol.name().toLowerCase(Locale.ROOT);
            assertThat(visits(drillmaster, drill)).isNotEmpty().allSatisfy(row -> {
                assertThat(row.source()).isEqualTo("canary." + by);
                var visit = (Fact.CanaryVisited) row.fact();
                assertThat(visit.protocol()).isEqualTo(by);
                assertThat(visit.client()).isEqualTo("127.0.0.1");
                assertThat(visit.asked()).contains(row.token().orElseThrow().value());
            });
            assertThat(measurement(drillmaster, drill).installs())
                    .extracting(install -> install.token())
                    .containsExactlyInAnyOrderElementsOf(drill.plan().targets().stream()
                            .map(target -> target.token())
                            .toList());
            itReadsWell(drillmaster, drill, protocol);
        }
    }

    @Test
    void aTokenThatNobodyGaveOutIsAnsweredAlikeAndBelongsToNoExercise() throws Exception {
        try (var drillmaster = start(Protocol.HTTP)) {
            var drill = drillmaster.open("OWN-1", HOUR);
            var known = drill.plan().targets().get(0).token();
            var unknown = Token.ofRandom(Secrets.bytes(Token.LENGTH));
            var canary = drillmaster.application().visits().forDrillPackages().orElseThrow();

            assertThat(present(canary, unknown)).isEqualTo(present(canary, known));

            await().atMost(PATIENCE).until(() -> visits(drillmaster, drill).size() == 1);
            assertThat(visits(drillmaster, drill).get(0).token()).contains(known);
        }
    }

    private ApplicationFixture start(Protocol protocol) throws IOException {
        var scenarios = Files.createDirectory(directory.resolve("scenarios"));
        OwnScenario.called("OWN-1")
                .pip("acme-connects")
                .npm("acme-connects-too")
                .in(scenarios);
        var file = scenarios.resolve("OWN-1.yaml");
        Files.writeString(file, Files.readString(file).replace("[WRITE_MARKER, DNS_LOOKUP]", "[TCP_CONNECT]"));
        var listener = "canary." + protocol.name().toLowerCase(Locale.ROOT);
        return ApplicationFixture.start(
                Map.of("scenarios-dir", scenarios.toString(), listener, "127.0.0.1:0"), Clock.systemUTC());
    }

    private static void itReadsWell(ApplicationFixture drillmaster, Exercise drill, Protocol protocol) {
        drillmaster.account("ada", Role.ADMINISTRATOR);
        var ada = Person.signedIn(drillmaster, "ada");
        var page = ada.get("/exercises/" + drill.plan().id()).body();
        assertThat(page)
                .contains("Somebody at 127.0.0.1 presented the drill’s token to the canary by " + protocol.name());
        var row = visits(drillmaster, drill).get(0);
        assertThat(ada.get("/evidence/" + row.id()).body()).contains("Canary " + protocol.name());
    }

    private static String present(CanaryAddress canary, Token token) throws IOException {
        try (var socket = new Socket(canary.address(), canary.port())) {
            socket.getOutputStream().write(canary.banner(token).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Measurement measurement(ApplicationFixture drillmaster, Exercise drill) {
        return drillmaster.parts().verdicts().now(drill.plan().id());
    }

    private static List<Evidence> visits(ApplicationFixture drillmaster, Exercise drill) {
        return drillmaster.parts().evidence().of(drill.plan().id()).stream()
                .filter(row -> row.fact() instanceof Fact.CanaryVisited)
                .toList();
    }

    private void installWithNpm(ApplicationFixture drillmaster, Exercise drill) throws IOException {
        var target = drill.plan().targets().get(1);
        var project = PackageClient.project(directory.resolve("npm"), drillmaster.address() + "/npm/");
        PackageClient.of("npm")
                .run(project, "install", target.packageName() + "@" + target.packageVersion())
                .succeeded();
    }

    private void installWithPip(ApplicationFixture drillmaster, Exercise drill) throws Exception {
        var target = drill.plan().targets().get(0);
        var log = directory.resolve("pip.log");
        var builder = new ProcessBuilder(
                        "pip",
                        "install",
                        "--isolated",
                        "--no-cache-dir",
                        "--disable-pip-version-check",
                        "--no-input",
                        "--index-url",
                        drillmaster.address() + "/pypi/simple/",
                        "--target",
                        directory.resolve("site").toString(),
                        target.packageName() + "==" + target.packageVersion())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PIP_") || name.startsWith("PYTHON"));
        builder.environment().put("PIP_CONFIG_FILE", "/dev/null");
        builder.environment().put("NO_PROXY", "127.0.0.1");
        try {
            var process = builder.start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } catch (IOException missing) {
            assumeTrue(false, "skipped: this machine has no pip");
            throw missing;
        }
    }
}
