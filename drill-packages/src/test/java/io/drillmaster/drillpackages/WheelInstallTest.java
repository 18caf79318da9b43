package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own pip, with wheels: nothing runs when they are installed. */
class WheelInstallTest {
    private static final Command.Result SILENCE = new Command.Result(Optional.of(0), "");

    @TempDir
    Path home;

    @Test
    void aPlainWheelNeverRunsAnything() throws Exception {
        var drill = Drills.drill(ExecutionVector.PYPI_WHEEL).markerIn(home).build();
        var venv = Venv.in(home);

        venv.install(drill);

        assertThat(venv.python("-c", "import pytorch_utilz; print(pytorch_utilz.__doc__)"))
                .isEqualTo(new Command.Result(Optional.of(0), drill.spec().notice() + "\n"));
        assertThat(Markers.phases(drill)).isEmpty();
        assertThat(venv.sitePackages().resolve("pytorch_utilz/DRILL-MANIFEST.json"))
                .hasContent(drill.manifest().toJson());
    }

    @Test
    void anImportIsAnExecutionAndAnInstallIsNone() throws Exception {
        var drill = marking(ExecutionVector.PYPI_IMPORT).build();
        var venv = Venv.in(home);

        venv.install(drill);
        assertThat(Markers.phases(drill)).isEmpty();

        assertThat(venv.python(
                        "-c", "import importlib, pytorch_utilz; importlib.reload(pytorch_utilz); import pytorch_utilz"))
                .isEqualTo(SILENCE);
        assertThat(Markers.phases(drill)).as("once per process").containsExactly(Phase.LOADED);

        assertThat(venv.python("-I", "-c", "import pytorch_utilz")).isEqualTo(SILENCE);
        assertThat(Markers.phases(drill)).containsExactly(Phase.LOADED, Phase.LOADED);
    }

    @Test
    void everyStartOfAPythonThatWasThrownAwayIsAnExecution() throws Exception {
        var drill = marking(ExecutionVector.PYPI_PTH).build();
        var venv = Venv.in(home).thrownAway();

        venv.install(drill);
        assertThat(Markers.phases(drill)).as("the install itself").isEmpty();

        assertThat(venv.python("-c", "import site; site.main()")).isEqualTo(SILENCE);
        assertThat(Markers.phases(drill)).as("once per process").containsExactly(Phase.LOADED);

        assertThat(venv.python("-I", "-c", "pass")).isEqualTo(SILENCE);
        assertThat(venv.python("-S", "-c", "pass")).isEqualTo(SILENCE);
        assertThat(Markers.phases(drill)).as("-S stops it, -I does not").containsExactly(Phase.LOADED, Phase.LOADED);
    }

    @Test
    void whereNobodyConsentedAStartRunsNothing() throws Exception {
        var drill = marking(ExecutionVector.PYPI_PTH).build();
        var venv = Venv.in(home);
        venv.install(drill);

        assertThat(venv.python("-c", "import sys; print('pytorch_utilz_startup' in sys.modules)"))
                .as("not even loaded")
                .isEqualTo(new Command.Result(Optional.of(0), "False\n"));
        assertThat(Markers.phases(drill)).isEmpty();
    }

    @Test
    void consentCountsInAVirtualEnvironmentOnly() throws Exception {
        var drill = marking(ExecutionVector.PYPI_PTH).build();
        var venv = Venv.in(home).thrownAway();
        venv.install(drill);

        // the same line, in an interpreter that holds the file and believes that it is no virtual environment
        assertThat(venv.python(
                        "-S",
                        "-c",
                        "import site, sys; sys.prefix = sys.base_prefix = '" + venv.directory() + "'; site.addsitedir('"
                                + venv.sitePackages() + "')"))
                .isEqualTo(SILENCE);
        assertThat(Markers.phases(drill)).isEmpty();
    }

    @Test
    void aStartUpLineThatIsLeftAloneIsSilent() throws Exception {
        var drill = marking(ExecutionVector.PYPI_PTH).build();
        var venv = Venv.in(home).thrownAway();
        venv.install(drill);
        Files.delete(venv.sitePackages().resolve("pytorch_utilz_startup.py"));

        assertThat(venv.python("-B", "-c", "pass")).isEqualTo(SILENCE);
        assertThat(Markers.phases(drill)).isEmpty();
    }

    @Test
    void aPythonThatReadsAsciiOnlyStartsAllTheSame() throws Exception {
        var drill = marking(ExecutionVector.PYPI_PTH)
                .contact(HookTest.HOSTILE_CONTACT)
                .build();
        var venv = Venv.in(home).thrownAway();
        venv.install(drill);

        assertThat(Command.in(home)
                        .with("LC_ALL", "POSIX")
                        .with("PYTHONCOERCECLOCALE", "0")
                        .with("PYTHONUTF8", "0")
                        .run(Duration.ofMinutes(1), List.of(venv.python(), "-c", "pass")))
                .isEqualTo(SILENCE);
        assertThat(Markers.phases(drill)).containsExactly(Phase.LOADED);
    }

    @Test
    void uninstallingAStartUpDrillLeavesNothing() throws Exception {
        var drill = marking(ExecutionVector.PYPI_PTH).build();
        var venv = Venv.in(home).thrownAway();
        venv.install(drill);

        var uninstalled = venv.pip("uninstall", "--yes", "pytorch-utilz");

        assertThat(uninstalled.exitCode()).as(uninstalled.output()).contains(0);
        try (var left = Files.walk(venv.directory())) {
            assertThat(left.filter(path -> path.toString().contains("pytorch"))).isEmpty();
        }
        Files.deleteIfExists(Path.of(drill.spec().markerPath().value())); // pip itself was such a start
        assertThat(venv.python("-c", "pass")).isEqualTo(SILENCE);
        assertThat(Markers.phases(drill)).isEmpty();
    }

    private Drills marking(ExecutionVector vector) {
        return Drills.drill(vector).markerIn(home).doing(BenignAction.WRITE_MARKER);
    }
}
