package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.Json;
import io.drillmaster.readiness.ReadinessKeys;
import io.drillmaster.readiness.ReadinessService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessScanCommandTest {
    @TempDir
    private Path project;

    @Test
    void whatIsNotPinnedOrNotHashedIsNamedWithItsLine() throws Exception {
        Files.writeString(project.resolve("requirements.txt"), "flask==3.0\n\nclick>=8\n");
        var shell = Shell.plain();

        assertThat(shell.run("readiness", "scan", project.toString()))
                .as(shell.err())
                .isEqualTo(ExitCode.DONE);

        assertThat(shell.out().lines())
                .containsExactly(
                        "requirements.txt (pip requirements): 2 dependencies, 1 pinned, 0 hashed",
                        "  line 1: flask: not hashed, no --hash of SHA-256 or stronger stands by it",
                        "  line 3: click: not pinned, '>=8' is a range of versions",
                        "",
                        "Total: 1 file, 2 dependencies; pinned 1 of 2 (50.0 %), hashed 0 of 2 (0.0 %).");
    }

    @Test
    void programsReadTheSameAsJson() throws Exception {
        Files.writeString(project.resolve("requirements.txt"), "flask==3.0\nclick>=8\n");
        var shell = Shell.plain();

        assertThat(shell.run("readiness", "scan", "--json", project.toString())).isEqualTo(ExitCode.DONE);

        var json = Json.mapper().readTree(shell.out());
        assertThat(json.path("pinned").asInt()).isEqualTo(1);
        assertThat(json.path("files").path(0).path("open").path(1).path("line").asInt())
                .isEqualTo(2);
        assertThat(json.path("files")
                        .path(0)
                        .path("open")
                        .path(1)
                        .path("notPinned")
                        .asText())
                .contains(">=8");
    }

    @Test
    void nothingToReadAndAFileThatCannotBeReadEndWithOne() throws Exception {
        var nothing = Shell.plain();
        assertThat(nothing.run("readiness", "scan", project.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(nothing.err()).contains("no dependency file below");

        Files.writeString(project.resolve("uv.lock"), "not toml at all");
        var garbage = Shell.plain();
        assertThat(garbage.run("readiness", "scan", project.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(garbage.err()).contains("problem: uv.lock: line 1", "Not everything could be read");
    }

    @Test
    void aCommandLineThatCannotBeUsedEndsWithTwo() throws Exception {
        var gone = Shell.plain();
        assertThat(gone.run("readiness", "scan", project.resolve("gone").toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(gone.err()).contains("is no directory");

        var keyless = Shell.plain();
        assertThat(keyless.run("readiness", "scan", "--send", "http://localhost:1", project.toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(keyless.err()).contains("--key-file");

        var unkeyed = Shell.plain();
        var file = Files.writeString(project.resolve("key"), "a key with blanks");
        assertThat(unkeyed.run(
                        "readiness",
                        "scan",
                        "--send",
                        "http://localhost:1",
                        "--key-file",
                        file.toString(),
                        project.toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(unkeyed.err()).contains("holds no readiness key");

        var addressless = Shell.plain();
        assertThat(addressless.run("readiness", "scan", "--send", "drills.example.com", project.toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(addressless.err()).contains("https://drills.example.com");
    }

    @Test
    void whatWasCountedIsSentAndStandsOnTheServer() throws Exception {
        Files.writeString(project.resolve("requirements.txt"), "flask==3.0\nclick>=8\n");
        try (var drillmaster = ApplicationFixture.start()) {
            var jdbi = drillmaster.parts().plans().jdbi();
            var keys = new ReadinessKeys(jdbi, InstantSource.system());
            var file = Files.writeString(project.resolve("key"), keys.create("CI", "ana") + "\n");
            String[] command = {
                "readiness",
                "scan",
                "--send",
                drillmaster.address().toString(),
                "--key-file",
                file.toString(),
                "--subject",
                "shop",
                project.toString()
            };
            var sent = Shell.plain();
            assertThat(sent.run(command)).as(sent.err()).isEqualTo(ExitCode.DONE);

            var readiness = new ReadinessService(jdbi, InstantSource.system());
            assertThat(readiness.series(readiness.today(), readiness.today()).stream()
                            .flatMap(series -> series.samples().stream())
                            .map(sample -> sample.fed().signal().id() + " "
                                    + sample.fed().subject() + " "
                                    + sample.fed().amount()))
                    .containsExactly(
                            "dependencies-pinned shop Share[part=1, whole=2]",
                            "dependencies-hashed shop Share[part=0, whole=2]");

            keys.end(keys.all().get(0).id(), "ana");
            var refused = Shell.plain();
            assertThat(refused.run(command)).isEqualTo(ExitCode.FAILED);
            assertThat(refused.err()).contains("did not take it (401)", "unknown or has ended");
        }
        var away = Shell.plain();
        var file = project.resolve("key").toString();
        assertThat(away.run(
                        "readiness", "scan", "--send", "http://127.0.0.1:1", "--key-file", file, project.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(away.err()).contains("could not be sent to 127.0.0.1:1");
    }
}
