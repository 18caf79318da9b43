package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The hooks on a machine whose own resolver never answers: a network namespace in which the name server is behind an
 * interface that swallows everything.
 */
class BlackHoledResolverTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void theHookLeavesWithoutAnAnswer(Ecosystem ecosystem) throws Exception {
        var blackHole = Namespace.withBlackHoledResolver(home);
        blackHole.assumeItCanBeMade(home);
        var drill = Drills.drill(ecosystem).markerIn(home).build();
        var unpacked = Archive.unpack(drill, home.resolve("unpacked"));

        var result =
                Command.in(home).run(Duration.ofSeconds(10), blackHole.command(HookTest.hookCommand(drill, unpacked)));

        assertThat(result.exitCode()).as("ended before it was killed").contains(0);
        assertThat(MarkerContent.parse(Files.readString(
                                Path.of(drill.spec().markerPath().value())))
                        .executions())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI_IMPORT", "PYPI_PTH", "NPM_IMPORT"})
    void aProgramThatLoadsThePackageEndsWithoutAnAnswer(ExecutionVector vector) throws Exception {
        var blackHole = Namespace.withBlackHoledResolver(home);
        blackHole.assumeItCanBeMade(home);
        var drill = Drills.drill(vector).markerIn(home).build();

        var result =
                Command.in(home).run(Duration.ofSeconds(10), blackHole.command(LoadedHookTest.loading(drill, home)));

        assertThat(result.exitCode()).as("ended before it was killed").contains(0);
        assertThat(result.output()).endsWith(drill.spec().notice());
        assertThat(Markers.phases(drill)).containsExactly(Phase.LOADED);
    }
}
