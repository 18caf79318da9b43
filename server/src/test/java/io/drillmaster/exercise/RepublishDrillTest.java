package io.drillmaster.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.app.MovableClock;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.Outcome;
import io.drillmaster.measure.TargetResult;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.registry.PackageClient;
import io.drillmaster.registry.RegistryFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped drill of hash pins, with the machine's own clients. */
class RepublishDrillTest {
    private static final Duration WINDOW = Duration.ofHours(2);

    private final MovableClock clock = new MovableClock();
    private ApplicationFixture drillmaster;

    @TempDir
    private Path folder;

    private record Run(int exitCode, String output) {}

    @BeforeEach
    void start() {
        drillmaster = ApplicationFixture.start(Map.of(), clock);
    }

    @AfterEach
    void stop() {
        drillmaster.close();
    }

    @Test
    void aHashPinStopsTheReplacedFileAndAnInstallWithoutOneRunsIt() throws Exception {
        assumeTrue(hasPip(), "skipped: this machine has no pip");
        var id = drillmaster.plan("SC-04", WINDOW);
        var locked = target(id, "locked-by-hash");
        var unlocked = target(id, "locked-by-version");
        var harmless = file(id, locked);
        var before = page(locked);
        Files.writeString(
                folder.resolve("requirements.txt"), pinned(locked) + " --hash=sha256:" + harmless.sha256() + "\n");
        var first = pip("--require-hashes", "-r", "requirements.txt");
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(facts(id, Fact.Fetched.class)).isZero();

        drillmaster.parts().conductor().open(id);

        assertThat(target(id, "locked-by-hash").packageVersion()).isEqualTo(locked.packageVersion());
        var republished = file(id, locked);
        assertThat(republished.filename()).isEqualTo(harmless.filename());
        assertThat(page(locked).headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(before.headers().firstValue("ETag"));
        assertThat(page(locked).body()).contains(republished.sha256()).doesNotContain(harmless.sha256());
        var stopped = pip("--force-reinstall", "--require-hashes", "-r", "requirements.txt");
        assertThat(stopped.exitCode()).isEqualTo(1);
        assertThat(stopped.output()).contains("DO NOT MATCH THE HASHES");
        assertThat(Path.of(locked.markerPath())).doesNotExist();
        var ran = pip(pinned(unlocked));
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        assertThat(Path.of(unlocked.markerPath())).exists();
        await().until(() -> facts(id, Fact.Fetched.class) == 2 && executed(id, unlocked));

        close(id);
        assertThat(result(id, locked).outcome()).isEqualTo(Outcome.PREVENTED_SILENT);
        assertThat(result(id, unlocked).outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(drillmaster.parts().registry().files(id)).isEmpty();
    }

    @Test
    void aGateThatSpeaksUpMakesTheStoppedInstallPreventedAndAlerted() throws Exception {
        assumeTrue(hasPip(), "skipped: this machine has no pip");
        var id = drillmaster.plan("SC-04", WINDOW);
        var locked = target(id, "locked-by-hash");
        Files.writeString(
                folder.resolve("requirements.txt"),
                pinned(locked) + " --hash=sha256:" + file(id, locked).sha256() + "\n");
        drillmaster.parts().conductor().open(id);
        var stopped = pip("--no-cache-dir", "--require-hashes", "-r", "requirements.txt");
        assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(1);
        await().until(() -> facts(id, Fact.Fetched.class) == 1);

        clock.advance(Duration.ofMinutes(1));
        var hook = drillmaster.parts().alertSources().create("generic", "CI", false, "ada");
        var alert = HttpRequest.newBuilder(hook.address().url())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        """
                        {"rule": "pip refused a hash", "kind": "blocked", "token": "%s"}
                        """.formatted(locked.token().value())))
                .build();
        assertThat(send(alert).statusCode()).isBetween(200, 299);
        await().until(() -> facts(id, Fact.Attributed.class) == 1);

        close(id);
        assertThat(result(id, locked).outcome()).isEqualTo(Outcome.PREVENTED_ALERTED);
    }

    @Test
    void npmRefusesWhatDoesNotFitTheLockFile() throws Exception {
        var npm = PackageClient.of("npm");
        var id = drillmaster.plan("SC-04", WINDOW);
        var locked = target(id, "locked-by-npm");
        var developer = PackageClient.project(folder.resolve("developer"), drillmaster.address() + "/npm/");
        npm.run(developer, "install", locked.packageName() + "@" + locked.packageVersion())
                .succeeded();

        drillmaster.parts().conductor().open(id);
        var ci = PackageClient.project(
                folder.resolve("ci"), drillmaster.address() + "/npm/", "fetch-retries=0"); // an empty cache
        for (var name : List.of("package.json", "package-lock.json")) {
            Files.write(ci.resolve(name), Files.readAllBytes(developer.resolve(name)));
        }
        var run = npm.run(ci, "ci").failed();

        assertThat(run.output()).contains("EINTEGRITY");
        assertThat(Path.of(locked.markerPath())).doesNotExist();
        close(id);
        assertThat(result(id, locked).outcome()).isEqualTo(Outcome.PREVENTED_SILENT);
    }

    @Test
    void anotherExerciseNeverUsesTheVersionAgain() {
        var first = drillmaster.plan("SC-04", WINDOW);
        var version = target(first, "locked-by-hash").packageVersion();
        drillmaster.parts().conductor().abort(first, "not today", "ada");

        var second = drillmaster.plan("SC-04", WINDOW);

        assertThat(target(second, "locked-by-hash").packageVersion()).isNotEqualTo(version);
        assertThat(exercise(second).commands().get(0)).contains(pinned(target(second, "locked-by-hash")));
    }

    private void close(ExerciseId id) {
        clock.advance(WINDOW.plusMinutes(1));
        drillmaster.parts().conductor().close(id);
    }

    private TargetResult result(ExerciseId id, InstallTarget target) {
        return drillmaster.parts().verdicts().measureAgain(id).targets().stream()
                .filter(candidate -> candidate.token().equals(target.token()))
                .findFirst()
                .orElseThrow();
    }

    private boolean executed(ExerciseId id, InstallTarget target) {
        return drillmaster.parts().evidence().of(id).stream()
                .anyMatch(row ->
                        row.fact() instanceof Fact.DnsLookedUp && row.token().equals(Optional.of(target.token())));
    }

    private long facts(ExerciseId id, Class<? extends Fact> kind) {
        return drillmaster.parts().evidence().of(id).stream()
                .filter(row -> kind.isInstance(row.fact()))
                .count();
    }

    private Exercise exercise(ExerciseId id) {
        return drillmaster.parts().plans().find(id).orElseThrow();
    }

    private InstallTarget target(ExerciseId id, String name) {
        return exercise(id).plan().targets().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private RegistryFile file(ExerciseId id, InstallTarget target) {
        var files = drillmaster.parts().registry().files(id).stream()
                .filter(file -> file.packageName().equals(target.packageName()))
                .toList();
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private static String pinned(InstallTarget target) {
        return target.packageName() + "==" + target.packageVersion();
    }

    private HttpResponse<String> page(InstallTarget target) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(drillmaster.address() + "/pypi/simple/" + target.packageName() + "/"))
                        .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private boolean hasPip() throws Exception {
        try {
            return run(List.of("pip", "--version")).exitCode() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** With a cache that lasts for the test. */
    private Run pip(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                "pip",
                "install",
                "--isolated",
                "--no-deps",
                "--disable-pip-version-check",
                "--cache-dir",
                folder.resolve("cache").toString(),
                "--index-url",
                drillmaster.address() + "/pypi/simple/",
                "--target",
                Files.createTempDirectory(folder, "site").toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Run run(List<String> command) throws Exception {
        var log = Files.createTempFile(folder, "client", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
        builder.environment().put("PIP_CONFIG_FILE", "/dev/null");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("NO_PROXY", "127.0.0.1,localhost");
        var process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command.get(0) + " did not end: " + Files.readString(log));
        }
        return new Run(process.exitValue(), Files.readString(log));
    }
}
