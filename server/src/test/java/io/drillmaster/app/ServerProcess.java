package io.drillmaster.app;

import static org.awaitility.Awaitility.await;

import io.drillmaster.cli.Main;
import io.drillmaster.db.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code drillmaster serve} as a process of its own, for tests that end it the hard way. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final String SERVES = "Drillmaster serves ";

    private final Process process;
    private final URI address;

    private ServerProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one with an inbox in this directory. */
    static ServerProcess start(DatabaseAddress database, Path directory) throws IOException {
        return start(List.of(), database, directory);
    }

    /** The same, as an argument of another command. */
    static ServerProcess start(List<String> before, DatabaseAddress database, Path directory) throws IOException {
        var command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
        var out = Files.createTempFile("drillmaster-serve", ".out");
        var builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "DRILLMASTER_DB_URL", database.url(),
                        "DRILLMASTER_DB_USER", database.user(),
                        "DRILLMASTER_DB_PASSWORD", database.password(),
                        "DRILLMASTER_DATA_DIR", directory.toString(),
                        "DRILLMASTER_HTTP_PORT", "0",
                        "DRILLMASTER_DNS_PORT", "0"));
        var process = builder.start();
        try {
            await().atMost(START_LIMIT)
                    .until(() -> !process.isAlive() || Files.readString(out).contains(SERVES));
            return new ServerProcess(process, address(Files.readAllLines(out)));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        } finally {
            Files.delete(out);
        }
    }

    private static URI address(List<String> told) {
        return told.stream()
                .filter(line -> line.startsWith(SERVES))
                .map(line -> URI.create(line.substring(SERVES.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server does not start"));
    }

    /** Of its pages, without a slash at the end. */
    URI address() {
        return address;
    }

    /** The files as this process sees them, which may have mounted some of its own. */
    Path files() {
        return Path.of("/proc", Long.toString(process.pid()), "root");
    }

    /** Ends it without any warning: {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
