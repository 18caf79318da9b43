package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Settings;
import io.drillmaster.db.Database;
import io.drillmaster.db.EmbeddedDatabase;
import io.drillmaster.identity.Identity;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupLinkCommandTest {
    @TempDir
    private Path directory;

    @Test
    void aLostLinkIsReplacedWhileTheServerRunsAndUntilSomebodyAdministersIt() {
        var settings = Settings.of(Map.of("data-dir", directory.toString()));
        try (var postgres = EmbeddedDatabase.start(settings.embeddedDatabaseDirectory());
                var database = Database.open(postgres.address(), 2)) {
            var identity = new Identity(database.jdbi(), InstantSource.system());

            var first = Shell.plain();
            assertThat(first.run("setup-link", "--data-dir", directory.toString()))
                    .as(first.err())
                    .isEqualTo(ExitCode.DONE);
            assertThat(first.out()).startsWith("http://127.0.0.1:8080/setup/");
            var secret = first.out().strip().substring("http://127.0.0.1:8080/setup/".length());
            assertThat(identity.setupOpen(secret)).isTrue();
            identity.setUp(secret, "ada", "Ada", "correct horse battery staple");

            var second = Shell.plain();
            assertThat(second.run("setup-link", "--data-dir", directory.toString()))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(second.err()).startsWith("This server has an administrator already.");
        }
        var stopped = Shell.plain();
        assertThat(stopped.run("setup-link", "--data-dir", directory.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(stopped.err()).contains("does not answer").contains("Start the server first");
    }

    @Test
    void aDirectoryWithoutADatabaseIsNamed() {
        var shell = Shell.plain();
        assertThat(shell.run("setup-link", "--data-dir", directory.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err())
                .startsWith("There is no database in " + directory.resolve("postgres") + ". Start the server first");
    }
}
