package io.drillmaster.drillpackages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs that tests need and machines seldom have, fetched once with the machine's own package clients, as those are
 * set up, into a directory that stays. A test whose tool cannot be had is skipped and says so.
 */
final class FetchedTools {
    private static final Path HOME = Path.of(System.getProperty("user.home"), ".cache", "drillmaster-test-clients");

    private FetchedTools() {}

    /** The directory of an npm package; its scripts were not run. */
    static Path npm(String name, String version) throws IOException, InterruptedException {
        var home = HOME.resolve(name.replaceAll("[@/]", "_") + "-" + version);
        var unpacked = home.resolve("node_modules").resolve(name);
        if (!Files.isDirectory(unpacked)) {
            fetch(
                    home,
                    List.of(
                            "npm",
                            "install",
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            "--force",
                            "--prefix=.",
                            name + "@" + version));
        }
        assumeTrue(
                Files.isDirectory(unpacked),
                "skipped: " + name + " " + version + " is not here and could not be fetched from the npm registry");
        return unpacked;
    }

    /** A directory with the wheels of some projects and of whatever they need. */
    static Path wheels(String name, String python, List<String> projects) throws IOException, InterruptedException {
        var home = HOME.resolve(name);
        if (!Files.isDirectory(home)) {
            var command = new ArrayList<>(
                    List.of(python, "-m", "pip", "download", "--only-binary=:all:", "--quiet", "--dest=."));
            command.addAll(projects);
            fetch(home, command);
        }
        assumeTrue(
                Files.isDirectory(home),
                "skipped: " + String.join(", ", projects) + " are not here and could not be fetched with pip");
        return home;
    }

    /** Into a directory of its own, moved when complete: several test runs may fetch at once. */
    private static void fetch(Path home, List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        var folder = Files.createTempDirectory(HOME, "fetching");
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0) {
                Files.move(folder, home);
            } else {
                process.destroyForcibly();
            }
        } catch (FileAlreadyExistsException first) {
            return; // somebody else was
        } catch (IOException missing) {
            assumeTrue(false, "skipped: " + missing.getMessage());
        }
    }
}
