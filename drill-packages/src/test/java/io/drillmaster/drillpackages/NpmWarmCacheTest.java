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

/** {@code npm ci} with a warm cache needs no registry: withdrawal stops nothing, the compiled-in expiry does. */
class NpmWarmCacheTest {
    @TempDir
    Path home;

    @Test
    void whatTheRegistryHasRemovedRunsFromTheCache() throws Exception {
        var drill = Drills.drill(Ecosystem.NPM)
                .markerIn(home)
                .doing(BenignAction.WRITE_MARKER)
                .build();
        installThenRemoveFromTheRegistry(drill);
        Files.delete(marker(drill));

        var result = npm("http://127.0.0.1:9", "ci");

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(marker(drill)).as("or this test would show nothing").exists();
    }

    @Test
    void afterItsExpiryItInstallsFromTheCacheAndDoesNothing() throws Exception {
        var drills = Drills.drill(Ecosystem.NPM).markerIn(home).doing(BenignAction.WRITE_MARKER);
        var built = drills.spec().builtAt().minus(Duration.ofDays(3));
        var expired = drills.living(built, built.plus(Duration.ofDays(2))).build();
        installThenRemoveFromTheRegistry(expired);

        var result = npm("http://127.0.0.1:9", "ci", "--foreground-scripts");

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(home.resolve("project/node_modules/pytorch-utilz/index.js")).exists();
        assertThat(marker(expired)).doesNotExist();
        assertThat(result.output()).doesNotContain("SECURITY DRILL");
    }

    private void installThenRemoveFromTheRegistry(DrillPackage drill) throws Exception {
        var project = Files.createDirectory(home.resolve("project"));
        Files.writeString(project.resolve("package.json"), "{\"private\": true}");
        try (var registry = new LoopbackRegistry(drill)) {
            var result = npm(
                    registry.address(), "install", drill.spec().packageName().value());
            assertThat(result.exitCode()).as(result.output()).contains(0);
        }
    }

    private Command.Result npm(String registry, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Machine.npmThatRunsScripts()));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--registry=" + registry + "/",
                "--prefix=" + home.resolve("project"),
                "--userconfig=" + home.resolve("user.npmrc"),
                "--globalconfig=" + home.resolve("global.npmrc"),
                "--cache=" + home.resolve("cache"),
                "--fetch-retries=0",
                "--no-audit",
                "--no-fund",
                "--no-update-notifier"));
        return Command.in(home).run(Duration.ofMinutes(2), command);
    }

    private static Path marker(DrillPackage drill) {
        return Path.of(drill.spec().markerPath().value());
    }
}
