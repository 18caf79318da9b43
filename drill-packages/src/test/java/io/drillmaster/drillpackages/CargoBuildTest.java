package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own cargo against a sparse registry that holds nothing but the drill crate. */
class CargoBuildTest {
    @TempDir
    Path home;

    @Test
    void aBuildLeavesItsExecutionInTheMarkerAndInDns() throws Exception {
        try (var dns = LoopbackNameServer.answering()) {
            var drill = Drills.drill(Ecosystem.CARGO)
                    .markerIn(home)
                    .asking(dns.route())
                    .contact(HookTest.HOSTILE_CONTACT)
                    .build();

            var result = build(drill);

            assertThat(result.exitCode()).as(result.output()).contains(0);
            var marker = MarkerContent.parse(Files.readString(marker(drill)));
            assertThat(marker.token()).contains(Drills.TOKEN);
            assertThat(marker.brokenLines()).isZero();
            assertThat(marker.executions())
                    .extracting(MarkerContent.Execution::phase)
                    .containsExactly(Phase.INSTALLED);
            assertThat(dns.nextName().flatMap(asked -> DrillName.parse(asked, Drills.ZONE)))
                    .contains(new DrillName(
                            Phase.INSTALLED, marker.executions().get(0).nonce(), Drills.TOKEN));
        }
    }

    @Test
    void theProjectCanUseTheCrateAndReadWhatItIs() throws Exception {
        var drill = Drills.drill(Ecosystem.CARGO)
                .markerIn(home)
                .contact(HookTest.HOSTILE_CONTACT)
                .build();
        build(drill);

        var result = Command.in(home)
                .run(
                        Duration.ofSeconds(30),
                        List.of(home.resolve("project/target/debug/shop").toString()));

        assertThat(result.output().strip()).isEqualTo(drill.spec().notice());
    }

    @Test
    void aCrateThatExpiredBuildsAndDoesNothing() throws Exception {
        var drill = Drills.drill(Ecosystem.CARGO).markerIn(home);
        var built = drill.spec().builtAt().minus(Duration.ofDays(3));
        var expired = drill.living(built, built.plus(Duration.ofDays(2))).build();

        var result = build(expired);

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(marker(expired)).doesNotExist();
    }

    private static Path marker(DrillPackage drill) {
        return Path.of(drill.spec().markerPath().value());
    }

    private Command.Result build(DrillPackage drill) throws IOException, InterruptedException {
        var cargo = Machine.cargo();
        var project = home.resolve("project");
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("Cargo.toml"), """
                [package]
                name = "shop"
                version = "0.1.0"
                edition = "2018"

                [dependencies]
                pytorch-utilz = { version = "0.0.1", registry = "drill" }
                """);
        Files.writeString(project.resolve("src/main.rs"), "fn main() { println!(\"{}\", pytorch_utilz::NOTICE) }\n");
        try (var registry = new LoopbackRegistry(drill)) {
            return Command.in(home)
                    .with("CARGO_HOME", home.resolve("cargo").toString())
                    .with("RUSTC", Machine.rustc())
                    .with("CARGO_REGISTRIES_DRILL_INDEX", "sparse+" + registry.address() + "/cargo/")
                    .run(
                            Duration.ofMinutes(2),
                            List.of(
                                    cargo,
                                    "build",
                                    "--manifest-path",
                                    project.resolve("Cargo.toml").toString()));
        }
    }
}
