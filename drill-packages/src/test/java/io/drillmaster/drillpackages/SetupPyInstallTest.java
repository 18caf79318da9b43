package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own pip with a legacy {@code setup.py}, from indexes that serve setuptools and one that does not. */
class SetupPyInstallTest {
    @TempDir
    Path home;

    @Test
    void anInstallAsksTwiceAndInstallsOnce() throws Exception {
        var wheels = Machine.setuptoolsWheels();
        try (var dns = LoopbackNameServer.answering()) {
            var drill = Drills.drill(ExecutionVector.PYPI_SETUP_PY)
                    .markerIn(home)
                    .asking(dns.route())
                    .build();
            var venv = Venv.in(home);

            var result = pip(venv, drill, wheels, "install");

            assertThat(result.exitCode()).as(result.output()).contains(0);
            var executions = Markers.executions(drill);
            assertThat(executions)
                    .extracting(MarkerContent.Execution::phase)
                    .containsExactly(Phase.RESOLVED, Phase.RESOLVED, Phase.INSTALLED);
            for (var execution : executions) {
                assertThat(dns.nextName().flatMap(name -> DrillName.parse(name, Drills.ZONE)))
                        .contains(new DrillName(execution.phase(), execution.nonce(), Drills.TOKEN));
            }
            assertThat(venv.python("-c", "import pytorch_utilz, sys; sys.stdout.write(pytorch_utilz.__doc__)")
                            .output())
                    .isEqualTo(drill.spec().notice());
            assertThat(venv.sitePackages().resolve("drill_hook.py"))
                    .as("stays behind in the archive")
                    .doesNotExist();
        }
    }

    @Test
    void aDownloadOnlyAsks() throws Exception {
        var wheels = Machine.setuptoolsWheels();
        var drill = marking().build();

        var result = pip(
                Venv.in(home),
                drill,
                wheels,
                "download",
                "--dest",
                home.resolve("files").toString());

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(Markers.phases(drill)).isNotEmpty().containsOnly(Phase.RESOLVED);
    }

    /** Why the vector is offered only where the index serves setuptools. */
    @Test
    void withoutSetuptoolsInTheIndexTheInstallFailsAndNothingRuns() throws Exception {
        var drill = marking().build();
        try (var index = new LoopbackRegistry(drill)) {
            var result = pip(Venv.in(home), index, "install");

            assertThat(result.exitCode()).as(result.output()).contains(1);
            assertThat(result.output()).contains("setuptools");
            assertThat(index.asked()).contains("/simple/setuptools/");
        }
        assertThat(Markers.phases(drill)).isEmpty();
    }

    @Test
    void aClientThatHasSetuptoolsRunsTheScriptItself() throws Exception {
        var wheels = Machine.setuptoolsWheels();
        var drill = marking().build();
        var venv = Venv.in(home);
        for (var wheel : wheels) {
            var prepared = venv.pip("install", "--no-deps", "--no-index", wheel.toString());
            assertThat(prepared.exitCode()).as(prepared.output()).contains(0);
        }
        try (var index = new LoopbackRegistry(drill)) {
            var result = pip(venv, index, "install");

            assertThat(result.exitCode()).as(result.output()).contains(0);
            assertThat(index.asked()).doesNotContain("/simple/setuptools/");
        }
        assertThat(Markers.phases(drill)).containsExactly(Phase.RESOLVED, Phase.INSTALLED);
    }

    @Test
    void anInstallEndsWithNobodyAnsweringAndWithNothingWritable() throws Exception {
        var wheels = Machine.setuptoolsWheels();
        try (var dns = LoopbackNameServer.silent()) {
            var drill = Drills.drill(ExecutionVector.PYPI_SETUP_PY)
                    .markerIn(home.resolve("missing"))
                    .asking(dns.route())
                    .build();

            var result = pip(Venv.in(home), drill, wheels, "install");

            assertThat(result.exitCode()).as(result.output()).contains(0);
        }
    }

    @Test
    void aPackageThatExpiredInstallsAndDoesNothing() throws Exception {
        var wheels = Machine.setuptoolsWheels();
        var drill = marking().contact(HookTest.HOSTILE_CONTACT).expired().build();

        var result = pip(Venv.in(home), drill, wheels, "install");

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(Markers.phases(drill)).isEmpty();
    }

    private Drills marking() {
        return Drills.drill(ExecutionVector.PYPI_SETUP_PY).markerIn(home).doing(BenignAction.WRITE_MARKER);
    }

    private static Command.Result pip(Venv venv, DrillPackage drill, List<Path> wheels, String... words)
            throws Exception {
        try (var index = new LoopbackRegistry(drill, wheels)) {
            return pip(venv, index, words);
        }
    }

    private static Command.Result pip(Venv venv, LoopbackRegistry index, String... words) throws Exception {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--retries=0", "--index-url=" + index.address() + "/simple/", "pytorch-utilz"));
        return venv.pip(all.toArray(String[]::new));
    }
}
