package io.drillmaster.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Runs a package client so that it neither reads nor writes anything of the user's: home, configuration and caches lie in
 * a throw-away folder, and the built-in registry is its only index.
 */
final class Sandbox {
    private Sandbox() {}

    /** How a program ended, and what it printed. */
    record Run(int exitCode, String output) {}

    /** Runs a program to its end, or kills it. @throws IOException when there is no such program */
    static Run run(Path scratch, List<String> program, List<String> arguments, Duration patience) throws IOException {
        var command = new ArrayList<>(program);
        command.addAll(arguments);
        var log = Files.createTempFile(scratch, "client", ".log");
        var builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        var environment = builder.environment();
        environment.keySet().removeIf(Sandbox::steersAClient);
        environment.put("HOME", scratch.toString());
        environment.put("XDG_CACHE_HOME", scratch.resolve("cache").toString());
        environment.put("XDG_CONFIG_HOME", scratch.resolve("config").toString());
        environment.put("PIP_CONFIG_FILE", "/dev/null");
        environment.put("NO_UPDATE_NOTIFIER", "1");
        environment.put("NO_PROXY", "127.0.0.1,localhost");
        environment.put("no_proxy", "127.0.0.1,localhost");
        var process = builder.start();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Run(-1, read(log) + "\nended after " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Run(-1, "interrupted");
        }
        return new Run(process.exitValue(), read(log));
    }

    private static String read(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    }

    /** Variables by which a user's environment would reach into the clients. */
    private static boolean steersAClient(String variable) {
        var name = variable.toLowerCase(Locale.ROOT);
        return name.startsWith("pip_")
                || name.startsWith("npm_config_")
                || name.startsWith("python")
                || name.equals("virtual_env")
                || name.equals("node_options")
                || name.equals("drill_opt_out");
    }
}
