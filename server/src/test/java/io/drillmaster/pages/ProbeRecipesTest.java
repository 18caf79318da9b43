package io.drillmaster.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Ecosystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeRecipesTest {
    private static final ProbeRecipes RECIPES = new ProbeRecipes(
            "https://drills.example.com",
            Ecosystem.PYPI,
            "pytorch-utilz",
            "pip install --index-url https://drills.example.com/pypi/simple/ pytorch-utilz==0.0.1",
            List.of("/tmp/it's"));

    @ParameterizedTest
    @CsvSource({"0, github-actions.md", "1, gitlab-ci.md"})
    void theDocumentationShowsWhatThePageOffers(int recipe, String file) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "ci", file)))
                .contains("```yaml\n" + RECIPES.all().get(recipe).text() + "\n```");
    }
}
