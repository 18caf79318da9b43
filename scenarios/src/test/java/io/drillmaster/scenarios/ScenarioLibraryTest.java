package io.drillmaster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioLibraryTest {
    @TempDir
    Path directory;

    @Test
    void theOperatorsScenariosComeAfterTheShippedOnes() throws IOException {
        Files.writeString(directory.resolve("own.yml"), ScenarioText.VALID);
        var library = ScenarioLibrary.of(directory);
        assertThat(library.problems()).isEmpty();
        assertThat(library.scenarios()).hasSize(ScenarioLibrary.shipped().size() + 1);
        assertThat(library.scenarios()).last().extracting(Scenario::id).isEqualTo("SC-90");
        assertThat(library.find("SC-90")).isPresent();
        assertThat(library.find("SC-404")).isEmpty();
    }

    @Test
    void aMalformedFileIsToldAndHidesNoOther() throws IOException {
        Files.writeString(directory.resolve("a.yaml"), ScenarioText.with("kind: LIVE", "kind: ALIVE"));
        Files.write(directory.resolve("b.yaml"), new byte[] {'i', 'd', ':', ' ', (byte) 0xe9});
        Files.write(directory.resolve("c.yaml"), new byte[FileKind.SCENARIO.sizeLimit() + 1]);
        Files.writeString(directory.resolve("d.yaml"), ScenarioText.VALID);
        Files.writeString(directory.resolve("notes.txt"), "not a scenario");
        Files.createDirectory(directory.resolve("e.yaml"));
        var library = ScenarioLibrary.of(directory);
        assertThat(library.find("SC-90")).isPresent();
        assertThat(library.problems())
                .extracting(Finding::toString)
                .containsExactly(
                        directory.resolve("a.yaml")
                                + ":5:7: error: 'ALIVE' is not a kind; did you mean 'LIVE'? allowed are LIVE, TABLETOP, BOTH (at /kind)",
                        directory.resolve("b.yaml") + ":1:1: error: the file is not UTF-8 text; save it as UTF-8",
                        directory.resolve("c.yaml")
                                + ":1:1: error: the file is larger than 256 KiB, the most that a scenario file may have");
    }

    @Test
    void anIdIsUsedOnce() throws IOException {
        Files.writeString(directory.resolve("a.yaml"), ScenarioText.VALID);
        Files.writeString(directory.resolve("b.yaml"), ScenarioText.with("A package nobody", "Another nobody"));
        Files.writeString(directory.resolve("c.yaml"), ScenarioText.with("id: SC-90", "id: SC-01"));
        var library = ScenarioLibrary.of(directory);
        assertThat(library.find("SC-90").orElseThrow().title()).isEqualTo("A package nobody asked for");
        assertThat(library.find("SC-01")).isEqualTo(ScenarioLibrary.ofShipped().find("SC-01"));
        assertThat(library.problems())
                .extracting(Finding::toString)
                .containsExactly(
                        directory.resolve("b.yaml")
                                + ":1:5: error: another scenario is already called SC-90; this file is not used, give it an own id (at /id)",
                        directory.resolve("c.yaml")
                                + ":1:5: error: another scenario is already called SC-01; this file is not used, give it an own id (at /id)");
    }

    @Test
    void aWarningIsToldAndTheScenarioIsUsed() throws IOException {
        Files.writeString(directory.resolve("a.yaml"), ScenarioText.with("--index-url {index} ", ""));
        var library = ScenarioLibrary.of(directory);
        assertThat(library.find("SC-90")).isPresent();
        assertThat(library.problems()).hasSize(1).noneMatch(Finding::isError);
    }

    @Test
    void aDirectoryThatIsNotThereIsToldAndTheShippedScenariosRemain() {
        var missing = directory.resolve("missing");
        var library = ScenarioLibrary.of(missing);
        assertThat(library.scenarios()).isEqualTo(ScenarioLibrary.shipped());
        assertThat(library.problems())
                .extracting(Finding::toString)
                .containsExactly(missing
                        + ":1:1: error: the directory of scenarios cannot be listed: NoSuchFileException " + missing);
    }
}
