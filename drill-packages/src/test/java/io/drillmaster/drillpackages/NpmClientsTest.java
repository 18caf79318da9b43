package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of each npm vector with the clients that people use: the table in {@code docs/execution-vectors.md}. */
class NpmClientsTest {
    /** What a client makes of an install script. */
    private enum Scripts {
        RUN(0, List.of(Phase.INSTALLED)),
        BLOCKED(0, List.of()),
        REFUSED(1, List.of());

        private final int exitCode;
        private final List<Phase> phases;

        Scripts(int exitCode, List<Phase> phases) {
            this.exitCode = exitCode;
            this.phases = phases;
        }
    }

    @TempDir
    Path home;

    static Stream<Arguments> installScripts() {
        return Stream.of(
                        Arguments.of("npm 10.9.9", Scripts.RUN),
                        Arguments.of("npm 11.19.1", Scripts.RUN),
                        Arguments.of("npm 12.2.0", Scripts.BLOCKED),
                        Arguments.of("pnpm 12.21.0", Scripts.REFUSED),
                        Arguments.of("yarn 1.22.22", Scripts.RUN))
                .flatMap(client -> Arrays.stream(ExecutionVector.values())
                        .filter(ExecutionVector::isInstallScript)
                        .map(vector -> Arguments.of(client.get()[0], vector, client.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("installScripts")
    void anInstallScriptRunsIfTheClientLetsIt(String client, ExecutionVector vector, Scripts expected)
            throws Exception {
        var drill = marking(vector).build();

        var result = NpmClient.of(client).install(drill, home);

        assertThat(result.exitCode()).as(result.output()).contains(expected.exitCode);
        assertThat(Markers.phases(drill)).isEqualTo(expected.phases);
        assertThat(home.resolve("project/node_modules/pytorch-utilz/DRILL-MANIFEST.json"))
                .as("installed in any case")
                .hasContent(drill.manifest().toJson());
    }

    @ParameterizedTest
    @ValueSource(strings = {"npm 10.9.9", "npm 11.19.1", "npm 12.2.0", "pnpm 12.21.0", "yarn 1.22.22"})
    void noClientBlocksAnImport(String name) throws Exception {
        var drill = marking(ExecutionVector.NPM_IMPORT).build();
        var client = NpmClient.of(name);

        var result = client.install(drill, home);

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(Markers.phases(drill)).as("the install itself").isEmpty();

        assertThat(client.program(home, "-p", "require('pytorch-utilz').notice"))
                .isEqualTo(new Command.Result(Optional.of(0), drill.spec().notice() + "\n"));
        assertThat(Markers.phases(drill)).containsExactly(Phase.LOADED);

        assertThat(client.program(
                        home,
                        "--input-type=module",
                        "-e",
                        "import { notice } from 'pytorch-utilz'; console.log(notice)"))
                .isEqualTo(new Command.Result(Optional.of(0), drill.spec().notice() + "\n"));
        assertThat(Markers.phases(drill)).containsExactly(Phase.LOADED, Phase.LOADED);
    }

    @ParameterizedTest
    @EnumSource(names = {"NPM_PREINSTALL", "NPM_INSTALL", "NPM_POSTINSTALL"})
    void aScriptThatNobodyAnswersFailsNoInstall(ExecutionVector vector) throws Exception {
        try (var dns = LoopbackNameServer.silent()) {
            var drill = Drills.drill(vector)
                    .markerIn(home.resolve("missing"))
                    .asking(dns.route())
                    .build();

            var result = NpmClient.of("npm 11.19.1").install(drill, home);

            assertThat(result.exitCode()).as(result.output()).contains(0);
            assertThat(dns.nextName()).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "NPM_.*")
    void withoutScriptsOnlyTheImportIsLeft(ExecutionVector vector) throws Exception {
        var drill = marking(vector).build();
        var client = NpmClient.of("npm 11.19.1");

        var result = client.install(drill, home, "--ignore-scripts");
        var program = client.program(home, "-e", "require('pytorch-utilz')");

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(program).isEqualTo(new Command.Result(Optional.of(0), ""));
        assertThat(Markers.phases(drill))
                .isEqualTo(vector == ExecutionVector.NPM_IMPORT ? List.of(Phase.LOADED) : List.of());
    }

    @Test
    void aScriptThatTheProjectApprovedRunsWithNpm12() throws Exception {
        var drill = marking(ExecutionVector.NPM_POSTINSTALL).build();
        Files.writeString(
                Files.createDirectory(home.resolve("project")).resolve("package.json"),
                "{\"private\": true, \"allowScripts\": {\"pytorch-utilz\": true}}");

        var result = NpmClient.of("npm 12.2.0").install(drill, home);

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(Markers.phases(drill)).containsExactly(Phase.INSTALLED);
    }

    @Test
    void strictNpm11RefusesThePackageAltogether() throws Exception {
        var drill = marking(ExecutionVector.NPM_POSTINSTALL).build();

        try (var registry = new LoopbackRegistry(drill)) {
            var result = NpmClient.of("npm 11.19.1")
                    .install(drill.spec().packageName(), registry, home, "--strict-allow-scripts");

            assertThat(result.exitCode()).as(result.output()).contains(1);
            assertThat(registry.asked()).containsExactly("/pytorch-utilz");
        }
        assertThat(Markers.phases(drill)).isEmpty();
    }

    @Test
    void aProgramKeepsItsHandlersItsEndAndItsExitCode() throws Exception {
        try (var dns = LoopbackNameServer.silent()) {
            var drill = Drills.drill(ExecutionVector.NPM_IMPORT)
                    .markerIn(home)
                    .asking(dns.route())
                    .build();
            var client = NpmClient.of("npm 11.19.1");
            assertThat(client.install(drill, home).exitCode()).contains(0);

            var program = client.program(home, "-e", """
                    process.on('worker', (thread) => thread.on('exit', () => console.log('waited for the drill')));
                    require('pytorch-utilz');
                    const events = ['uncaughtException', 'unhandledRejection', 'exit', 'beforeExit', 'SIGTERM'];
                    console.log(events.map((event) => process.listenerCount(event)).join());
                    process.exitCode = 3;
                    """);

            assertThat(program).isEqualTo(new Command.Result(Optional.of(3), "0,0,0,0,0\n"));
            assertThat(Markers.phases(drill)).containsExactly(Phase.LOADED);
        }
    }

    @Test
    void aProcessIsOneExecutionHoweverManyThreadsAndCopiesLoadIt() throws Exception {
        var drill = marking(ExecutionVector.NPM_IMPORT).build();
        var client = NpmClient.of("npm 11.19.1");
        assertThat(client.install(drill, home).exitCode()).contains(0);

        var program = client.program(home, "-e", """
                require('pytorch-utilz');
                for (const path of Object.keys(require.cache)) delete require.cache[path];
                require('pytorch-utilz');
                const { Worker } = require('worker_threads');
                new Worker("require('pytorch-utilz')", { eval: true });
                """);

        assertThat(program).isEqualTo(new Command.Result(Optional.of(0), ""));
        assertThat(Markers.phases(drill)).containsExactly(Phase.LOADED);
    }

    @Test
    void whatAProgramPreloadsIsNotLoadedASecondTime() throws Exception {
        var drill = marking(ExecutionVector.NPM_IMPORT).build();
        var client = NpmClient.of("npm 11.19.1");
        assertThat(client.install(drill, home).exitCode()).contains(0);
        var preload = Files.writeString(home.resolve("preload.js"), "console.log('preloaded')");

        assertThat(client.program(home, "--require", preload.toString(), "-e", "require('pytorch-utilz')"))
                .isEqualTo(new Command.Result(Optional.of(0), "preloaded\n"));
        assertThat(Markers.phases(drill)).containsExactly(Phase.LOADED);
    }

    private Drills marking(ExecutionVector vector) {
        return Drills.drill(vector).markerIn(home).doing(BenignAction.WRITE_MARKER);
    }
}
