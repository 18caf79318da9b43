package io.drillmaster.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Json;
import io.drillmaster.pages.view.Command;
import io.drillmaster.readiness.SampleReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What people copy from the page of readiness works as it stands. */
class ReadinessRecipesTest {
    private static final List<Command> RECIPES = ReadinessRecipes.of("https://drills.example.com");
    private static final SampleReader READER = new SampleReader(LocalDate.of(2026, 11, 21), "test");

    @Test
    void theStepForGitHubIsAWorkflowWhoseScriptIsShell() throws Exception {
        var workflow = "on: push\njobs:\n  readiness:\n    runs-on: ubuntu-latest\n    steps:\n"
                + RECIPES.get(1).text().indent(6);
        var step = yaml(workflow).path("jobs").path("readiness").path("steps").path(0);

        assertThat(step.path("continue-on-error").asBoolean()).isTrue();
        assertThat(step.path("env").path("DRILLMASTER_READINESS_KEY").asText())
                .isEqualTo("${{ secrets.DRILLMASTER_READINESS_KEY }}");
        assertThat(step.path("run").asText())
                .contains("--send https://drills.example.com ")
                .doesNotContain("${{"); // what others typed must not become script
        isShell(step.path("run").asText());
    }

    @Test
    void theJobForGitLabIsAJobWhoseScriptIsShell() throws Exception {
        var job = yaml(RECIPES.get(2).text()).path("readiness");

        assertThat(job.path("allow_failure").asBoolean()).isTrue();
        assertThat(job.path("script").path(0).asText()).contains("--subject \"$CI_PROJECT_PATH\"");
        isShell(job.path("script").path(0).asText());
    }

    @Test
    void theCommandsAreShellAndTheirSamplesAreTaken() throws Exception {
        isShell(RECIPES.get(0).text());
        var curl = RECIPES.get(3).text();
        isShell(curl);
        var json = curl.substring(curl.indexOf("'{") + 1, curl.indexOf("}'") + 1);

        assertThat(READER.json(json)).hasSize(1);
        assertThat(READER.csv(RECIPES.get(4).text())).hasSize(3);
    }

    private static JsonNode yaml(String text) {
        return Json.mapper().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    private static void isShell(String script) throws Exception {
        var check = new ProcessBuilder("sh", "-n", "-c", script)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }
}
