package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hooks that a program runs without knowing, when it loads the package: they must never be felt. */
class LoadedHookTest {
    private static final String SALT = "00112233445566778899aabbccddeeff";
    private static final Duration BEFORE_IT_IS_KILLED = Duration.ofSeconds(10);

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(names = {"PYPI_IMPORT", "PYPI_PTH", "NPM_IMPORT"})
    void aProgramThatLoadsItAndEndsAtOnceIsOneExecution(ExecutionVector vector) throws Exception {
        try (var dns = LoopbackNameServer.answering()) {
            var drill = Drills.drill(vector).markerIn(home).asking(dns.route()).build();

            assertThat(load(drill)).isEqualTo(usual(drill));

            assertThat(Markers.phases(drill)).containsExactly(Phase.LOADED);
            assertThat(dns.nextName().flatMap(asked -> DrillName.parse(asked, Drills.ZONE)))
                    .contains(new DrillName(
                            Phase.LOADED, Markers.executions(drill).get(0).nonce(), Drills.TOKEN));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI_IMPORT", "PYPI_PTH", "NPM_IMPORT"})
    void aNameServerThatNeverAnswersHoldsNoProgramUp(ExecutionVector vector) throws Exception {
        try (var dns = LoopbackNameServer.silent()) {
            var drill = Drills.drill(vector).markerIn(home).asking(dns.route()).build();

            assertThat(load(drill)).isEqualTo(usual(drill));

            assertThat(dns.nextName()).as("asked all the same").isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI_IMPORT", "PYPI_PTH", "NPM_IMPORT"})
    void afterItsExpiryItDoesNothing(ExecutionVector vector) throws Exception {
        var drill = Drills.drill(vector).markerIn(home).expired().build();

        assertThat(load(drill)).isEqualTo(usual(drill));

        assertThat(Markers.phases(drill)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI_IMPORT", "PYPI_PTH", "NPM_IMPORT"})
    void whoOptsOutIsLeftAlone(ExecutionVector vector) throws Exception {
        var drill = marking(vector).build();

        assertThat(load(drill, Command.in(home).with(Manifest.OPT_OUT_VARIABLE, "1")))
                .isEqualTo(usual(drill));

        assertThat(Markers.phases(drill)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI_IMPORT", "PYPI_PTH", "NPM_IMPORT"})
    void outsideItsScopeItDoesNothing(ExecutionVector vector) throws Exception {
        var drill = marking(vector)
                .within(Scope.of(SALT, List.of("acme/shop", "no-such-host")))
                .build();

        assertThat(load(drill)).isEqualTo(usual(drill));
        assertThat(Markers.phases(drill)).isEmpty();

        assertThat(load(drill, Command.in(home).with("GITHUB_REPOSITORY", "Acme/Shop")))
                .isEqualTo(usual(drill));
        assertThat(Markers.phases(drill)).containsExactly(Phase.LOADED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI_IMPORT", "PYPI_PTH", "NPM_IMPORT"})
    void aMarkerThatCannotBeWrittenFailsNoProgram(ExecutionVector vector) throws Exception {
        var drill = marking(vector).markerIn(home.resolve("missing")).build();

        assertThat(load(drill)).isEqualTo(usual(drill));

        assertThat(home.resolve("missing")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI_IMPORT", "PYPI_PTH", "NPM_IMPORT"})
    void hostileContactTextStaysText(ExecutionVector vector) throws Exception {
        var drill = marking(vector).contact(HookTest.HOSTILE_CONTACT).build();

        assertThat(load(drill)).isEqualTo(usual(drill));

        assertThat(Files.readAllLines(Path.of(drill.spec().markerPath().value())))
                .first()
                .isEqualTo(drill.spec().notice());
    }

    /** What a program says that does nothing but load the package: the package is usable, and nobody else spoke. */
    private static Command.Result usual(DrillPackage drill) {
        return new Command.Result(Optional.of(0), drill.spec().notice());
    }

    private Drills marking(ExecutionVector vector) {
        return Drills.drill(vector).markerIn(home).doing(BenignAction.WRITE_MARKER);
    }

    private Command.Result load(DrillPackage drill) throws IOException, InterruptedException {
        return load(drill, Command.in(home));
    }

    private Command.Result load(DrillPackage drill, Command command) throws IOException, InterruptedException {
        return command.run(BEFORE_IT_IS_KILLED, loading(drill, home));
    }

    /** A program that loads the package, prints its notice, and ends. */
    static List<String> loading(DrillPackage drill, Path home) throws IOException, InterruptedException {
        var print = "import sys, pytorch_utilz; sys.stdout.buffer.write(pytorch_utilz.__doc__.encode())";
        return switch (drill.spec().vector()) {
            case PYPI_IMPORT -> {
                var unpacked = Archive.unpack(drill, home.resolve("unpacked"));
                yield List.of(
                        Machine.python(),
                        "-B",
                        "-c",
                        "import sys; sys.path.insert(0, sys.argv[1]); " + print,
                        unpacked.toString());
            }
            case PYPI_PTH -> {
                var venv = new Venv(home, home.resolve("venv"));
                if (Files.notExists(venv.directory())) {
                    Venv.in(home).thrownAway();
                }
                Archive.unpack(drill, venv.sitePackages());
                yield List.of(venv.python(), "-B", "-c", print);
            }
            case NPM_IMPORT -> {
                var unpacked = Archive.unpack(drill, home.resolve("unpacked"));
                yield List.of(Machine.node(), "-e", "process.stdout.write(require('" + unpacked + "').notice)");
            }
            default ->
                throw new AssertionError(
                        "no program runs the hook of " + drill.spec().vector());
        };
    }
}
