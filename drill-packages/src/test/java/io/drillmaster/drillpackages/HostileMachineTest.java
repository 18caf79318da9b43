package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The hooks on machines where what an action needs is missing, forbidden, or does not let go: nobody notices. */
class HostileMachineTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void aDirectoryThatIsMissingStaysMissing(Ecosystem ecosystem) throws Exception {
        var missing = home.resolve("missing");

        HookRun.succeeds(writingDrill(ecosystem, missing), home, Namespace.same());

        assertThat(missing).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void aDirectoryThatCannotBeWrittenToStaysEmpty(Ecosystem ecosystem) throws Exception {
        var directory = Files.createDirectory(home.resolve("read-only"));
        var readOnly = Namespace.readOnly(directory);
        readOnly.assumeItCanBeMade(home);

        HookRun.succeeds(writingDrill(ecosystem, directory), home, readOnly);

        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void aMachineWithoutAShellIsLeftWithoutOne(Ecosystem ecosystem) throws Exception {
        var withoutShell = Namespace.without(Effects.SHELL);
        withoutShell.assumeItCanBeMade(home);

        HookRun.succeeds(
                Drills.drill(ecosystem).doing(BenignAction.SPAWN_SHELL_NOOP).build(), home, withoutShell);
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void aMachineWithoutProcHasNoEntriesToCount(Ecosystem ecosystem) throws Exception {
        var withoutProc = Namespace.withoutProc();
        withoutProc.assumeItCanBeMade(home);

        HookRun.succeeds(
                Drills.drill(ecosystem)
                        .doing(BenignAction.READ_PROC_ENVIRON_SELF)
                        .build(),
                home,
                withoutProc);
    }

    @ParameterizedTest
    @CsvSource({
        "PYPI, TCP, SHORT",
        "PYPI, TCP, NONE",
        "PYPI, TCP, ENDLESS",
        "PYPI, HTTP, SHORT",
        "NPM, TCP, SHORT",
        "NPM, TCP, NONE",
        "NPM, TCP, ENDLESS",
        "NPM, HTTP, SHORT"
    })
    void theCanaryHearsTheBannerAndNothingElseWhateverItAnswers(
            Ecosystem ecosystem, CanaryAddress.Protocol protocol, LoopbackCanary.Answer answer) throws Exception {
        try (var canary = LoopbackCanary.answering(answer)) {
            var drill = connectingDrill(ecosystem, canary.settings(protocol));

            HookRun.succeeds(drill, home, Namespace.same());

            var address = drill.spec().actionSettings().canary().orElseThrow();
            assertThat(canary.nextConnection()).contains(address.banner(Drills.TOKEN));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void aCanaryThatRefusesHoldsNobodyUp(Ecosystem ecosystem) throws Exception {
        var settings = LoopbackCanary.settings(freePort(), CanaryAddress.Protocol.HTTP);

        HookRun.succeeds(connectingDrill(ecosystem, settings), home, Namespace.same());
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void aCanaryBehindABlackHoleHoldsNobodyUp(Ecosystem ecosystem) throws Exception {
        var blackHole = Namespace.withBlackHole();
        blackHole.assumeItCanBeMade(home);
        var canary = new CanaryAddress("192.0.2.80", 80, CanaryAddress.Protocol.HTTP);

        HookRun.succeeds(
                connectingDrill(ecosystem, new ActionSettings(ActionSettings.USUAL_SLEEP, Optional.of(canary))),
                home,
                blackHole);
    }

    private static DrillPackage writingDrill(Ecosystem ecosystem, Path directory) {
        return Drills.drill(ecosystem)
                .doing(BenignAction.WRITE_MARKER, BenignAction.READ_DECOY, BenignAction.WRITE_DECOY_CONFIG)
                .markerIn(directory)
                .build();
    }

    private static DrillPackage connectingDrill(Ecosystem ecosystem, ActionSettings settings) {
        return Drills.drill(ecosystem)
                .doing(BenignAction.TCP_CONNECT)
                .set(settings)
                .build();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
