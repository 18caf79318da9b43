package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.exercise.OwnScenario;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

/** npm's side of a registry that asks for tokens: each sees what belongs to its exercise. */
class NpmWithTokensTest {
    private static ApplicationFixture drillmaster;
    private static Exercise drill;
    private static Exercise other;

    @BeforeAll
    static void start(@TempDir Path scenarios) throws IOException {
        OwnScenario.called("OWN-1").npm("@acme-drill/build-tools").in(scenarios);
        drillmaster = ApplicationFixture.start(
                Map.of("scenarios-dir", scenarios.toString(), "registry.access", "token"), Clock.systemUTC());
        drill = drillmaster.open("OWN-1", Duration.ofHours(1));
        other = drillmaster.open("SC-DEMO", Duration.ofHours(1));
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @ParameterizedTest
    @CsvSource({"npm 10, install", "npm 12, install", "pnpm, add"})
    void clientsInstallWithTheTokenInTheirConfiguration(String name, String command, @TempDir Path folder) {
        var address = drillmaster.address();
        var token = Tokens.read(drillmaster, drill.plan().id());
        var project = PackageClient.project(
                folder, address + "/npm/", "//" + address.getAuthority() + "/npm/:_authToken=" + token);

        PackageClient.of(name)
                .run(project, command, "--ignore-scripts", "@acme-drill/build-tools@1.0.0")
                .succeeded();

        assertThat(project.resolve("node_modules/@acme-drill/build-tools/package.json"))
                .exists();
    }

    @Test
    void withoutATokenThereIsNothingToSeeAndWithAnothersNotEvenTheName() throws Exception {
        var stranger = Tokens.read(drillmaster, other.plan().id());

        for (var path : new String[] {
            "@acme-drill%2fbuild-tools",
            "@acme-drill/build-tools/1.0.0",
            "@acme-drill/build-tools/-/build-tools-1.0.0.tgz",
            "-/package/@acme-drill%2fbuild-tools/dist-tags"
        }) {
            assertThat(get(path, "").statusCode()).as(path).isEqualTo(401);
            assertThat(get(path, stranger).statusCode()).as(path).isEqualTo(404);
            assertThat(get(path, Tokens.read(drillmaster, drill.plan().id())).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(get("-/v1/search?text=build", stranger).body()).contains("\"total\":0");
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(drillmaster.address() + "/npm/" + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
