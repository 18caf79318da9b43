package io.drillmaster.alert.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.common.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A real Alertmanager on the loopback: the machine's own, or the one of Debian's package, which is fetched once, unpacked
 * into {@code ~/.cache/drillmaster-tests} and never installed, so that no service starts. Where there is neither, the test
 * is skipped and says so.
 */
final class RealAlertmanager implements AutoCloseable {
    private static final String PACKAGE = "prometheus-alertmanager";
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "drillmaster-tests");
    private static final Path UNPACKED = CACHE.resolve(PACKAGE);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private RealAlertmanager(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one with this alertmanager.yml, keeping what it keeps in a directory. */
    static RealAlertmanager start(String configuration, Path directory) throws IOException, InterruptedException {
        var command = new ArrayList<>(command(PACKAGE));
        var file = Files.writeString(directory.resolve("alertmanager.yml"), configuration);
        var log = directory.resolve("alertmanager.log");
        var port = freePort();
        command.addAll(List.of(
                "--config.file=" + file,
                "--storage.path=" + directory.resolve("kept"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address="));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var started = new RealAlertmanager(process, URI.create("http://127.0.0.1:" + port));
        await().alias("Alertmanager is ready; else see " + log)
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> started.get("/-/ready").statusCode() == 200);
        return started;
    }

    /** What {@code amtool check-config} says of a file; empty when it finds nothing wrong. */
    static String complaints(Path configuration) throws IOException, InterruptedException {
        var command = new ArrayList<>(command("amtool"));
        command.addAll(List.of("check-config", configuration.toString()));
        var check = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return check.waitFor() == 0 ? "" : said;
    }

    /** Where its API listens. */
    URI address() {
        return address;
    }

    /** Posts alerts, as Prometheus does. */
    void alert(List<Map<String, Object>> alerts) throws IOException, InterruptedException {
        post("/api/v2/alerts", alerts);
    }

    /** Sets a silence, as its page does. */
    void silence(Map<String, Object> silence) throws IOException, InterruptedException {
        post("/api/v2/silences", silence);
    }

    private void post(String path, Object json) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(json)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("Alertmanager said " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The words that start a program of the package. */
    private static List<String> command(String name) throws IOException, InterruptedException {
        for (var directory :
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, name))) {
                return List.of(Path.of(directory, name).toString());
            }
        }
        var program = UNPACKED.resolve("usr/bin").resolve(name);
        assumeTrue(
                Files.isExecutable(program) || (fetched() && Files.isExecutable(program)),
                "skipped: this machine has no Alertmanager, and apt-get cannot fetch Debian's " + PACKAGE);
        var unpacked = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount"));
        // Debian's program reads its own template from /usr/share, by a path that is compiled in.
        unpacked.addAll(List.of("sh", "-c", "mount --bind \"$0\" /usr/share && exec \"$@\""));
        unpacked.add(UNPACKED.resolve("usr/share").toString());
        unpacked.add(program.toString());
        var version = new ArrayList<>(unpacked);
        version.add("--version");
        assumeTrue(
                runs(UNPACKED, version.toArray(String[]::new)),
                "skipped: this machine has no Alertmanager, and an unpacked one may not be run in a mount of its own");
        return unpacked;
    }

    private static boolean fetched() throws IOException, InterruptedException {
        Files.createDirectories(CACHE);
        var fresh = Files.createTempDirectory(CACHE, "fresh");
        if (!runs(fresh, "apt-get", "download", PACKAGE)) {
            return false;
        }
        var files = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(fresh, "*.deb")) {
            found.forEach(files::add);
        }
        if (files.size() != 1
                || !runs(
                        fresh,
                        "dpkg-deb",
                        "-x",
                        files.get(0).toString(),
                        fresh.resolve("unpacked").toString())) {
            return false;
        }
        if (!Files.isDirectory(UNPACKED)) {
            Files.move(fresh.resolve("unpacked"), UNPACKED);
        }
        return true;
    }

    private static boolean runs(Path directory, String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false; // no Debian
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
