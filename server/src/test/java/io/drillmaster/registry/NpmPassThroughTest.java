package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.Json;
import io.drillmaster.exercise.OwnScenario;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages of another npm registry, which is a second Drillmaster here. */
class NpmPassThroughTest {
    private static final String DRILL = "@acme-drill/build-tools";

    private static ApplicationFixture upstream;
    private static ApplicationFixture drillmaster;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start(@TempDir Path scenarios) throws Exception {
        OwnScenario.called("OWN-1").npm(DRILL).in(scenarios);
        upstream = ApplicationFixture.start();
        drillmaster = ApplicationFixture.start(
                Map.of("scenarios-dir", scenarios.toString(), "registry.upstream.npm", upstream.address() + "/npm"),
                Clock.systemUTC());
        for (var name : new String[] {"@acme-drill/library", "drill-library", DRILL}) {
            publishUpstream(name);
        }
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource({"npm 10, install", "npm, install", "npm 12, install", "pnpm, add", "yarn, add"})
    void clientsInstallWhatOnlyTheUpstreamHas(String name, String command, @TempDir Path folder) throws IOException {
        var project = PackageClient.project(folder, drillmaster.address() + "/npm/");

        PackageClient.of(name)
                .run(project, command, "@acme-drill/library@1.0.0", "drill-library")
                .succeeded();

        assertThat(project.resolve("node_modules/@acme-drill/library/index.js")).exists();
        assertThat(project.resolve("node_modules/drill-library/index.js")).exists();
        try (var files = Files.list(project)) {
            var lock = files.filter(file -> file.getFileName().toString().contains("lock"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(lock))
                    .doesNotContain(upstream.address().getAuthority())
                    .contains("sha512-");
        }
    }

    @Test
    void everyFormIsAnsweredUnderThisRegistrysOwnAddress() throws Exception {
        var own = drillmaster.address() + "/npm/@acme-drill/library/-/library-1.0.0.tgz";

        for (var path : new String[] {"@acme-drill%2flibrary", "@acme-drill/library"}) {
            var document = Json.mapper().readTree(get(path).body());
            assertThat(document.path("versions")
                            .path("1.0.0")
                            .path("dist")
                            .path("tarball")
                            .asText())
                    .isEqualTo(own);
            assertThat(document.has("_rev")).isFalse();
        }
        assertThat(Json.mapper()
                        .readTree(get("drill-library/latest").body())
                        .path("version")
                        .asText())
                .isEqualTo("1.0.0");
        assertThat(get("-/package/drill-library/dist-tags").body()).isEqualTo("{\"latest\":\"1.0.0\"}");
        assertThat(http.send(HttpRequest.newBuilder(URI.create(own)).build(), BodyHandlers.ofByteArray())
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("drill-library/9.9.9").statusCode()).isEqualTo(404);
        assertThat(get("drill-library/-/other-1.0.0.tgz").statusCode()).isEqualTo(404);
        assertThat(get("drill-nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aDrillsNameIsNeverTheUpstreamsNotBeforeDuringOrAfter() throws Exception {
        var id = drillmaster.plan("OWN-1", Duration.ofHours(1));
        assertThat(get(DRILL).statusCode()).as("planned").isEqualTo(404);
        drillmaster.parts().conductor().open(id);
        assertThat(get(DRILL).body()).as("open").contains("postinstall");
        drillmaster.parts().conductor().abort(id, "Only to try it", "ada");
        assertThat(get(DRILL).statusCode()).as("withdrawn").isEqualTo(404);
        assertThat(get(DRILL + "/-/build-tools-1.0.0.tgz").statusCode()).isEqualTo(404);
    }

    private static void publishUpstream(String name) throws Exception {
        var exercise = upstream.open("SC-DEMO", Duration.ofHours(1)).plan().id();
        var request = HttpRequest.newBuilder(URI.create(upstream.address() + "/npm/" + name.replace("/", "%2f")))
                .header("Authorization", "Bearer " + Tokens.upload(upstream, exercise, Republish.REFUSED))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(
                        NpmPackage.of(name, "1.0.0").document().toString()))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(drillmaster.address() + "/npm/" + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
