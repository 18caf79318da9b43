package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackImportCommandTest {
    private static final String BUNDLE = """
            {"type": "bundle", "objects": [
              {"type": "attack-pattern", "id": "attack-pattern--1", "name": "Supply Chain Compromise",
               "external_references": [{"source_name": "mitre-attack", "external_id": "T1195"}],
               "kill_chain_phases": [{"kill_chain_name": "mitre-attack", "phase_name": "initial-access"}]}COLLECTION]}
            """;
    private static final String COLLECTION = ", {\"type\": \"x-mitre-collection\", \"x_mitre_version\": \"20.0\"}";

    @TempDir
    private Path directory;

    @Test
    void whatTheCommandPrintsIsACatalogueForTheSettings() throws IOException {
        var shell = Shell.plain();
        assertThat(shell.run("attack", "import", bundle(COLLECTION).toString())).isEqualTo(ExitCode.DONE);
        var catalogue = Files.writeString(directory.resolve("attack.json"), shell.out());
        var settings = Settings.of(Map.of("attack.catalogue", catalogue.toString()));
        assertThat(settings.attackCatalogue().version()).isEqualTo("20.0");
        assertThat(settings.attackCatalogue().nameOf("T1195")).isEqualTo("Supply Chain Compromise");
    }

    @Test
    void aBundleWithoutAVersionIsToldWhichItIs() throws IOException {
        var file = bundle("").toString();
        var silent = Shell.plain();
        assertThat(silent.run("attack", "import", file)).isEqualTo(ExitCode.FAILED);
        assertThat(silent.err()).contains(file + ": the bundle does not say").contains("--attack-version");
        var told = Shell.plain();
        assertThat(told.run("attack", "import", "--attack-version", "9.0", file))
                .isEqualTo(ExitCode.DONE);
        assertThat(told.out()).contains("\"version\": \"9.0\"");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var shell = Shell.plain();
        assertThat(shell.run("attack", "import", "nowhere.json")).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).contains("There is no file nowhere.json.");
        assertThat(Shell.plain().run("attack")).isEqualTo(ExitCode.UNUSABLE);
    }

    private Path bundle(String more) throws IOException {
        return Files.writeString(directory.resolve("bundle.json"), BUNDLE.replace("COLLECTION", more));
    }
}
