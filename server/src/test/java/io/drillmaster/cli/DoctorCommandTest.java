package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.app.Settings;
import io.drillmaster.common.Json;
import io.drillmaster.doctor.Check;
import io.drillmaster.doctor.Checks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path directory;

    @Test
    void aFreshInstallHasNothingThatFailsAndItsDefaultZoneIsAskedOfNobody() {
        var shell = Shell.plain();
        assertThat(shell.run(
                        "doctor",
                        "--data-dir",
                        directory.toString(),
                        "--only",
                        "settings,data-directory,database,delegation,resolver"))
                .as(shell.out())
                .isEqualTo(ExitCode.DONE);
        assertThat(shell.out())
                .contains("warn  Settings")
                .contains("skip  drill.test lies below .test, which is reserved")
                .doesNotContain("\u001b")
                .endsWith(" skipped" + System.lineSeparator());
    }

    @Test
    void whatFailsGivesExitCodeOneAndSaysWhatToDo() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var shell = Shell.with(Map.of("DRILLMASTER_DNS_PORT", String.valueOf(other.getLocalPort())));
            assertThat(shell.run("doctor", "--data-dir", directory.toString(), "--only", "ports"))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(shell.out())
                    .contains("  fail  The canary's port " + other.getLocalPort() + " by TCP on 127.0.0.1 is taken")
                    .contains("          -> Stop that program");
        }
    }

    @Test
    void settingsThatCannotBeUsedAreAFindingLikeOthers() throws IOException {
        var shell = Shell.with(Map.of("DRILLMASTER_HTTP_PORT", "http"));
        assertThat(shell.run("doctor", "--json")).isEqualTo(ExitCode.FAILED);
        JsonNode report = Json.mapper().readTree(shell.out());
        assertThat(report.path("result").asText()).isEqualTo("FAIL");
        assertThat(report.at("/checks/0/id").asText()).isEqualTo("settings");
        assertThat(report.at("/checks/0/findings/0/found").asText()).startsWith("DRILLMASTER_HTTP_PORT is 'http'");
        assertThat(report.path("checks")).hasSize(1);
    }

    @Test
    void aCheckOrAnAddressThatThereIsNotIsAWrongCommand() {
        var check = Shell.plain();
        assertThat(check.run("doctor", "--only", "weather")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(check.err()).contains("There is no check weather. There are: settings, data-directory,");

        var root = Shell.plain();
        assertThat(root.run("doctor", "--root", "127.0.0.1:99999")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(root.err()).contains("--root is '127.0.0.1:99999', which leads to no address");
    }

    @Test
    void addressesAreReadWithAndWithoutPort() {
        assertThat(HostAndPort.read("127.0.0.1", 53)).hasToString("Optional[/127.0.0.1:53]");
        assertThat(HostAndPort.read("127.0.0.1:5353", 53)).hasToString("Optional[/127.0.0.1:5353]");
        assertThat(HostAndPort.read("::1", 53)).hasToString("Optional[/[0:0:0:0:0:0:0:1]:53]");
        assertThat(HostAndPort.read("[::1]:5353", 53)).hasToString("Optional[/[0:0:0:0:0:0:0:1]:5353]");
        assertThat(HostAndPort.read("127.0.0.1:0", 53)).isEmpty();
        assertThat(HostAndPort.read("a b", 53)).isEmpty();
    }

    @Test
    void everyCheckIsNamedInTheHelp() {
        var shell = Shell.plain();
        assertThat(shell.run("doctor", "--help")).isEqualTo(ExitCode.DONE);
        assertThat(shell.out().replaceAll("\\s+", " ")).contains(String.join(", ", Checks.IDS));
        var places = new Checks.Places(Optional.empty(), Optional.empty(), Optional.empty(), "");
        var settings = Settings.of(Map.of("data-dir", directory.toString()));
        assertThat(Checks.of(settings, places, InstantSource.system()))
                .extracting(Check::id)
                .isEqualTo(Checks.IDS);
    }
}
