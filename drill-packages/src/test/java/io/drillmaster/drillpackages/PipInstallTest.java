package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The machine's own pip against an index that holds nothing but the drill package. */
class PipInstallTest {
    @TempDir
    Path home;

    @Test
    void anInstallLeavesItsResolutionAndItsInstallationInTheMarkerAndInDns() throws Exception {
        try (var dns = LoopbackNameServer.answering()) {
            var drill = Drills.drill(Ecosystem.PYPI)
                    .markerIn(home)
                    .asking(dns.route())
                    .build();

            var result = pip(drill, "install", "--target", home.resolve("site").toString());

            assertThat(result.exitCode()).as(result.output()).contains(0);
            var marker = MarkerContent.parse(
                    Files.readString(Path.of(drill.spec().markerPath().value())));
            assertThat(marker.token()).contains(Drills.TOKEN);
            assertThat(marker.brokenLines()).isZero();
            assertThat(marker.executions())
                    .extracting(MarkerContent.Execution::phase)
                    .containsExactly(Phase.RESOLVED, Phase.INSTALLED);
            for (var execution : marker.executions()) {
                assertThat(dns.nextName().flatMap(name -> DrillName.parse(name, Drills.ZONE)))
                        .contains(new DrillName(execution.phase(), execution.nonce(), Drills.TOKEN));
            }
            assertThat(home.resolve("site/pytorch_utilz/__init__.py")).content().contains("SECURITY DRILL EX-0007");
            assertThat(home.resolve("site/pytorch_utilz-0.0.1.dist-info/METADATA"))
                    .hasContent(((PackageMetadata.Pypi) drill.metadata()).coreMetadata());
        }
    }

    @Test
    void aDownloadIsAResolutionOnly() throws Exception {
        var drill = Drills.drill(Ecosystem.PYPI)
                .markerIn(home)
                .doing(BenignAction.WRITE_MARKER)
                .build();

        var result = pip(drill, "download", "--dest", home.resolve("wheels").toString());

        assertThat(result.exitCode()).as(result.output()).contains(0);
        var marker = MarkerContent.parse(
                Files.readString(Path.of(drill.spec().markerPath().value())));
        assertThat(marker.executions())
                .extracting(MarkerContent.Execution::phase)
                .containsExactly(Phase.RESOLVED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI_SDIST", "PYPI_SETUP_PY"})
    void whoAcceptsWheelsOnlyRunsNothing(ExecutionVector vector) throws Exception {
        var drill = Drills.drill(vector)
                .markerIn(home)
                .doing(BenignAction.WRITE_MARKER)
                .build();

        try (var index = new LoopbackRegistry(drill)) {
            var result = pip(index, "install", "--only-binary=:all:", "--target", "site");

            assertThat(result.exitCode()).as(result.output()).contains(1);
            assertThat(index.asked()).containsExactly("/simple/pytorch-utilz/");
        }
        assertThat(Markers.phases(drill)).isEmpty();
    }

    @Test
    void aPackageThatExpiredInstallsAndDoesNothing() throws Exception {
        var drill = Drills.drill(Ecosystem.PYPI).markerIn(home);
        var built = drill.spec().builtAt().minus(Duration.ofDays(3));
        var expired = drill.living(built, built.plus(Duration.ofDays(2))).build();

        var result = pip(expired, "install", "--target", home.resolve("site").toString());

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(Path.of(expired.spec().markerPath().value())).doesNotExist();
        assertThat(home.resolve("site/pytorch_utilz/__init__.py")).exists();
    }

    @Test
    void hostileContactTextInstallsAsText() throws Exception {
        var drill = Drills.drill(Ecosystem.PYPI)
                .markerIn(home)
                .doing(BenignAction.WRITE_MARKER)
                .contact(HookTest.HOSTILE_CONTACT)
                .build();

        var result = pip(drill, "install", "--target", home.resolve("site").toString());

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(Files.readAllLines(Path.of(drill.spec().markerPath().value())))
                .first()
                .isEqualTo(drill.spec().notice());
        assertThat(Command.in(home)
                        .run(
                                Duration.ofSeconds(30),
                                List.of(
                                        Machine.python(),
                                        "-c",
                                        "import sys; sys.path.insert(0, 'site'); import pytorch_utilz;"
                                                + " sys.stdout.buffer.write(pytorch_utilz.__doc__.encode())")))
                .isEqualTo(new Command.Result(Optional.of(0), drill.spec().notice()));
    }

    private Command.Result pip(DrillPackage drill, String... words) throws IOException, InterruptedException {
        try (var index = new LoopbackRegistry(drill)) {
            return pip(index, words);
        }
    }

    private Command.Result pip(LoopbackRegistry index, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Machine.pythonWithPip(), "-m", "pip", "--isolated"));
        command.addAll(List.of(words));
        command.addAll(List.of("--no-cache-dir", "--disable-pip-version-check", "--no-input", "--retries=0"));
        command.addAll(List.of("--index-url", index.address() + "/simple/", "pytorch-utilz"));
        return Command.in(home).with("PIP_CONFIG_FILE", "/dev/null").run(Duration.ofMinutes(2), command);
    }
}
