package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenignActionReferenceTest {
    @Test
    void theReferenceInTheRepositoryIsTheOneOfTheCode() throws IOException {
        var written = Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("benign-actions.md"),
                BenignActionReference.markdown());

        assertThat(Path.of("../docs/benign-actions.md"))
                .as("written anew by: cp drill-packages/target/benign-actions.md docs/")
                .hasSameTextualContentAs(written);
    }
}
