package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Hashes;
import io.drillmaster.evidence.Fact;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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

/** The machine's own twine and pip against a registry that asks for tokens. */
class TwineTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path scratch;

    private ApplicationFixture drillmaster;
    private Exercise drill;
    private ExerciseId exercise;

    private record Run(int exitCode, String output) {}

    @BeforeEach
    void start() {
        drillmaster = ApplicationFixture.start(Map.of("registry.access", "token"), Clock.systemUTC());
        drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        exercise = drill.plan().id();
    }

    @AfterEach
    void stop() {
        drillmaster.close();
    }

    @Test
    void twineUploadsWhatPipInstalls() throws Exception {
        assumeTrue(has("twine", "--version"), "skipped: this machine has no twine");
        assumeTrue(has("pip", "--version"), "skipped: this machine has no pip");
        var secret = token(TokenRights.UPLOAD, Republish.REFUSED);
        var wheel = write(
                "acme_widgets-1.4.2-py3-none-any.whl",
                Distribution.wheel("1.4.2").zip());
        var sdist =
                write("acme_widgets-1.4.2.tar.gz", Distribution.sdist("1.4.2").tarGz());

        var first = upload(secret, wheel, sdist);
        assertThat(first.exitCode()).as(first.output()).isZero();

        var again = upload(secret, wheel);
        assertThat(again.exitCode()).as(again.output()).isNotZero();
        assertThat(again.output()).contains("409").contains("File already exists");
        var skipped = upload(secret, "--skip-existing", wheel, sdist);
        assertThat(skipped.exitCode()).as(skipped.output()).isZero();
        assertThat(skipped.output()).contains("Skipping");

        var installed = pip(Optional.of(secret), "acme-widgets");
        assertThat(installed.exitCode()).as(installed.output()).isZero();
        assertThat(installed.output())
                .contains("acme_widgets-1.4.2-py3-none-any.whl.metadata")
                .contains("Successfully installed acme-widgets-1.4.2");
        assertThat(scratch.resolve("site/acme_widgets.py")).hasContent("ANSWER = 42\n");
    }

    @Test
    void aRepublishedVersionBreaksAHashPinAndAYankedOneOnlyUnpinnedInstalls() throws Exception {
        assumeTrue(has("twine", "--version"), "skipped: this machine has no twine");
        assumeTrue(has("pip", "--version"), "skipped: this machine has no pip");
        var secret = token(TokenRights.UPLOAD, Republish.ALLOWED);
        var name = "acme_widgets-1.4.2-py3-none-any.whl";
        var benign = Distribution.wheel("1.4.2").zip();
        assertThat(upload(secret, write(name, benign)).exitCode()).isZero();
        var pin = Files.writeString(
                scratch.resolve("pin.txt"), "acme-widgets==1.4.2 --hash=sha256:" + Hashes.sha256(benign) + "\n");
        assertThat(pip(Optional.of(secret), "--require-hashes", "-r", pin.toString())
                        .exitCode())
                .isZero();

        var other = write(name, Distribution.wheel("1.4.2", "ANSWER = 43\n").zip());
        var republished = upload(secret, other);
        assertThat(republished.exitCode()).as(republished.output()).isZero();

        var pinned = pip(Optional.of(secret), "--upgrade", "--require-hashes", "-r", pin.toString());
        assertThat(pinned.exitCode()).isNotZero();
        assertThat(pinned.output()).contains("HASHES");
        var file = drillmaster.parts().registry().files(exercise).stream()
                .filter(candidate -> candidate.filename().equals(name))
                .findFirst()
                .orElseThrow();
        drillmaster.parts().registry().yank(exercise, file.id(), Optional.of("drill <over>"));
        assertThat(pip(Optional.of(secret), "--upgrade", "acme-widgets").exitCode())
                .isNotZero();
        var exact = pip(Optional.of(secret), "--upgrade", "acme-widgets==1.4.2");
        assertThat(exact.exitCode()).as(exact.output()).isZero();
        assertThat(exact.output()).contains("drill <over>");
    }

    @Test
    void withoutATokenOfItNobodySeesAnExercisesPackages() throws Exception {
        assumeTrue(has("pip", "--version"), "skipped: this machine has no pip");
        var target = drill.plan().targets().get(0);
        var pinned = target.packageName() + "==" + target.packageVersion();
        var other = drillmaster.plan("SC-DEMO", Duration.ofHours(1));
        var foreign = drillmaster.parts().registry().createToken(other, TokenRights.READ, Republish.REFUSED, "ada");

        assertThat(pip(Optional.empty(), pinned).exitCode()).isNotZero();
        assertThat(pip(Optional.of("guessed"), pinned).exitCode()).isNotZero();
        var unseen = pip(Optional.of(foreign), pinned);
        assertThat(unseen.output()).contains("No matching distribution found");
        assertThat(fetches()).isZero();

        var seen = pip(Optional.of(token(TokenRights.READ, Republish.REFUSED)), pinned);
        assertThat(seen.exitCode()).as(seen.output()).isZero();
        assertThat(fetches()).isEqualTo(1);
    }

    private long fetches() throws InterruptedException {
        assertThat(drillmaster.parts().inbox().awaitDrained(Duration.ofSeconds(10)))
                .isTrue();
        return drillmaster.parts().evidence().of(exercise).stream()
                .filter(row -> row.fact() instanceof Fact.Fetched)
                .count();
    }

    private String token(TokenRights rights, Republish republish) {
        return drillmaster.parts().registry().createToken(exercise, rights, republish, "ada");
    }

    private String write(String name, byte[] content) throws IOException {
        return Files.write(scratch.resolve(name), content).toString();
    }

    private Run upload(String secret, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                "twine",
                "upload",
                "--verbose",
                "--non-interactive",
                "--disable-progress-bar",
                "-u",
                "__token__",
                "-p",
                secret,
                "--repository-url",
                drillmaster.address() + "/pypi/"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Run pip(Optional<String> secret, String... arguments) throws Exception {
        var login = secret.map(token -> "__token__:" + token + "@").orElse("");
        var command = new ArrayList<>(List.of(
                "pip",
                "install",
                "--isolated",
                "--no-cache-dir",
                "--no-input",
                "--disable-pip-version-check",
                "--index-url",
                "http://" + login + drillmaster.address().getAuthority() + "/pypi/simple/",
                "--target",
                scratch.resolve("site").toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private boolean has(String... command) throws Exception {
        try {
            return run(List.of(command)).exitCode() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private Run run(List<String> command) throws Exception {
        var log = Files.createTempFile(scratch, "client", ".log");
        var builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PIP_") || name.startsWith("TWINE_"));
        environment.put("HOME", scratch.toString());
        environment.put("PIP_CONFIG_FILE", "/dev/null");
        environment.put("NO_PROXY", "127.0.0.1,localhost");
        environment.put("COLUMNS", "400");
        var process = builder.start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command.get(0) + " did not end: " + Files.readString(log));
        }
        return new Run(process.exitValue(), Files.readString(log));
    }
}
