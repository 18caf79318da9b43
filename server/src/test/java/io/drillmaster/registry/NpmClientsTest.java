package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.Json;
import io.drillmaster.exercise.OwnScenario;
import io.drillmaster.plan.Exercise;
import io.drillmaster.registry.PackageClient.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the built-in registry is to the clients that package engineers use. */
class NpmClientsTest {
    private static ApplicationFixture drillmaster;
    private static Exercise drill;
    private static String secret;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path scenarios) throws IOException {
        OwnScenario.called("OWN-1").npm("@acme-drill/build-tools").in(scenarios);
        drillmaster = ApplicationFixture.start(Map.of("scenarios-dir", scenarios.toString()), Clock.systemUTC());
        drill = drillmaster.open("OWN-1", Duration.ofHours(1));
        secret = Tokens.upload(drillmaster, drill.plan().id(), Republish.REFUSED);
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"npm 10", "npm", "npm 12", "pnpm"})
    void aPublishedPackageIsInstalledWithWhatItNeeds(String name) throws IOException {
        var client = PackageClient.of(name);
        var tools = "@acme-drill/" + unique("tools");
        var app = unique("app");
        publish(client, tools, "1.0.0", "\"bin\":{\"acme-tool\":\"index.js\"}");
        publish(client, app, "2.1.0-beta.1", "\"dependencies\":{\"" + tools + "\":\"^1.0.0\"}", "--tag", "beta");

        var project = project("consumer");
        client.run(project, name.equals("pnpm") ? "add" : "install", app + "@beta")
                .succeeded();

        assertThat(project.resolve("node_modules/" + app + "/index.js")).exists();
        var lock = name.equals("pnpm") ? "pnpm-lock.yaml" : "package-lock.json";
        assertThat(Files.readString(project.resolve(lock))).contains(tools, app, "2.1.0-beta.1", "sha512-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"npm 10", "npm", "npm 12"})
    void theLifeOfAPackageFromItsFirstVersionToItsEnd(String name) throws IOException {
        var client = PackageClient.of(name);
        var pkg = "@acme-drill/" + unique("life");
        publish(client, pkg, "1.0.0", "");
        publish(client, pkg, "1.1.0", "");
        publish(client, pkg, "2.0.0-rc.1", "", "--tag", "next");
        var project = project("operator");

        assertThat(json(client.run(project, "view", pkg, "versions", "--json")).toString())
                .isEqualTo("[\"1.0.0\",\"1.1.0\",\"2.0.0-rc.1\"]");
        client.run(project, "dist-tag", "add", pkg + "@1.0.0", "stable").succeeded();
        assertThat(client.run(project, "dist-tag", "ls", pkg).succeeded().output())
                .contains("latest: 1.1.0", "next: 2.0.0-rc.1", "stable: 1.0.0");
        client.run(project, "dist-tag", "rm", pkg, "next").succeeded();
        assertThat(client.run(project, "dist-tag", "ls", pkg).succeeded().output())
                .doesNotContain("next");

        client.run(project, "deprecate", pkg + "@1.0.0", "use 1.1.0 instead").succeeded();
        assertThat(client.run(project, "view", pkg + "@1.0.0", "deprecated").output())
                .contains("use 1.1.0 instead");
        assertThat(client.run(project("deprecated"), "install", pkg + "@1.0.0")
                        .succeeded()
                        .output())
                .contains("use 1.1.0 instead");
        client.run(project, "deprecate", pkg + "@1.0.0", "").succeeded();
        assertThat(client.run(project, "view", pkg + "@1.0.0", "deprecated").output())
                .doesNotContain("use 1.1.0");

        client.run(project, "unpublish", pkg + "@1.1.0").succeeded();
        var rest = json(client.run(project, "view", pkg, "--json"));
        assertThat(rest.path("versions").toString()).isEqualTo("[\"1.0.0\",\"2.0.0-rc.1\"]");
        assertThat(client.run(project("gone"), "install", pkg + "@1.1.0")
                        .failed()
                        .output())
                .contains("ETARGET");

        client.run(project, "unpublish", pkg, "--force").succeeded();
        assertThat(client.run(project, "view", pkg).failed().output())
                .contains("E404", "There is no package '" + pkg + "' in this registry.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"npm 10", "npm", "npm 12"})
    void whatGoesWrongIsSaidInOurOwnSentence(String name) throws IOException {
        var client = PackageClient.of(name);
        var pkg = unique("wrong");
        publish(client, pkg, "1.0.0", "");

        assertThat(client.run(packaged(pkg, "1.0.0", ""), "publish", "--force")
                        .failed()
                        .output())
                .contains("You cannot publish over the previously published versions: 1.0.0");
        assertThat(client.run(packaged("react-dom", "99.0.0", ""), "publish")
                        .failed()
                        .output())
                .contains("too close to the well-known package 'react-dom'");
        var stranger = PackageClient.project(folder.resolve("stranger"), registry(), auth("no-token-of-ours"));
        assertThat(client.run(stranger, "dist-tag", "add", pkg + "@1.0.0", "mine")
                        .failed()
                        .output())
                .contains("E401", "none of this registry's");
        var reader = PackageClient.project(
                folder.resolve("reader"),
                registry(),
                auth(Tokens.read(drillmaster, drill.plan().id())));
        assertThat(client.run(reader, "deprecate", pkg, "bad").failed().output())
                .contains("E403", "may read only");
        assertThat(client.run(
                                project("drill"),
                                "unpublish",
                                "@acme-drill/build-tools@"
                                        + drill.plan().targets().get(0).packageVersion(),
                                "--force")
                        .failed()
                        .output())
                .contains("E409", "is a drill package");
        assertThat(client.run(project("tag"), "dist-tag", "rm", pkg, "latest")
                        .failed()
                        .output())
                .contains("latest always leads somewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"npm 10", "npm", "npm 12"})
    void theSmallQuestionsOfClientsHaveAnswers(String name) throws IOException {
        var client = PackageClient.of(name);
        var pkg = unique("small");
        publish(client, pkg, "1.0.0", "\"description\":\"A thing to be found\"");
        var project = project("small");

        assertThat(client.run(project, "ping").succeeded().output()).contains("PONG");
        assertThat(client.run(project, "whoami").succeeded().output())
                .contains(drill.plan().id().toString());
        assertThat(client.run(project, "search", "--searchlimit=5", pkg)
                        .succeeded()
                        .output())
                .contains(pkg, "A thing to be found");
        client.run(project, "install", pkg).succeeded();
        assertThat(client.run(project, "audit").succeeded().output()).contains("found 0 vulnerabilities");
        assertThat(client.run(project, "outdated").succeeded().output()).doesNotContain("ERR");
        assertThat(client.run(project, "login").failed().output()).doesNotContain("+ ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"npm 10", "npm", "npm 12"})
    void ageGatesSeeTheTimeThatTheDrillSet(String name) throws IOException {
        var client = PackageClient.of(name);
        var pkg = unique("aged");
        publish(client, pkg, "1.0.0", "");
        publish(client, pkg, "1.1.0", "");
        tellUploadTime(pkg, "1.0.0", Instant.now().minus(Duration.ofDays(30)));
        var project = project("aged");
        var yesterday = Instant.now().minus(Duration.ofDays(1)).toString();

        client.run(project, "install", pkg, "--before=" + yesterday).succeeded();

        assertThat(Files.readString(project.resolve("node_modules/" + pkg + "/package.json")))
                .contains("\"1.0.0\"");
        assertThat(client.run(project("younger"), "install", pkg + "@1.1.0", "--before=" + yesterday)
                        .failed()
                        .output())
                .contains("ETARGET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"npm 10", "npm", "npm 12"})
    void aSecondInstallAsksWhetherAnythingChangedAndGetsNothingTwice(String name) throws IOException {
        var client = PackageClient.of(name);
        var pkg = unique("cached");
        publish(client, pkg, "1.0.0", "");
        var project = project("cached");
        client.run(project, "install", pkg).succeeded();
        Files.delete(project.resolve("package-lock.json"));

        var again = client.run(project, "view", pkg, "--prefer-online", "--loglevel=http")
                .succeeded();

        assertThat(again.output()).contains("1.0.0").doesNotContain("ERR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yarn"})
    void yarnOneInstallsAndPublishes(String name) throws IOException {
        var client = PackageClient.of(name);
        var pkg = unique("yarned");
        client.run(packaged(pkg, "1.0.0", ""), "publish", "--non-interactive", "--new-version", "1.0.0")
                .succeeded();

        var project = project("yarned");
        client.run(project, "add", pkg).succeeded();

        assertThat(project.resolve("node_modules/" + pkg + "/index.js")).exists();
        assertThat(Files.readString(project.resolve("yarn.lock"))).contains("sha512-");
    }

    private static void tellUploadTime(String pkg, String version, Instant time) {
        var store = new RegistryStore(drillmaster.parts().plans().jdbi());
        var file = store.listing(io.drillmaster.drillpackages.Ecosystem.NPM, pkg).orElseThrow().files().stream()
                .filter(candidate -> candidate.version().equals(version))
                .findFirst()
                .orElseThrow();
        drillmaster.parts().plans().jdbi().useTransaction(handle -> store.tellUploadTime(handle, file, time));
    }

    private void publish(PackageClient client, String pkg, String version, String more, String... arguments)
            throws IOException {
        var words = new java.util.ArrayList<>(java.util.List.of("publish"));
        words.addAll(java.util.List.of(arguments));
        if (client.name().equals("pnpm")) {
            words.add("--no-git-checks");
        }
        client.run(packaged(pkg, version, more), words.toArray(String[]::new)).succeeded();
    }

    /** A folder with a package in it, ready to be published. */
    private Path packaged(String pkg, String version, String more) throws IOException {
        var source = project("source-" + unique("x"));
        Files.writeString(
                source.resolve("package.json"), """
                {"name":"%s","version":"%s","license":"MIT","main":"index.js"%s}
                """.formatted(pkg, version, more.isEmpty() ? "" : "," + more));
        Files.writeString(source.resolve("index.js"), "#!/usr/bin/env node\nmodule.exports = 1\n");
        return source;
    }

    private Path project(String name) {
        return PackageClient.project(folder.resolve(name), registry(), auth(secret));
    }

    private static String registry() {
        return drillmaster.address() + "/npm/";
    }

    private static String auth(String token) {
        return "//" + drillmaster.address().getAuthority() + "/npm/:_authToken=" + token;
    }

    private static String unique(String stem) {
        return "drill-" + stem + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static JsonNode json(Run run) throws IOException {
        var output = run.succeeded().output();
        return Json.mapper().readTree(output.substring(output.indexOf(output.contains("{") ? '{' : '[')));
    }
}
