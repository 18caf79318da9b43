package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.OwnScenario;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

/** The gem source, byte by byte and as the machine's own gem and Bundler see it. */
class RubyGemsRegistryTest {
    @TempDir
    private Path scratch;

    private static ApplicationFixture drillmaster;
    private static Exercise drill;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start(@TempDir Path scenarios) throws IOException {
        OwnScenario.called("OWN-1").gem("tensor-utilz").in(scenarios);
        OwnScenario.called("OWN-2").gem("gone-utilz").in(scenarios);
        OwnScenario.called("OWN-3").gem("bundle-utilz").in(scenarios);
        drillmaster = ApplicationFixture.start(Map.of("scenarios-dir", scenarios.toString()), Clock.systemUTC());
        drill = drillmaster.open("OWN-1", Duration.ofHours(1));
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @Test
    void anInstallIsMeasuredUnderItsToken() throws Exception {
        var run = gem("install", "tensor-utilz", "-v", "1.0.0", "--no-document");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("SECURITY DRILL");
        assertMeasured(drill);
    }

    @Test
    void bundlerInstallsItAndKeepsItsIndexUpToDate() throws Exception {
        var exercise = drillmaster.open("OWN-3", Duration.ofHours(1));
        var first = bundle();
        var again = bundle(); // from an index that it has already
        drillmaster.open("OWN-3", Duration.ofHours(1)); // another version
        var third = bundle();

        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(third.exitCode()).as(third.output()).isZero();
        assertThat(third.output()).contains("bundle-utilz 1.0.1");
        assertMeasured(exercise);
    }

    @Test
    void gemListsWhatThereIs() throws Exception {
        var run = gem("list", "--remote");

        assertThat(run.output()).contains("tensor-utilz (1.0.0)");
    }

    @Test
    void afterTheExerciseGemFindsItNoMore() throws Exception {
        var over = drillmaster.open("OWN-2", Duration.ofHours(1));
        assertThat(get("/rubygems/info/gone-utilz").statusCode()).isEqualTo(200);

        drillmaster.parts().conductor().abort(over.plan().id(), "Only to try it", "ada");

        assertThat(get("/rubygems/info/gone-utilz").statusCode()).isEqualTo(404);
        assertThat(get("/rubygems/gems/gone-utilz-1.0.0.gem").statusCode()).isEqualTo(404);
        assertThat(get("/rubygems/names").body()).doesNotContain("gone-utilz");
        var run = gem("install", "gone-utilz", "-v", "1.0.0", "--no-document");
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("Could not find a valid gem 'gone-utilz'");
    }

    @Test
    void theVersionsNameTheDigestOfEachGemsInformation() throws Exception {
        var info = get("/rubygems/info/tensor-utilz").body();

        assertThat(info).matches("---\n1\\.0\\.0 \\|checksum:[0-9a-f]{64}\n");
        assertThat(get("/rubygems/versions").body())
                .startsWith("created_at: ")
                .contains("\ntensor-utilz 1.0.0 " + GemPage.md5(info.getBytes(StandardCharsets.UTF_8)) + "\n");
        assertThat(get("/rubygems/names").body()).startsWith("---\n").contains("\ntensor-utilz\n");
    }

    @Test
    void aClientFetchesTheRestOfThePageThatItKeeps() throws Exception {
        var whole = get("/rubygems/versions");
        var tag = whole.headers().firstValue("ETag").orElseThrow();
        var from = whole.body().length() - 1;

        var part = get("/rubygems/versions", "Range", "bytes=" + from + "-", "If-None-Match", "\"older\"");

        assertThat(tag).isEqualTo('"' + GemPage.md5(whole.body().getBytes(StandardCharsets.UTF_8)) + '"');
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("\n");
        assertThat(part.headers().firstValue("Content-Range"))
                .contains("bytes " + from + "-" + from + "/" + (from + 1));
        assertThat(get("/rubygems/versions", "Range", "bytes=" + from + "-", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/rubygems/versions", "Range", "bytes=100000-").statusCode())
                .isEqualTo(416);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rubygems/info/nokogiri",
                "/rubygems/info/%3Cscript%3E",
                "/rubygems/gems/tensor-utilz-9.9.9.gem",
                "/rubygems/gems/tensor-utilz.gem",
                "/rubygems/gems/-1.0.0.gem",
                "/rubygems/gems/tensor-utilz-1.0.0.zip",
                "/rubygems/quick/Marshal.4.8/nokogiri-1.0.0.gemspec.rz"
            })
    void whatIsNotHereIsNotFound(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    private void assertMeasured(Exercise exercise) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var facts = drillmaster.parts().evidence().of(exercise.plan().id()).stream()
                    .map(row -> row.fact())
                    .toList();
            assertThat(facts)
                    .anyMatch(fact -> fact instanceof Fact.Fetched fetched
                            && fetched.userAgent().contains("RubyGems"))
                    .anyMatch(Fact.DnsLookedUp.class::isInstance)
                    .anyMatch(Fact.MarkerPresent.class::isInstance);
            assertThat(drillmaster.parts().verdicts().now(exercise.plan().id()).installs())
                    .isNotEmpty()
                    .allSatisfy(install -> {
                        assertThat(install.token())
                                .isEqualTo(exercise.plan().targets().get(0).token());
                        assertThat(install.phases()).containsExactly(Phase.INSTALLED);
                    });
        });
    }

    private RealClient.Run gem(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(RealClient.ruby("gem"));
        command.addAll(List.of(words));
        command.addAll(List.of("--clear-sources", "--source", source()));
        return new RealClient(scratch, Map.of())
                .with("GEM_HOME", scratch.resolve("gems").toString())
                .with("GEM_SPEC_CACHE", scratch.resolve("specs").toString())
                .run(command);
    }

    private RealClient.Run bundle() throws IOException, InterruptedException {
        var command = new ArrayList<>(RealClient.ruby("bundle"));
        command.addAll(List.of("update", "--all"));
        Files.writeString(scratch.resolve("Gemfile"), "source \"" + source() + "\"\ngem \"bundle-utilz\"\n");
        return new RealClient(scratch, Map.of())
                .with("BUNDLE_PATH", scratch.resolve("bundle").toString())
                .with("BUNDLE_SILENCE_ROOT_WARNING", "1")
                .with("BUNDLE_DISABLE_VERSION_CHECK", "1")
                .with("GEM_SPEC_CACHE", scratch.resolve("specs").toString())
                .run(command);
    }

    private String source() {
        return drillmaster.address() + "/rubygems/";
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(drillmaster.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
