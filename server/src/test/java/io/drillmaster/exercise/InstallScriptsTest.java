package io.drillmaster.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.registry.PackageClient;
import java.io.IOException;
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

/** What clients print is compared with what really happened: whether the drill package's marker is there. */
class InstallScriptsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static ApplicationFixture drillmaster;

    @BeforeAll
    static void start(@TempDir Path scenarios) throws IOException {
        OwnScenario.called("OWN-1").npm("@acme-drill/build-tools").in(scenarios);
        drillmaster = ApplicationFixture.start(Map.of("scenarios-dir", scenarios.toString()), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "npm 10 | install --loglevel=info | RAN",
                "npm 10 | install | UNSAID",
                "npm 10 | install --loglevel=info --ignore-scripts | BLOCKED",
                "npm | install --loglevel=info | RAN",
                "npm | install | UNSAID",
                "npm | install --loglevel=info --ignore-scripts | BLOCKED",
                "npm 12 | install | BLOCKED",
                "npm 12 | install --loglevel=info | BLOCKED",
                "npm 12 | install --ignore-scripts --loglevel=info | BLOCKED",
                "npm 12 | install --loglevel=info --dangerously-allow-all-scripts | RAN",
                "pnpm | add | BLOCKED",
                "yarn | add --ignore-scripts | BLOCKED",
                "yarn | add | UNSAID",
            })
    void whatTheOutputSaysIsWhatHappened(String name, String command, InstallScripts said, @TempDir Path folder) {
        var client = PackageClient.of(name);
        var drill = drillmaster.open("OWN-1", HOUR);
        var target = target(drill);

        var run = install(client, folder, command, target);

        var found = InstallScripts.in(run.output(), target.packageName(), target.packageVersion());
        assertThat(found).as(run.output()).isEqualTo(said);
        if (said != InstallScripts.UNSAID) {
            assertThat(Files.exists(Path.of(target.markerPath())))
                    .as(run.output())
                    .isEqualTo(said == InstallScripts.RAN);
        }
    }

    @ParameterizedTest
    @CsvSource({"npm, false", "npm 12, false", "npm 12, true"})
    void aRuleInTheProjectDecidesWithoutAWordOfItAndIsSeenAllTheSame(String name, boolean allowed, @TempDir Path folder)
            throws IOException {
        var client = PackageClient.of(name);
        var drill = drillmaster.open("OWN-1", HOUR);
        var target = target(drill);
        PackageClient.project(folder, drillmaster.address() + "/npm/");
        Files.writeString(folder.resolve("package.json"), """
                {"name":"a-project","version":"1.0.0","allowScripts":{"%s":%s}}
                """.formatted(target.packageName(), allowed));

        var run =
                client.run(folder, "install", "--loglevel=info", target.packageName() + "@" + target.packageVersion());

        assertThat(Files.exists(Path.of(target.markerPath()))).as(run.output()).isEqualTo(allowed);
        assertThat(InstallScripts.in(run.output(), target.packageName(), target.packageVersion()))
                .as(run.output())
                .isEqualTo(allowed ? InstallScripts.RAN : InstallScripts.BLOCKED);
    }

    @Test
    void theWordsAreReadWhateverTheirDress() {
        assertThat(InstallScripts.in("""
                \u001b[33mnpm\u001b[39m warn install-scripts 2 packages had install scripts blocked because they are not covered:
                npm warn install-scripts   other@1.0.0 (postinstall: node x.js)
                npm warn install-scripts   drill-x@1.0.0 (postinstall: node hook.js)
                """, "drill-x", "1.0.0")).isEqualTo(InstallScripts.BLOCKED);
        assertThat(InstallScripts.in("""
                ╭ Warning ──────────────────────────────────────────────╮
                │   Ignored build scripts: esbuild,            │
                │   drill-x.                                            │
                │   Run "pnpm approve-builds" to pick which …  │
                ╰───────────────────────────────────────────────────────╯
                """, "drill-x", "1.0.0")).isEqualTo(InstallScripts.BLOCKED);
        assertThat(InstallScripts.in("$ pnpm add drill-x --ignore-scripts\nDone in 50ms", "drill-x", "1.0.0"))
                .isEqualTo(InstallScripts.BLOCKED);
    }

    @Test
    void whatIsSaidOfAnotherPackageDoesNotCount() {
        assertThat(InstallScripts.in("""
                npm warn install-scripts 1 package had install scripts blocked because they are not covered by allowScripts:
                npm warn install-scripts   other@1.0.0 (postinstall: node x.js)
                """, "drill-x", "1.0.0")).isEqualTo(InstallScripts.UNSAID);
        assertThat(InstallScripts.in("Ignored build scripts: drill-xyz@1.0.0", "drill-x", "1.0.0"))
                .isEqualTo(InstallScripts.UNSAID);
        assertThat(InstallScripts.in("npm info using npm@11.0.0\nup to date in 2s\nnpm info ok", "drill-x", "1.0.0"))
                .as("nothing was installed")
                .isEqualTo(InstallScripts.UNSAID);
        assertThat(InstallScripts.in("""
                npm warn install-scripts 1 package has install scripts not yet covered by allowScripts:
                npm warn install-scripts   drill-x@1.0.0 (postinstall: node hook.js)
                """, "drill-x", "1.0.0"))
                .as("npm 11 warns of it, and runs it")
                .isEqualTo(InstallScripts.UNSAID);
        assertThat(InstallScripts.in("", "drill-x", "1.0.0")).isEqualTo(InstallScripts.UNSAID);
    }

    private static PackageClient.Run install(PackageClient client, Path folder, String command, InstallTarget target) {
        PackageClient.project(folder, drillmaster.address() + "/npm/");
        var words = (command + " " + target.packageName() + "@" + target.packageVersion()).split(" ", -1);
        return client.run(folder, words);
    }

    private static InstallTarget target(Exercise drill) {
        return drill.plan().targets().get(0);
    }
}
