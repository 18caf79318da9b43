package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hooks as they stand in the archives, run by the machine's own Python, Node.js, Rust and Ruby. */
class HookTest {
    /** Ends strings, comments, docstrings, templates and encodings, but is one line. */
    static final String HOSTILE_CONTACT =
            "O'Brien \"\"\" ''' */ # coding: rot13 \\ \\N{BULLET} \\u0022 ${process.exit(7)} `x` @@TOKEN@@ $1 %s"
                    + " <script> Zoë 😀 \\";

    private static final Duration BEFORE_IT_IS_KILLED = Duration.ofSeconds(10);

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource
    void anExecutionIsWrittenForTheOwnerOnly(Ecosystem ecosystem) throws Exception {
        var drill = markingDrill(ecosystem);

        var result = runHook(drill, Command.in(home));

        assertThat(result.output()).contains(drill.spec().notice());
        assertThat(marker(drill)).content().startsWith(drill.spec().notice() + "\ntoken=" + Drills.TOKEN + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(marker(drill))))
                .isEqualTo("rw-------");
        assertThat(MarkerContent.parse(Files.readString(marker(drill))).executions())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aNameServerThatNeverAnswersHoldsNobodyUp(Ecosystem ecosystem) throws Exception {
        try (var dns = LoopbackNameServer.silent()) {
            var drill =
                    Drills.drill(ecosystem).markerIn(home).asking(dns.route()).build();

            var result = runHook(drill, Command.in(home));

            assertThat(result.exitCode()).as("ended before it was killed").contains(0);
            assertThat(dns.nextName().flatMap(name -> DrillName.parse(name, Drills.ZONE)))
                    .as("asked all the same")
                    .isPresent();
            assertThat(marker(drill)).exists();
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterItsExpiryItDoesNothing(Ecosystem ecosystem) throws Exception {
        try (var dns = LoopbackNameServer.answering()) {
            var drill = Drills.drill(ecosystem).markerIn(home).asking(dns.route());
            var built = drill.spec().builtAt().minus(Duration.ofDays(7));
            var expired = drill.living(built, drill.spec().builtAt()).build();

            assertThat(runHook(expired, Command.in(home)).output()).isEmpty();
            assertThat(marker(expired)).doesNotExist();
            assertThat(dns.heardNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoOptsOutIsLeftAlone(Ecosystem ecosystem) throws Exception {
        try (var dns = LoopbackNameServer.answering()) {
            var drill =
                    Drills.drill(ecosystem).markerIn(home).asking(dns.route()).build();

            var result = runHook(drill, Command.in(home).with(Manifest.OPT_OUT_VARIABLE, "1"));

            assertThat(result.output()).isEmpty();
            assertThat(marker(drill)).doesNotExist();
            assertThat(dns.heardNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSymbolicLinkInTheMarkersPlaceIsNotFollowed(Ecosystem ecosystem) throws Exception {
        var drill = markingDrill(ecosystem);
        var precious = Files.writeString(home.resolve("precious.txt"), "mine");
        Files.createSymbolicLink(marker(drill), precious);

        runHook(drill, Command.in(home));

        assertThat(precious).hasContent("mine");
        assertThat(Files.isSymbolicLink(marker(drill))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aLinkToNothingIsNotFilled(Ecosystem ecosystem) throws Exception {
        var drill = markingDrill(ecosystem);
        var absent = home.resolve("absent.txt");
        Files.createSymbolicLink(marker(drill), absent);

        runHook(drill, Command.in(home));

        assertThat(absent).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void aSecondNameOfAnotherFileIsNotWrittenTo(Ecosystem ecosystem) throws Exception {
        var drill = markingDrill(ecosystem);
        var precious = Files.writeString(home.resolve("precious.txt"), "mine");
        Files.createLink(marker(drill), precious);

        runHook(drill, Command.in(home));

        assertThat(precious).hasContent("mine");
    }

    @ParameterizedTest
    @EnumSource
    void aMarkerDirectoryThatIsMissingFailsNoInstall(Ecosystem ecosystem) throws Exception {
        var drill = Drills.drill(ecosystem)
                .markerIn(home.resolve("missing"))
                .doing(BenignAction.WRITE_MARKER)
                .build();

        runHook(drill, Command.in(home));

        assertThat(Files.exists(home.resolve("missing"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void hostileContactTextStaysText(Ecosystem ecosystem) throws Exception {
        var drill = Drills.drill(ecosystem)
                .markerIn(home)
                .doing(BenignAction.WRITE_MARKER)
                .contact(HOSTILE_CONTACT)
                .build();

        var result = runHook(drill, Command.in(home));

        assertThat(result.output().lines())
                .isNotEmpty()
                .containsOnly(drill.spec().notice());
        assertThat(Files.readAllLines(marker(drill)))
                .first()
                .isEqualTo(drill.spec().notice());
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void aConsoleThatCannotPrintTheContactDoesNotHideTheExecution(Ecosystem ecosystem) throws Exception {
        var drill = Drills.drill(ecosystem)
                .markerIn(home)
                .doing(BenignAction.WRITE_MARKER)
                .contact(HOSTILE_CONTACT)
                .build();

        runHook(drill, Command.in(home).with("PYTHONIOENCODING", "ascii:strict"));

        assertThat(marker(drill)).exists();
    }

    @ParameterizedTest
    @EnumSource
    void noopDoesNothing(Ecosystem ecosystem) throws Exception {
        var drill =
                Drills.drill(ecosystem).markerIn(home).doing(BenignAction.NOOP).build();

        runHook(drill, Command.in(home));

        assertThat(marker(drill)).doesNotExist();
    }

    @Test
    void bothPythonPhasesAreExecutionsOfTheirOwn() throws Exception {
        var drill = markingDrill(Ecosystem.PYPI);

        runHook(drill, Command.in(home));

        var executions = MarkerContent.parse(Files.readString(marker(drill))).executions();
        assertThat(executions)
                .extracting(MarkerContent.Execution::phase)
                .containsExactly(Phase.RESOLVED, Phase.INSTALLED);
        assertThat(executions).extracting(MarkerContent.Execution::nonce).doesNotHaveDuplicates();
    }

    private DrillPackage markingDrill(Ecosystem ecosystem) {
        return Drills.drill(ecosystem)
                .markerIn(home)
                .doing(BenignAction.WRITE_MARKER)
                .build();
    }

    private static Path marker(DrillPackage drill) {
        return Path.of(drill.spec().markerPath().value());
    }

    private Command.Result runHook(DrillPackage drill, Command command) throws IOException, InterruptedException {
        var unpacked = Archive.unpack(drill, home.resolve("unpacked"));
        var result = command.run(BEFORE_IT_IS_KILLED, hookCommand(drill, unpacked));
        assertThat(result.exitCode()).as(result.output()).contains(0);
        return result;
    }

    /** Runs every phase that the ecosystem has, in one process. */
    static List<String> hookCommand(DrillPackage drill, Path unpacked) throws IOException, InterruptedException {
        return switch (drill.spec().packageName().ecosystem()) {
            case PYPI ->
                List.of(
                        Machine.python(),
                        "-B",
                        "-c",
                        "import sys; sys.path.insert(0, sys.argv[1]); import drill_hook; drill_hook.run('r');"
                                + " drill_hook.run('i')",
                        unpacked.resolve("_build").toString());
            case NPM ->
                List.of(Machine.node(), unpacked.resolve("drill_hook.js").toString());
            case CARGO -> // not sh, which a test takes away
                List.of(
                        "bash",
                        "-c",
                        "exec \"$0\" >/dev/null",
                        compiled(unpacked).toString());
            case RUBYGEMS ->
                List.of(Machine.ruby(), unpacked.resolve("ext/drill/extconf.rb").toString());
        };
    }

    /** The build script as cargo would compile it; what it says to cargo goes to standard output. */
    static Path compiled(Path unpacked) throws IOException, InterruptedException {
        var program = unpacked.resolve("build-script");
        var result = Command.in(unpacked)
                .run(
                        Duration.ofMinutes(2),
                        List.of(
                                Machine.rustc(),
                                "--edition=2018",
                                "-Dwarnings",
                                "-o",
                                program.toString(),
                                unpacked.resolve("build.rs").toString()));
        assertThat(result.exitCode()).as(result.output()).contains(0);
        return program;
    }
}
