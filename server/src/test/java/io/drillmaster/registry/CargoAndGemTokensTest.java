package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.Json;
import io.drillmaster.exercise.OwnScenario;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cargo's and RubyGems' side of a registry that asks for tokens: each sees what belongs to its exercise. */
class CargoAndGemTokensTest {
    private static ApplicationFixture drillmaster;
    private static Exercise drill;
    private static String token;
    private static String stranger;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void start(@TempDir Path scenarios) throws IOException {
        OwnScenario.called("OWN-1").cargo("tensor_utilz").gem("tensor-utilz").in(scenarios);
        drillmaster = ApplicationFixture.start(
                Map.of("scenarios-dir", scenarios.toString(), "registry.access", "token"), Clock.systemUTC());
        drill = drillmaster.open("OWN-1", Duration.ofHours(1));
        token = Tokens.read(drillmaster, drill.plan().id());
        stranger = Tokens.read(
                drillmaster,
                drillmaster.open("SC-DEMO", Duration.ofHours(1)).plan().id());
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cargo/te/ns/tensor_utilz",
                "/cargo/crates/tensor_utilz/1.0.0/download",
                "/rubygems/info/tensor-utilz",
                "/rubygems/gems/tensor-utilz-1.0.0.gem",
                "/rubygems/quick/Marshal.4.8/tensor-utilz-1.0.0.gemspec.rz"
            })
    void aPackageIsThereForItsOwnTokenOnly(String path) throws Exception {
        assertThat(get(path, "").statusCode()).as("no token").isEqualTo(401);
        assertThat(get(path, "nonsense").statusCode()).as("no token of ours").isEqualTo(401);
        assertThat(get(path, stranger).statusCode()).as("another exercise's").isEqualTo(404);
        assertThat(get(path, token).statusCode()).as("its own").isEqualTo(200);
        assertThat(head(path)).as("HEAD").isIn(401, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cargo/config.json",
                "/rubygems/",
                "/rubygems/names",
                "/rubygems/versions",
                "/rubygems/specs.4.8.gz",
                "/rubygems/latest_specs.4.8.gz",
                "/rubygems/prerelease_specs.4.8.gz"
            })
    void aListIsNotThereWithoutAToken(String path) throws Exception {
        assertThat(get(path, "").statusCode()).isEqualTo(401);
        assertThat(head(path)).isIn(401, 405);
        assertThat(get(path, stranger).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rubygems/names", "/rubygems/versions"})
    void aListNamesWhatBelongsToTheToken(String path) throws Exception {
        assertThat(get(path, token).body()).contains("tensor-utilz");
        assertThat(get(path, stranger).body()).doesNotContain("tensor-utilz");
        assertThat(get(path, token).headers().firstValue("Vary")).hasValue("Authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cargo/xx/yy/nothing",
                "/cargo/crates/-/1.0.0/download",
                "/rubygems/info/-",
                "/rubygems/gems/nothing.zip",
                "/rubygems/gems/--1.0.0.gem",
                "/pypi/simple/-/",
                "/pypi/simple/No.Name/",
                "/pypi/files/-/00/x.tar.gz",
                "/npm/.x"
            })
    void withoutATokenEveryNameIsAnsweredAlike(String path) throws Exception {
        assertThat(get(path, "").statusCode()).isEqualTo(401);
    }

    @Test
    void cargoIsToldInItsOwnForm() throws Exception {
        assertThat(Json.mapper()
                        .readTree(get("/cargo/config.json", token).body())
                        .path("auth-required")
                        .asBoolean())
                .isTrue();
        var missing = Json.mapper()
                .readTree(get("/cargo/crates/tensor_utilz/1.0.0/download", "").body());
        assertThat(missing.path("errors").path(0).path("detail").asText()).contains("asks for a token");
        assertThat(get("/cargo/config.json", "").headers().firstValue("WWW-Authenticate"))
                .isPresent();
    }

    @Test
    void cargoBuildsWithItsToken() throws Exception {
        var with = cargo(token);
        assertThat(with.exitCode()).as(with.output()).isZero();
    }

    @Test
    void cargoFindsNothingWithAnothersToken() throws Exception {
        var with = cargo(stranger);
        assertThat(with.exitCode()).isNotZero();
        assertThat(with.output()).contains("could not be found in registry index");
    }

    @Test
    void cargoSaysThatItsTokenIsNoneOfOurs() throws Exception {
        var with = cargo("nonsense");
        assertThat(with.exitCode()).isNotZero();
        assertThat(with.output()).contains("token rejected for `drill`");
    }

    @Test
    void cargoPrintsOurSentence() throws Exception {
        var search = client(token).run(List.of(recentCargo(), "search", "--registry", "drill", "tensor"));

        assertThat(search.exitCode()).isNotZero();
        assertThat(search.output()).contains("There is no crate 'crates' in this registry.");
    }

    @Test
    void gemInstallsWithTheTokenInItsSource() throws Exception {
        var with = gem(token);
        assertThat(with.exitCode()).as(with.output()).isZero();
        assertThat(with.output()).contains("SECURITY DRILL");
    }

    @Test
    void gemFindsNothingWithAnothersToken() throws Exception {
        var with = gem(stranger);
        assertThat(with.exitCode()).isNotZero();
        assertThat(with.output()).contains("Could not find a valid gem 'tensor-utilz'");
    }

    private RealClient.Run cargo(String secret) throws IOException, InterruptedException {
        var cargo = recentCargo();
        Files.createDirectories(scratch.resolve("src"));
        Files.writeString(scratch.resolve("src/lib.rs"), "");
        Files.writeString(
                scratch.resolve("Cargo.toml"), "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        var client = client(secret);
        var added = client.run(List.of(cargo, "add", "--registry", "drill", "tensor_utilz@=1.0.0"));
        return added.exitCode() == 0 ? client.run(List.of(cargo, "build")) : added;
    }

    private RealClient client(String secret) throws IOException, InterruptedException {
        return new RealClient(scratch, Map.of())
                .with("CARGO_HOME", scratch.resolve("cargo").toString())
                .with("RUSTC", Path.of(recentCargo()).resolveSibling("rustc").toString())
                .with("CARGO_REGISTRY_GLOBAL_CREDENTIAL_PROVIDERS", "cargo:token")
                .with("CARGO_REGISTRIES_DRILL_TOKEN", secret)
                .with("CARGO_REGISTRIES_DRILL_INDEX", "sparse+" + drillmaster.address() + "/cargo/");
    }

    /** Older ones fetch nothing with a token. */
    private String recentCargo() throws IOException, InterruptedException {
        var cargo = RealClient.cargo();
        var version = new RealClient(scratch, Map.of())
                .run(List.of(cargo, "--version"))
                .output()
                .split("[ .]", 4);
        assumeTrue(
                Integer.parseInt(version[1]) > 1 || Integer.parseInt(version[2]) >= 74,
                "skipped: this machine's cargo reads no registry with a token; 1.74 or newer does");
        return cargo;
    }

    private RealClient.Run gem(String secret) throws IOException, InterruptedException {
        var command = new ArrayList<>(RealClient.ruby("gem"));
        command.addAll(List.of("install", "tensor-utilz", "-v", "1.0.0", "--no-document", "--clear-sources"));
        command.addAll(List.of(
                "--source",
                "http://drill:" + secret + "@" + drillmaster.address().getAuthority() + "/rubygems/"));
        return new RealClient(scratch, Map.of())
                .with("GEM_HOME", scratch.resolve("gems").toString())
                .with("GEM_SPEC_CACHE", scratch.resolve("specs").toString())
                .run(command);
    }

    private static HttpResponse<String> get(String path, String secret) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(drillmaster.address() + path));
        if (!secret.isEmpty()) {
            request.header("Authorization", secret);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    private static int head(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(drillmaster.address() + path))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
