package io.drillmaster.registry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.drillpackages.Ecosystem;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real pypiserver, where {@code python3 -m pypiserver} runs or pip can fetch it; skipped elsewhere. */
class PypiserverTest {
    private static final Path FETCHED =
            Path.of(System.getProperty("user.home"), ".cache", "drillmaster-tests", "pypiserver-2.4.1");

    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        });
    }

    @Test
    void aPackageIsPublishedSeenAndRemoved() throws Exception {
        var publisher = publisher(pypiserver("--disable-fallback"));
        assertThat(publisher.preflight().passed())
                .as(publisher.preflight().toString())
                .isTrue();
        var built = Sample.pypi();

        var receipt = publisher.publish(built);
        assertThat(publisher.exists(receipt)).isTrue();
        assertThatThrownBy(() -> publisher.publish(built))
                .hasMessageContaining("409")
                .hasMessageContaining("already exists");

        var other = publisher.publish(Sample.pypi("0.0.2"));
        assertThat(publisher.withdraw(receipt).toDo()).isEmpty();
        assertThat(publisher.verifyGone(receipt).gone()).isTrue();
        assertThat(publisher.exists(other)).as("the other version").isTrue();
        assertThat(publisher.withdraw(receipt).toDo()).as("any number of times").isEmpty();
        assertThat(publisher.withdraw(other).toDo()).isEmpty();
        assertThat(publisher.verifyGone(other).gone()).isTrue();
    }

    @Test
    void asItComesItFallsThroughToPypiAndIsRefused() throws Exception {
        var found = publisher(pypiserver()).preflight();

        assertThat(found.passed()).isFalse();
        assertThat(found.words())
                .singleElement()
                .asString()
                .contains("sends clients to the public registry pypi.org")
                .contains("--disable-fallback");
    }

    private static Publisher publisher(URI address) {
        return Sample.publisher(TargetKind.PYPISERVER, Ecosystem.PYPI, address, Sample.ADA);
    }

    private URI pypiserver(String... more) throws IOException, InterruptedException {
        assumeTrue(
                runs(python("--version")) || (fetched() && runs(python("--version"))),
                "skipped: this machine has no pypiserver, and pip cannot fetch it");
        var port = freePort();
        Files.createDirectories(directory.resolve("packages"));
        Files.writeString(directory.resolve("welcome.html"), "a test's pypiserver");
        var words = new ArrayList<>(List.of(
                "run",
                "--interface",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--passwords",
                ".",
                "--authenticate",
                ".",
                "--server",
                "wsgiref",
                "--welcome", // read from a package's resources otherwise, which not every Python can
                directory.resolve("welcome.html").toString()));
        words.addAll(List.of(more));
        words.add(directory.resolve("packages").toString());
        started.add(python(words.toArray(String[]::new))
                .redirectOutput(directory.resolve("pypiserver.log").toFile())
                .start());
        await().alias("pypiserver listens; else see its log in " + directory)
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> {
                    new Socket(InetAddress.getLoopbackAddress(), port).close();
                    return true;
                });
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    private static ProcessBuilder python(String... words) {
        var all = new ArrayList<>(List.of("python3", "-m", "pypiserver"));
        all.addAll(List.of(words));
        var builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().merge("PYTHONPATH", FETCHED.toString(), (given, own) -> given + File.pathSeparator + own);
        return builder;
    }

    private static boolean fetched() throws IOException, InterruptedException {
        return runs(new ProcessBuilder(
                "python3",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--retries=0",
                "--timeout=5",
                "--target=" + FETCHED,
                "pypiserver==2.4.1"));
    }

    private static boolean runs(ProcessBuilder command) throws IOException, InterruptedException {
        try {
            var process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false; // no python3 at all
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
