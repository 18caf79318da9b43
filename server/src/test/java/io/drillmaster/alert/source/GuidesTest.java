package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuidesTest {
    private static final Path GUIDES = Path.of("../docs/alert-sources");

    @Test
    void everySourceHasAGuideThatTheIndexLeadsTo() throws IOException {
        var index = Files.readString(GUIDES.resolve("README.md"));
        for (var source : AlertSources.ALL) {
            var guide = source.id() + ".md";
            assertThat(GUIDES.resolve(guide)).isRegularFile();
            assertThat(index).contains("](" + guide + ")");
        }
    }
}
