package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.SettingsReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path directory;

    @Test
    void helpNamesEveryCommandAndEveryExitCode() {
        var shell = Shell.plain();
        assertThat(shell.run("--help")).isEqualTo(ExitCode.DONE);
        assertThat(shell.out())
                .contains(
                        "demo",
                        "serve",
                        "doctor",
                        "setup-link",
                        "scenario",
                        "tabletop",
                        "package",
                        "attack",
                        "detections",
                        "settings")
                .contains("Exit codes:", "  0 ", "  1 ", "  2 ");
    }

    @Test
    void everyCommandExplainsItself() {
        for (var command : new String[] {
            "demo", "serve", "doctor", "setup-link", "scenario", "tabletop", "package", "detections", "settings"
        }) {
            var shell = Shell.plain();
            assertThat(shell.run(command, "--help")).as(command).isEqualTo(ExitCode.DONE);
            assertThat(shell.out()).as(command).contains("Usage: drillmaster " + command);
        }
    }

    @Test
    void versionNamesProgramAndJava() {
        var shell = Shell.plain();
        assertThat(shell.run("--version")).isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).contains("Drillmaster ").contains("Java " + Runtime.version());
    }

    @Test
    void whoeverTypesItWrongIsToldHowToTypeIt() {
        var nothing = Shell.plain();
        assertThat(nothing.run()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(nothing.err()).contains("Say what to do.").contains("Usage: drillmaster");

        var misspelt = Shell.plain();
        assertThat(misspelt.run("serv")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(misspelt.err()).contains("serv").contains("Did you mean").contains("serve");

        var half = Shell.plain();
        assertThat(half.run("scenario")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(half.err()).contains("lint or list");
    }

    @Test
    void settingsPrintsTheReference() {
        var shell = Shell.plain();
        assertThat(shell.run("settings")).isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).isEqualTo(SettingsReference.markdown());
    }

    @Test
    void wrongSettingsAreToldWithoutAStackTrace() {
        var shell = Shell.with(Map.of("DRILLMASTER_HTTP_PORT", "http", "DRILLMASTER_COLOUR", "green"));
        assertThat(shell.run("serve")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(shell.err().lines())
                .containsExactly(
                        "The settings cannot be used:",
                        "  environment: there is no setting 'DRILLMASTER_COLOUR'; 'drillmaster settings' lists all there"
                                + " are",
                        "  DRILLMASTER_HTTP_PORT is 'http'; allowed: a whole number from 0 to 65535; 0 takes any free"
                                + " port");
    }

    @Test
    void aFaultOfOursIsToldWithItsStackTrace() {
        var shell = Shell.plain().demonstration((settings, wish, out) -> {
            throw new IllegalStateException("broken");
        });
        assertThat(shell.run("demo", "--port", "0")).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).startsWith("This is a fault of Drillmaster.").contains("broken", "\tat ");
    }

    @Test
    void scenariosAreListedWithThoseOfTheOperator() throws IOException {
        var broken = Files.writeString(directory.resolve("own.yaml"), "id: [\n");
        var shell = Shell.with(Map.of("DRILLMASTER_SCENARIOS_DIR", directory.toString()));
        assertThat(shell.run("scenario", "list")).isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).containsPattern("SC-DEMO +v1 +live +Look-alike packages");
        assertThat(shell.err()).startsWith(broken + ":");
    }

    @Test
    void lintTellsEachFindingByFileLineAndColumn() throws IOException {
        var wrong = Files.writeString(directory.resolve("wrong.yaml"), "id: SC-90\ncolour: green\n");
        var missing = directory.resolve("missing.yaml");
        var shell = Shell.plain();
        assertThat(shell.run("scenario", "lint", wrong.toString(), missing.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out().lines())
                .anySatisfy(line -> assertThat(line).startsWith(wrong + ":2:1: error: "))
                .contains(missing + ":1:1: error: there is no such file")
                .last()
                .asString()
                .matches("2 files, \\d+ errors, \\d+ warnings?");
    }

    @Test
    void lintOfACleanFileIsContent() throws IOException {
        String yaml;
        try (var shipped = CommandLineTest.class.getResourceAsStream("/scenarios/SC-DEMO.yaml")) {
            yaml = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
        }
        var shell = Shell.plain();
        assertThat(shell.run(
                        "scenario",
                        "lint",
                        Files.writeString(directory.resolve("own.yaml"), yaml).toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).isEqualTo("1 file, 0 errors, 0 warnings" + System.lineSeparator());
    }
}
