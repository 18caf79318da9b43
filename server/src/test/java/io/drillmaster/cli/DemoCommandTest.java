package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drillmaster.app.Settings;
import io.drillmaster.demo.Wish;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    private Path directory;

    private final List<Settings> started = new ArrayList<>();

    @Test
    void theDemonstrationStaysOnThisMachineAndTouchesNoRealInstallation() {
        var shell = Shell.with(Map.of("DRILLMASTER_DB_URL", "jdbc:postgresql://db/real", "DRILLMASTER_DB_USER", "real"))
                .demonstration((settings, wish, out) -> started.add(settings));
        assertThat(shell.run("demo", "--port", "0", "--data-dir", directory.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(started).singleElement().satisfies(settings -> {
            assertThat(settings.httpHost()).isEqualTo("127.0.0.1");
            assertThat(settings.dnsHost().isLoopbackAddress()).isTrue();
            assertThat(settings.database()).isEmpty();
            assertThat(settings.dataDirectory()).isEqualTo(directory);
            assertThat(settings.watchLocalMarkers()).isTrue();
        });
    }

    @Test
    void aDrillThatWasNotMeasuredFailsTheCommand() {
        var shell = Shell.plain().demonstration((settings, wish, out) -> {
            assertThat(wish).isEqualTo(new Wish(true, false, Optional.of(directory.resolve("out.json"))));
            return false;
        });
        var json = directory.resolve("out.json").toString();
        assertThat(shell.run("demo", "--once", "--port", "0", "--json", json)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void theHistoryIsLoadedOnlyWhenAskedForAndThenInsteadOfTheDrillsWithOnce() {
        var wishes = new ArrayList<Wish>();
        var shell = Shell.plain().demonstration((settings, wish, out) -> wishes.add(wish));
        assertThat(shell.run("demo", "--port", "0")).isEqualTo(ExitCode.DONE);
        assertThat(shell.run("demo", "--port", "0", "--with-history")).isEqualTo(ExitCode.DONE);
        assertThat(shell.run("demo", "--port", "0", "--with-history", "--once")).isEqualTo(ExitCode.DONE);

        assertThat(wishes)
                .extracting(Wish::withHistory, Wish::drills)
                .containsExactly(tuple(false, true), tuple(true, true), tuple(true, false));
    }

    @Test
    void aResultOfDrillsThatAreNotRunIsRefused() {
        var shell = Shell.plain();
        var json = directory.resolve("out.json").toString();
        assertThat(shell.run("demo", "--with-history", "--once", "--port", "0", "--json", json))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(shell.err()).contains("--once --with-history runs none");
    }

    @Test
    void aTakenPortIsToldWithTheWayOut() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var shell = Shell.plain();
            assertThat(shell.run("demo", "--port", Integer.toString(other.getLocalPort())))
                    .isEqualTo(ExitCode.UNUSABLE);
            assertThat(shell.err())
                    .isEqualTo("port " + other.getLocalPort() + " on 127.0.0.1 is taken by another program; choose"
                            + " another with --port" + System.lineSeparator());
        }
    }

    @Test
    void anImpossiblePortIsRefused() {
        var shell = Shell.plain();
        assertThat(shell.run("demo", "--port", "65536")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(shell.err()).isEqualTo("--port is 65536; allowed: 0 to 65535" + System.lineSeparator());
    }

    @Test
    void aResultThatCannotBeWrittenIsToldBeforeTheDrill() {
        var nowhere = directory.resolve("nowhere");
        var shell = Shell.plain();
        assertThat(shell.run(
                        "demo",
                        "--port",
                        "0",
                        "--json",
                        nowhere.resolve("out.json").toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(shell.err()).startsWith("--json names a file in " + nowhere + ", which is no directory");
    }
}
