package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Json;
import io.drillmaster.identity.Role;
import io.drillmaster.plan.Exercise;
import io.drillmaster.registry.NpmTools;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What members do with probe keys on the exercise's page, and what that page offers for CI jobs. */
class ProbeKeyPageTest {
    private static ApplicationFixture drillmaster;
    private static Person member;

    @BeforeAll
    static void start() {
        drillmaster = ApplicationFixture.start();
        drillmaster.account("ada", Role.ADMINISTRATOR);
        drillmaster.account("maria", Role.MEMBER);
        drillmaster.account("victor", Role.VIEWER);
        member = Person.signedIn(drillmaster, "maria");
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @Test
    void aKeyIsShownOnceAndWithdrawnItIsRefused() {
        var page = page();
        var made = member.submit(page, page + "/probe-keys", Map.of("life", "8h", "label", "CI of acme/shop"));
        assertThat(made.statusCode()).isEqualTo(200);
        var key = first("probe\\.sh\\?key=([A-Za-z0-9_-]{43})", made.body());
        assertThat(made.body()).contains("only this once", "CI of acme/shop", "made by maria", "never used");

        assertThat(member.get("/probe.sh?key=" + key).body()).startsWith("#!/bin/sh");
        assertThat(member.get("/probe.ps1?key=" + key).body()).contains("Invoke-Probe");
        assertThat(member.get(page).body()).doesNotContain(key).contains("PROBE-KEY-MADE-ON-THIS-PAGE");

        var revoke = first("action=\"([^\"]+/revoke)\"", member.get(page).body());
        assertThat(member.submit(page, revoke, Map.of()).statusCode()).isEqualTo(303);
        assertThat(member.get(page).body()).contains("withdrawn");
        var refused = member.get("/probe.sh?key=" + key);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("was withdrawn or has ended");
    }

    @Test
    void aViewerSeesNoKeysAndMakesNone() {
        var page = page();
        var viewer = Person.signedIn(drillmaster, "victor");

        assertThat(viewer.get(page).body()).doesNotContain("Make a probe key");
        assertThat(viewer.submit("/account", page + "/probe-keys", Map.of("life", "1h"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLifeThatIsNotOfferedIsRefused() {
        var page = page();

        assertThat(member.submit(page, page + "/probe-keys", Map.of("life", "for ever"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aKeyThatReportsTooOftenIsToldToWait() {
        var page = page();
        var made =
                member.submit(page, page + "/probe-keys", Map.of("life", "1h")).body();
        var key = first("probe\\.sh\\?key=([A-Za-z0-9_-]{43})", made);
        var hello = HttpRequest.BodyPublishers.ofString("drillmaster-probe=2\nstep=hello\nend=1\n");
        var answer = member.send(member.request("/probe/" + key).POST(hello));
        for (var i = 0; i < 700 && answer.statusCode() == 200; i++) {
            answer = member.send(member.request("/probe/" + key).POST(hello));
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void theStepsForGitHubAreAWorkflow(@TempDir Path directory) throws Exception {
        var steps = recipe("probe-recipe-0");
        var workflow = "on: push\njobs:\n  drill:\n    runs-on: ubuntu-latest\n    steps:\n" + steps.indent(6);
        assertThat(yaml(workflow)).isNotNull();
        assertThat(steps)
                .contains("if: always()", "continue-on-error: true", "${{ secrets.DRILLMASTER_PROBE_KEY }}")
                .contains("pip install", drillmaster.address().toString());
        var tools = NpmTools.actionValidator();
        var file = Files.writeString(directory.resolve("drill.yml"), workflow);

        var check = new ProcessBuilder(
                        "node", tools.file("@action-validator/cli/cli.mjs").toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(!said.contains("not supported"), "skipped: this node is too old");
        assertThat(check.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("errors");
    }

    @Test
    void theJobForGitLabIsYamlWhoseScriptsAreShell() throws Exception {
        var job = Json.mapper()
                .<JsonNode>valueToTree(yaml(recipe("probe-recipe-1")))
                .path("security-drill");

        assertThat(job.fieldNames())
                .toIterable()
                .containsExactly("variables", "before_script", "script", "after_script");
        for (var part : new String[] {"before_script", "script", "after_script"}) {
            var script = job.path(part).path(0).asText();
            var check = new ProcessBuilder("sh", "-n", "-c", script)
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
            assertThat(check.waitFor()).isZero();
        }
    }

    @Test
    void thePackForOsqueryAsksForTheMarkersAndItsLinesAreTaken() throws Exception {
        var page = page();
        var made =
                member.submit(page, page + "/probe-keys", Map.of("life", "1h")).body();
        var key = first("probe\\.sh\\?key=([A-Za-z0-9_-]{43})", made);
        var pack = Json.mapper().readTree(text(first("(?s)<code id=\"probe-recipe-2\">(.*?)</code>", made)));
        var query = pack.path("queries").path("drill_markers").path("query").asText();
        var marker = first("path in \\('([^']+)'", query);
        var line = "{\"name\":\"drill_markers\",\"hostIdentifier\":\"build-7\",\"unixTime\":1772452810,\"columns\":"
                + "{\"path\":\"" + marker + "\",\"mtime\":\"1772452800\"},\"action\":\"added\"}";

        var answer = member.send(
                member.request("/probe/" + key + "/osquery").POST(HttpRequest.BodyPublishers.ofString(line)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"kept\":1");
        await().untilAsserted(() -> assertThat(member.get(page).body()).contains("build-7"));
    }

    private static String recipe(String id) {
        return text(first(
                        "(?s)<code id=\"" + id + "\">(.*?)</code>",
                        member.get(page()).body())) + "\n";
    }

    private static String text(String html) {
        return html.replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static Object yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static String page() {
        Exercise drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        return "/exercises/" + drill.plan().id();
    }

    private static String first(String pattern, String text) {
        var match = Pattern.compile(pattern).matcher(text);
        assertThat(match.find()).as(pattern + " in " + text).isTrue();
        return match.group(1);
    }
}
