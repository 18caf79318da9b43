package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own gem, installing the drill gem from a file. */
class GemInstallTest {
    @TempDir
    Path home;

    @Test
    void anInstallLeavesItsExecutionInTheMarkerAndInDns() throws Exception {
        try (var dns = LoopbackNameServer.answering()) {
            var drill = Drills.drill(Ecosystem.RUBYGEMS)
                    .markerIn(home)
                    .asking(dns.route())
                    .build();

            var result = install(drill);

            assertThat(result.exitCode()).as(result.output()).contains(0);
            assertThat(result.output()).contains(drill.spec().notice());
            var marker = MarkerContent.parse(Files.readString(marker(drill)));
            assertThat(marker.token()).contains(Drills.TOKEN);
            assertThat(marker.brokenLines()).isZero();
            assertThat(marker.executions())
                    .extracting(MarkerContent.Execution::phase)
                    .containsExactly(Phase.INSTALLED);
            assertThat(dns.nextName().flatMap(asked -> DrillName.parse(asked, Drills.ZONE)))
                    .contains(new DrillName(
                            Phase.INSTALLED, marker.executions().get(0).nonce(), Drills.TOKEN));
            assertThat(home.resolve("gems/gems/pytorch-utilz-0.0.1/DRILL-MANIFEST.json"))
                    .hasContent(drill.manifest().toJson());
        }
    }

    @Test
    void hostileContactTextStaysTextInTheGemspec() throws Exception {
        var drill = Drills.drill(Ecosystem.RUBYGEMS)
                .markerIn(home)
                .contact(HookTest.HOSTILE_CONTACT)
                .build();

        var result = install(drill);
        var read = gem("specification", "pytorch-utilz", "summary", "--yaml");

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(result.output()).contains(drill.spec().notice());
        assertThat(read.exitCode()).as(read.output()).contains(0);
        assertThat(Files.readString(home.resolve("gems/specifications/pytorch-utilz-0.0.1.gemspec")))
                .contains("s.summary = \"SECURITY DRILL EX-0007")
                .contains("Zo\\u00EB \\u{1F600}");
    }

    @Test
    void aNameAsLongAsCanBeIsInstalledWhole() throws Exception {
        var name = "d".repeat(90);
        var drill = Drills.drill(Ecosystem.RUBYGEMS)
                .named(name)
                .markerIn(home)
                .doing(BenignAction.NOOP)
                .build();

        var result = install(drill);

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(home.resolve("gems/gems/" + name + "-0.0.1/lib/" + name + ".rb"))
                .content()
                .contains(drill.spec().notice());
    }

    @Test
    void loadingTheGemRunsNothing() throws Exception {
        var drill = Drills.drill(Ecosystem.RUBYGEMS).markerIn(home).build();
        var unpacked = Archive.unpack(drill, home.resolve("unpacked"));

        var result = Command.in(home)
                .run(
                        Duration.ofSeconds(30),
                        List.of(
                                Machine.ruby(),
                                "-I",
                                unpacked.resolve("lib").toString(),
                                "-e",
                                "require 'pytorch-utilz'; puts SecurityDrill.notice"));

        assertThat(result.output().strip()).isEqualTo(drill.spec().notice());
        assertThat(marker(drill)).doesNotExist();
    }

    private static Path marker(DrillPackage drill) {
        return Path.of(drill.spec().markerPath().value());
    }

    private Command.Result install(DrillPackage drill) throws IOException, InterruptedException {
        var file = Files.write(home.resolve(drill.filename()), drill.content());
        return gem(
                "install",
                "--local",
                "--no-document",
                "--install-dir",
                home.resolve("gems").toString(),
                file.toString());
    }

    private Command.Result gem(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(Machine.gem());
        command.addAll(List.of(words));
        return Command.in(home)
                .with("GEM_HOME", home.resolve("gems").toString())
                .with("GEM_SPEC_CACHE", home.resolve("specs").toString())
                .run(Duration.ofMinutes(1), command);
    }
}
