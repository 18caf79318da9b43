package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionsCommandTest {
    @TempDir
    private Path directory;

    @Test
    void theGeneralSetIsWrittenForTheZoneOfTheSettings() throws Exception {
        var out = directory.resolve("some/where");
        var shell = Shell.with(Map.of("DRILLMASTER_DNS_ZONE", "drill.acme.test", "DRILLMASTER_DNS_ROUTE", "system"));

        assertThat(shell.run("detections", "--out", out.toString()))
                .as(shell.err())
                .isEqualTo(ExitCode.DONE);

        assertThat(shell.out().lines()).allMatch(line -> Files.isRegularFile(Path.of(line)));
        assertThat(Files.readString(out.resolve("rpz.zone"))).contains("*.drill.acme.test CNAME rpz-passthru.");
        assertThat(Files.readString(out.resolve("falco-rules.yaml")))
                .contains("evt.buffer contains \"acme\"")
                .doesNotContain("EX-");
        assertThat(shell.run("detections", "--out", out.toString())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatIsNoExerciseAndADatabaseThatIsNotThereAreNamed() {
        var wrong = Shell.plain();
        assertThat(wrong.run("detections", "--exercise", "seven", "--out", directory.toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(wrong.err()).contains("'seven'", "EX-0007");

        var stopped = Shell.plain();
        var data = directory.resolve("data").toString();
        assertThat(stopped.run("detections", "--exercise", "EX-0001", "--data-dir", data))
                .isEqualTo(ExitCode.FAILED);
        assertThat(stopped.err()).contains("There is no database in");
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsNamed() throws Exception {
        var file = Files.createFile(directory.resolve("file"));
        var shell = Shell.plain();
        assertThat(shell.run("detections", "--out", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).contains("is no directory");
    }
}
