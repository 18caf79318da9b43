package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's own npm against a registry that holds nothing but the drill package. */
class NpmInstallTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"pytorch-utilz", "@acme-drill/build-tools"})
    void anInstallLeavesItsExecutionInTheMarkerAndInDns(String name) throws Exception {
        try (var dns = LoopbackNameServer.answering()) {
            var drill = Drills.drill(Ecosystem.NPM)
                    .named(name)
                    .markerIn(home)
                    .asking(dns.route())
                    .build();

            var result = npm(drill);

            assertThat(result.exitCode()).as(result.output()).contains(0);
            var marker = MarkerContent.parse(
                    Files.readString(Path.of(drill.spec().markerPath().value())));
            assertThat(marker.token()).contains(Drills.TOKEN);
            assertThat(marker.brokenLines()).isZero();
            assertThat(marker.executions())
                    .extracting(MarkerContent.Execution::phase)
                    .containsExactly(Phase.INSTALLED);
            assertThat(dns.nextName().flatMap(asked -> DrillName.parse(asked, Drills.ZONE)))
                    .contains(new DrillName(
                            Phase.INSTALLED, marker.executions().get(0).nonce(), Drills.TOKEN));
            assertThat(home.resolve("project/node_modules/" + name + "/DRILL-MANIFEST.json"))
                    .hasContent(drill.manifest().toJson());
        }
    }

    @Test
    void aPackageThatExpiredInstallsAndDoesNothing() throws Exception {
        var drill = Drills.drill(Ecosystem.NPM).markerIn(home);
        var built = drill.spec().builtAt().minus(Duration.ofDays(3));
        var expired = drill.living(built, built.plus(Duration.ofDays(2))).build();

        var result = npm(expired);

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(Path.of(expired.spec().markerPath().value())).doesNotExist();
        assertThat(home.resolve("project/node_modules/pytorch-utilz/index.js")).exists();
    }

    @Test
    void loadingThePackageRunsNothing() throws Exception {
        var drill = Drills.drill(Ecosystem.NPM).markerIn(home).build();
        Archive.unpack(drill, home.resolve("pytorch-utilz"));

        var result = Command.in(home)
                .run(
                        Duration.ofSeconds(30),
                        List.of(Machine.node(), "-e", "process.stdout.write(require('./pytorch-utilz').notice)"));

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(result.output()).isEqualTo(drill.spec().notice());
        assertThat(Path.of(drill.spec().markerPath().value())).doesNotExist();
    }

    private Command.Result npm(DrillPackage drill) throws IOException, InterruptedException {
        var npm = Machine.npmThatRunsScripts();
        var project = Files.createDirectory(home.resolve("project"));
        Files.writeString(project.resolve("package.json"), "{\"private\": true}");
        try (var registry = new LoopbackRegistry(drill)) {
            return Command.in(home)
                    .run(
                            Duration.ofMinutes(2),
                            List.of(
                                    npm,
                                    "install",
                                    drill.spec().packageName().value(),
                                    "--registry=" + registry.address() + "/",
                                    "--prefix=" + project,
                                    "--userconfig=" + home.resolve("user.npmrc"),
                                    "--globalconfig=" + home.resolve("global.npmrc"),
                                    "--cache=" + home.resolve("cache"),
                                    "--fetch-retries=0",
                                    "--no-audit",
                                    "--no-fund",
                                    "--no-update-notifier"));
        }
    }
}
