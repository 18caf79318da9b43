package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReferenceTest {
    @Test
    void theReferenceInTheRepositoryIsTheOneOfTheCode() throws IOException {
        assertThat(Path.of("../docs/settings.md"))
                .as("written anew by: ./drillmaster settings > docs/settings.md")
                .hasContent(SettingsReference.markdown());
    }

    @Test
    void theExampleInTheReferenceIsAllowed(@TempDir Path directory) throws IOException {
        var markdown = SettingsReference.markdown();
        var from = markdown.indexOf("```yaml\n") + "```yaml\n".length();
        var file = Files.writeString(
                directory.resolve("drillmaster.yml"), markdown.substring(from, markdown.indexOf("```", from)));
        assertThat(SettingsReader.read(Optional.of(file), Map.of(), Map.of()).warnings())
                .isEmpty();
    }
}
