package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.OwnScenario;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sparse registry, byte by byte and as the machine's own cargo sees it. */
class CargoRegistryTest {
    @TempDir
    private Path scratch;

    private static ApplicationFixture drillmaster;
    private static Exercise drill;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start(@TempDir Path scenarios) throws IOException {
        OwnScenario.called("OWN-1").cargo("tensor_utilz").cargo("abc").in(scenarios);
        OwnScenario.called("OWN-2").cargo("gone-utilz").in(scenarios);
        drillmaster = ApplicationFixture.start(Map.of("scenarios-dir", scenarios.toString()), Clock.systemUTC());
        drill = drillmaster.open("OWN-1", Duration.ofHours(1));
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @Test
    void aBuildIsMeasuredUnderItsToken() throws Exception {
        var run = build("tensor_utilz");

        assertThat(run.exitCode()).as(run.output()).isZero();
        await().atMost(Duration.ofSeconds(30)).until(() -> !verdictInstalls().isEmpty());
        var token = drill.plan().targets().get(0).token();
        assertThat(drillmaster.parts().verdicts().now(drill.plan().id()).installs())
                .singleElement()
                .satisfies(install -> {
                    assertThat(install.token()).isEqualTo(token);
                    assertThat(install.phases()).containsExactly(Phase.INSTALLED);
                });
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(facts())
                        .anyMatch(fact -> fact instanceof Fact.Fetched fetched
                                && fetched.userAgent().startsWith("cargo"))
                        .anyMatch(Fact.DnsLookedUp.class::isInstance)
                        .anyMatch(Fact.MarkerPresent.class::isInstance));
    }

    @Test
    void afterTheExerciseCargoFindsTheCrateNoMore() throws Exception {
        var over = drillmaster.open("OWN-2", Duration.ofHours(1));
        assertThat(get("/cargo/go/ne/gone-utilz").statusCode()).isEqualTo(200);

        drillmaster.parts().conductor().abort(over.plan().id(), "Only to try it", "ada");

        assertThat(get("/cargo/go/ne/gone-utilz").statusCode()).isEqualTo(404);
        assertThat(get("/cargo/crates/gone-utilz/1.0.0/download").statusCode()).isEqualTo(404);
        var run = build("gone-utilz");
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("could not be found in registry index");
    }

    @Test
    void theConfigurationSaysWhereTheCratesAre() throws Exception {
        var config = json(get("/cargo/config.json"));

        assertThat(config.path("dl").asText())
                .isEqualTo(drillmaster.address() + "/cargo/crates/{crate}/{version}/download");
        assertThat(config.has("auth-required")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"te/ns/tensor_utilz, tensor_utilz", "3/a/abc, abc"})
    void aCrateStandsWhereItsNameBegins(String place, String name) throws Exception {
        var line = json(get("/cargo/" + place));

        assertThat(line.path("name").asText()).isEqualTo(name);
        assertThat(line.path("vers").asText()).isEqualTo("1.0.0");
        assertThat(line.path("cksum").asText()).matches("[0-9a-f]{64}");
        assertThat(line.path("yanked").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cargo/te/ns/tensor-utilz",
                "/cargo/te/ns/TENSOR_utilz",
                "/cargo/xx/yy/tensor_utilz",
                "/cargo/3/tensor_utilz",
                "/cargo/se/rd/serde_derive",
                "/cargo/1/a",
                "/cargo/te/ns/%2e%2e",
                "/cargo/crates/tensor_utilz/9.9.9/download",
                "/cargo/crates/tensor-utilz/1.0.0/download"
            })
    void whatIsNotHereIsNotFound(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverHasTheIndexFileIsToldSoInsteadOfSentIt() throws Exception {
        var first = get("/cargo/te/ns/tensor_utilz");
        var tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(get("/cargo/te/ns/tensor_utilz", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(get("/cargo/te/ns/tensor_utilz", "If-None-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    private RealClient.Run build(String crate) throws IOException, InterruptedException {
        var cargo = RealClient.cargo();
        Files.createDirectories(scratch.resolve("src"));
        Files.writeString(scratch.resolve("src/lib.rs"), "");
        Files.writeString(
                scratch.resolve("Cargo.toml"), "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        var client = new RealClient(scratch, Map.of())
                .with("CARGO_HOME", scratch.resolve("cargo").toString())
                .with("RUSTC", Path.of(cargo).resolveSibling("rustc").toString())
                .with("CARGO_REGISTRIES_DRILL_INDEX", "sparse+" + drillmaster.address() + "/cargo/");
        var added = client.run(List.of(cargo, "add", "--registry", "drill", crate + "@=1.0.0"));
        return added.exitCode() == 0 ? client.run(List.of(cargo, "build")) : added;
    }

    private List<Fact> facts() {
        return drillmaster.parts().evidence().of(drill.plan().id()).stream()
                .map(row -> row.fact())
                .toList();
    }

    private List<?> verdictInstalls() {
        return drillmaster.parts().verdicts().now(drill.plan().id()).installs();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(drillmaster.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.mapper().readTree(answer.body());
    }
}
