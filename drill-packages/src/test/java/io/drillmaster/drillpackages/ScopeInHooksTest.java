package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hook acts where the drill was planned for and nowhere else, and tells nobody where that is. */
class ScopeInHooksTest {
    private static final String SALT = "00112233445566778899aabbccddeeff";
    private static final String HOST = "Build-7.ci.example.com";

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource
    void aHostInTheListActs(Ecosystem ecosystem) throws Exception {
        assertThat(acts(ecosystem, "laptop-1", "build-7.ci.example.com")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aHostBelowADomainInTheListActs(Ecosystem ecosystem) throws Exception {
        assertThat(acts(ecosystem, ".CI.Example.com")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatIsNotInTheListDoesNothing(Ecosystem ecosystem) throws Exception {
        assertThat(acts(ecosystem, "laptop-1", "build-70.ci.example.com", "build-7", ".example.org", "acme/shop"))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aDomainWithoutItsDotIsAHostsName(Ecosystem ecosystem) throws Exception {
        assertThat(acts(ecosystem, "ci.example.com", "example.com")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void thePipelineOfARepositoryInTheListActs(Ecosystem ecosystem) throws Exception {
        var drill = drill(ecosystem, "acme/shop");
        var hook = hook(drill);

        for (var variable : List.of("GITHUB_REPOSITORY", "CI_PROJECT_PATH", "BUILD_REPOSITORY_NAME")) {
            assertThat(seen(drill, run(Command.in(home).with(variable, "Acme/Shop"), List.of(), hook)))
                    .as(variable)
                    .isTrue();
            assertThat(seen(drill, run(Command.in(home).with(variable, "acme/shop-two"), List.of(), hook)))
                    .as(variable)
                    .isFalse();
        }
    }

    /** Around the lengths at which SHA-256's padding needs another block: one of the hooks has a SHA-256 of its own. */
    @ParameterizedTest
    @EnumSource
    void theDigestIsRightForANameOfAnyLength(Ecosystem ecosystem) throws Exception {
        var repositories = IntStream.of(3, 20, 21, 22, 23, 30, 31, 32, 85, 86, 87, 94, 95, 96, 200)
                .mapToObj(length -> "a/" + "b".repeat(length - 2))
                .toList();
        var drill = drill(ecosystem, repositories.toArray(String[]::new));
        var hook = hook(drill);

        for (var repository : repositories) {
            var onItsPipeline = Command.in(home).with("GITHUB_REPOSITORY", repository);

            assertThat(seen(drill, run(onItsPipeline, List.of(), hook)))
                    .as(repository)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingLeavesAMachineOutOfScope(Ecosystem ecosystem) throws Exception {
        try (var dns = LoopbackNameServer.answering()) {
            var drill = Drills.drill(ecosystem)
                    .markerIn(home)
                    .asking(dns.route())
                    .within(Scope.of(SALT, List.of("some-other-host.example.net")))
                    .build();

            assertThat(seen(drill, run(Command.in(home), List.of(), hook(drill))))
                    .isFalse();
            assertThat(dns.heardNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNamesCannotBeReadInThePackage(Ecosystem ecosystem) throws Exception {
        var places = List.of("secretive-host-7", ".hidden.corp.example", "acme-stealth/launch");
        var drill = drill(ecosystem, places.toArray(String[]::new));

        var text = String.join("\n", Archive.files(drill).values()).toLowerCase(Locale.ROOT);

        for (var place : places) {
            var bytes = place.getBytes(StandardCharsets.UTF_8);
            assertThat(text)
                    .doesNotContain(place)
                    .doesNotContain(HexFormat.of().formatHex(bytes))
                    .doesNotContain(Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .toLowerCase(Locale.ROOT));
        }
        assertThat(text).contains(drill.spec().scope().digests()).contains(SALT);
    }

    /** Another salt, another list: who has two packages cannot tell that they were made for the same machine. */
    @ParameterizedTest
    @EnumSource
    void twoSaltsShareNoDigest(Ecosystem ecosystem) {
        var other = Scope.of("ff" + SALT.substring(2), List.of("laptop-1"));

        assertThat(drill(ecosystem, "laptop-1").spec().scope().digests()).doesNotContainAnyElementsOf(other.digests());
    }

    private DrillPackage drill(Ecosystem ecosystem, String... places) {
        return Drills.drill(ecosystem)
                .markerIn(home)
                .doing(BenignAction.WRITE_MARKER)
                .within(Scope.of(SALT, List.of(places)))
                .build();
    }

    /** Whether the hook acts on a machine that is called {@link #HOST}. */
    private boolean acts(Ecosystem ecosystem, String... places) throws Exception {
        var drill = drill(ecosystem, places);
        var rename = List.of(
                "unshare",
                "--map-root-user",
                "--uts",
                "sh",
                "-c",
                "hostname \"$1\" && shift && exec \"$@\"",
                "sh",
                HOST);
        assumeTrue(
                run(Command.in(home), rename, List.of("true")).exitCode().equals(Optional.of(0)),
                "skipped: this machine does not let us give ourselves another name (unshare --uts, hostname)");
        return seen(drill, run(Command.in(home), rename, hook(drill)));
    }

    private List<String> hook(DrillPackage drill) throws IOException, InterruptedException {
        return HookTest.hookCommand(drill, Archive.unpack(drill, home.resolve("unpacked")));
    }

    private static boolean seen(DrillPackage drill, Command.Result result) throws IOException {
        assertThat(result.exitCode()).as(result.output()).contains(0);
        var acted = Files.deleteIfExists(Path.of(drill.spec().markerPath().value()));
        assertThat(result.output().isEmpty()).as(result.output()).isEqualTo(!acted);
        return acted;
    }

    private static Command.Result run(Command command, List<String> around, List<String> words)
            throws InterruptedException {
        var all = new ArrayList<>(around);
        all.addAll(words);
        try {
            return command.run(Duration.ofSeconds(20), all);
        } catch (IOException missing) {
            return new Command.Result(Optional.empty(), String.valueOf(missing.getMessage()));
        }
    }
}
