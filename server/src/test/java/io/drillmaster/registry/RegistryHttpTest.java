package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.OwnScenario;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry over HTTP, byte by byte; what real clients make of it is in {@code InstallerTest}. */
class RegistryHttpTest {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final Duration HOUR = Duration.ofHours(1);

    private static ApplicationFixture drillmaster;
    private static Exercise drill;
    private static Exercise scoped;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @BeforeAll
    static void start(@TempDir Path scenarios) throws IOException {
        OwnScenario.called("OWN-1").npm("@acme-drill/build-tools").in(scenarios);
        drillmaster = ApplicationFixture.start(Map.of("scenarios-dir", scenarios.toString()), Clock.systemUTC());
        drill = drillmaster.open("SC-DEMO", HOUR);
        scoped = drillmaster.open("OWN-1", HOUR);
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | text/html",
                "*/* | text/html",
                "text/* | text/html",
                "text/html | text/html",
                "application/vnd.pypi.simple.v1+json | application/vnd.pypi.simple.v1+json",
                "application/vnd.pypi.simple.latest+json | application/vnd.pypi.simple.v1+json",
                "application/vnd.pypi.simple.v1+html | application/vnd.pypi.simple.v1+html",
                "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01"
                        + " | application/vnd.pypi.simple.v1+json",
                "text/html;q=0.9, application/vnd.pypi.simple.v1+json;q=0.2 | text/html",
                "text/html;q=0, */* | application/vnd.pypi.simple.v1+json",
                "application/json, */*;q=0.1 | text/html",
            })
    void pythonClientsGetTheFormTheyAskFor(String accept, String type) throws Exception {
        for (var page : List.of("/pypi/simple/", "/pypi/simple/pytorch-utilz/")) {
            var answer = accept.isEmpty() ? get(page) : get(page, "Accept", accept);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Content-Type")).startsWith(type);
            assertThat(header(answer, "Vary")).startsWith("Accept, Authorization");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/vnd.pypi.simple.v2+json", "text/html;q=0", "*/*;q=nonsense"})
    void aFormThatThereIsNotIsRefusedWithThoseThereAre(String accept) throws Exception {
        var answer = get("/pypi/simple/pytorch-utilz/", "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(problem(answer).path("code").asText()).isEqualTo("not-acceptable");
        assertThat(problem(answer).path("detail").asText()).contains(JSON, "text/html");
    }

    @Test
    void aPythonProjectsPageSaysAllThatInstallersCheck() throws Exception {
        var page = URI.create(drillmaster.address() + "/pypi/simple/pytorch-utilz/");
        var html = get(page.getPath()).body();
        var link = Pattern.compile(
                        "<a href=\"([^\"#]+)#sha256=([0-9a-f]{64})\" data-requires-python=\"&gt;=([0-9.]+)\">")
                .matcher(html);
        assertThat(link.find()).as(html).isTrue();
        var file = Json.mapper()
                .readTree(get(page.getPath(), "Accept", JSON).body())
                .path("files")
                .get(0);

        var content = http.send(
                        HttpRequest.newBuilder(page.resolve(link.group(1))).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();

        assertThat(Hashes.sha256(content)).isEqualTo(link.group(2));
        assertThat(file.path("url").asText()).isEqualTo(link.group(1));
        assertThat(file.path("hashes").path("sha256").asText()).isEqualTo(link.group(2));
        assertThat(file.path("requires-python").asText()).isEqualTo(">=" + link.group(3));
        assertThat(file.path("size").intValue()).isEqualTo(content.length);
        var now = Clock.systemUTC().instant();
        assertThat(Instant.parse(file.path("upload-time").asText())).isBetween(now.minus(HOUR), now);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pypi/simple/pytorch-utilz",
                "/pypi/simple/Pytorch_Utilz/",
                "/pypi/simple/PyTorch.Utilz",
                "/pypi/simple"
            })
    void everySpellingOfAPageLeadsToWorkingLinks(String path) throws Exception {
        var answer = get(path);
        var link = Pattern.compile("href=\"([^\"#]+)").matcher(answer.body());
        assertThat(link.find()).as(answer.body()).isTrue();

        assertThat(head(answer.uri().resolve(link.group(1))).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pypi/simple/requests/",
                "/pypi/simple/requests",
                "/pypi/simple/%3Cscript%3E/",
                "/pypi/files/pytorch-utilz/00/pytorch_utilz-0.0.1.tar.gz",
                "/npm/left-pad",
                "/npm/@babel%2fcore",
                "/npm/react-state-utilz/-/other-1.0.0.tgz"
            })
    void whatIsNotHereIsNotFoundByAnyMethod(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problem(answer).path("code").asText()).isEqualTo("not-found");
        assertThat(head(URI.create(drillmaster.address() + path)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/npm/@acme-drill%2fbuild-tools",
                "/npm/@acme-drill%2Fbuild-tools",
                "/npm/%40acme-drill%2fbuild-tools",
                "/npm/@acme-drill/build-tools"
            })
    void aScopedNameIsFoundHoweverItsSlashIsWritten(String path) throws Exception {
        var packument = Json.mapper().readTree(get(path).body());
        var dist = packument.path("versions").path("1.0.0").path("dist");
        var tarball = URI.create(dist.path("tarball").asText());

        var content = http.send(HttpRequest.newBuilder(tarball).build(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(packument.path("name").asText()).isEqualTo("@acme-drill/build-tools");
        assertThat(tarball.getAuthority()).isEqualTo(drillmaster.address().getAuthority());
        assertThat(dist.path("integrity").asText())
                .isEqualTo("sha512-"
                        + Base64.getEncoder()
                                .encodeToString(
                                        MessageDigest.getInstance("SHA-512").digest(content.body())));
    }

    @Test
    void npmGetsTheShortFormOfAPackumentWhenItAsksForIt() throws Exception {
        var brief = get(
                "/npm/react-state-utilz",
                "Accept",
                "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*");
        var full = get("/npm/react-state-utilz", "Accept", "application/json");
        var versions = Json.mapper().readTree(brief.body()).path("versions");

        assertThat(header(brief, "Content-Type")).startsWith("application/vnd.npm.install-v1+json");
        assertThat(Json.mapper().readTree(brief.body()).has("time")).isFalse();
        assertThat(versions.path("0.0.1").path("hasInstallScript").asBoolean()).isTrue();
        assertThat(Json.mapper().readTree(full.body()).path("time").has("0.0.1"))
                .isTrue();
        assertThat(get("/npm/react-state-utilz", "Accept", "image/png").statusCode())
                .isEqualTo(406);
    }

    @Test
    void aFetchIsEvidenceWhenItsBytesArriveAndALookIsNone() throws Exception {
        var target = scoped.plan().targets().get(0);
        var tarball = URI.create(Json.mapper()
                .readTree(get("/npm/@acme-drill%2fbuild-tools").body())
                .path("versions")
                .path("1.0.0")
                .path("dist")
                .path("tarball")
                .asText());
        var before = fetches();
        assertThat(head(tarball).headers().firstValueAsLong("Content-Length").orElse(0))
                .isPositive();
        assertThat(fetches()).isEqualTo(before);

        http.send(
                HttpRequest.newBuilder(tarball).header("User-Agent", "npm/1").build(),
                HttpResponse.BodyHandlers.discarding());

        assertThat(fetches()).hasSize(before.size() + 1).last().satisfies(row -> {
            assertThat(row.token()).contains(target.token());
            assertThat(row.fact()).isEqualTo(new Fact.Fetched("build-tools-1.0.0.tgz", "127.0.0.1", "npm/1"));
        });
    }

    @Test
    void aVersionIsNeverUsedAgainAndTheCommandNamesTheNewOne() throws Exception {
        var second = drillmaster.open("SC-DEMO", HOUR);
        drillmaster.parts().conductor().abort(second.plan().id(), "Only to try it", "ada");
        var third = drillmaster.open("SC-DEMO", HOUR);
        var versions = Json.mapper()
                .readTree(get("/pypi/simple/pytorch-utilz/", "Accept", JSON).body())
                .path("versions");

        assertThat(drill.plan().targets().get(0).packageVersion()).isEqualTo("0.0.1");
        assertThat(second.plan().targets().get(0).packageVersion()).isEqualTo("0.0.2");
        assertThat(third.plan().targets().get(0).packageVersion()).isEqualTo("0.0.3");
        assertThat(third.commands())
                .allSatisfy(command -> assertThat(command).contains("127.0.0.1").endsWith("0.0.3"));
        assertThat(versions.toString()).isEqualTo("[\"0.0.1\",\"0.0.3\"]"); // the aborted drill's is withdrawn
    }

    private List<Evidence> fetches() throws InterruptedException {
        assertThat(drillmaster.parts().inbox().awaitDrained(Duration.ofSeconds(10)))
                .isTrue();
        return drillmaster.parts().evidence().of(scoped.plan().id()).stream()
                .filter(row -> row.fact() instanceof Fact.Fetched)
                .toList();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(drillmaster.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<Void> head(URI address) throws Exception {
        var request = HttpRequest.newBuilder(address).method("HEAD", HttpRequest.BodyPublishers.noBody());
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static JsonNode problem(HttpResponse<String> answer) throws IOException {
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        return Json.mapper().readTree(answer.body());
    }
}
