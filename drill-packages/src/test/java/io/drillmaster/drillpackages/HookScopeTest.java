package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hooks compute the digests of where they are themselves; all must come to what {@link Scope} came to. */
class HookScopeTest {
    private static final String SALT = "0123456789abcdef";

    /** Repositories around the lengths at which SHA-256's padding needs another block. */
    private static final List<String> REPOSITORIES = IntStream.of(3, 20, 37, 38, 39, 46, 47, 48, 101, 102, 103, 200)
            .mapToObj(length -> "a/" + "b".repeat(length - 2))
            .toList();

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource
    void aPipelineOfAListedRepositoryIsInScope(Ecosystem ecosystem) throws Exception {
        var drill = scoped(ecosystem, Scope.of(SALT, REPOSITORIES));
        var hook = HookTest.hookCommand(drill, Archive.unpack(drill, home.resolve("unpacked")));

        for (var repository : REPOSITORIES) {
            run(hook, "GITHUB_REPOSITORY", repository.replace("a/b", "A/B"));

            assertThat(marker(drill)).as(repository).exists();
            Files.delete(marker(drill));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherRepositoryOnAnotherMachineIsNot(Ecosystem ecosystem) throws Exception {
        var drill = scoped(ecosystem, Scope.of(SALT, List.of("acme/shop", "no-such-machine.example.com")));
        var hook = HookTest.hookCommand(drill, Archive.unpack(drill, home.resolve("unpacked")));

        var result = run(hook, "CI_PROJECT_PATH", "acme/shop2");

        assertThat(result.output()).isEmpty();
        assertThat(marker(drill)).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void theMachineItselfIsInScopeByItsName(Ecosystem ecosystem) throws Exception {
        var name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        var drill = scoped(ecosystem, Scope.of(SALT, List.of("somewhere.example.com", name)));
        var hook = HookTest.hookCommand(drill, Archive.unpack(drill, home.resolve("unpacked")));

        run(hook, "LC_ALL", "C");

        assertThat(marker(drill)).exists();
    }

    private DrillPackage scoped(Ecosystem ecosystem, Scope scope) {
        return Drills.drill(ecosystem)
                .markerIn(home)
                .doing(BenignAction.WRITE_MARKER)
                .within(scope)
                .build();
    }

    private static Path marker(DrillPackage drill) {
        return Path.of(drill.spec().markerPath().value());
    }

    private Command.Result run(List<String> hook, String variable, String value) throws Exception {
        var result = Command.in(home).with(variable, value).run(Duration.ofSeconds(20), hook);
        assertThat(result.exitCode()).as(result.output()).contains(0);
        return result;
    }
}
