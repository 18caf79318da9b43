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

    /** Downloads a package and its libraries into the working directory, and unpacks them there. */
    private static final String DEBIAN = """
            apt=
            if [ -z "$(apt-cache show "$1" 2>/dev/null)" ]; then
                release=$(. /etc/os-release && echo "$VERSION_CODENAME")
                mkdir -p apt/lists/partial apt/cache/archives/partial
                for each in "$release" "$release-backports"; do
                    echo "deb http://deb.debian.org/debian $each main"
                done >apt/sources.list
                apt="-o Dir::Etc::sourcelist=$PWD/apt/sources.list -o Dir::Etc::sourceparts=/dev/null"
                apt="$apt -o Dir::State::lists=$PWD/apt/lists -o Dir::Cache=$PWD/apt/cache -o APT::Sandbox::User=root"
                apt="$apt -o APT::Default-Release=$release-backports"
                apt-get $apt update
            fi
            wanted=$(apt-cache $apt depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks \\
                --no-replaces --no-enhances "$1" | grep '^[a-z0-9]')
            for each in $wanted; do
                case $each in
                    "$1" | *lib*) ;;
                    *) continue ;;
                esac
                dpkg-query -W -f='${Status}' "$each" 2>/dev/null | grep -q ' installed$' \\
                    || apt-get $apt download "$each"
            done
            for each in *.deb; do dpkg-deb -x "$each" . && rm "$each"; done
            rm -rf apt
            """;

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

    /**
     * A program of Debian's, or of its backports, with the libraries that this machine lacks: unpacked and not installed,
     * so that no service is started and no file of the machine changes.
     *
     * @return the words that start it
     */
    static List<String> debian(String packageName, String path) throws IOException, InterruptedException {
        var home = debianHome(packageName);
        if (!Files.isDirectory(home)) {
            fetch(home, List.of("sh", "-euc", DEBIAN, "sh", packageName));
        }
        var program = home.resolve(path);
        assumeTrue(
                Files.isExecutable(program),
                "skipped: " + packageName + " is not here and could not be fetched with apt-get");
        return List.of("sh", "-c", """
                for each in "$1" "$1"/*-linux-gnu*; do LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$each"; done
                export LD_LIBRARY_PATH; program=$2; shift 2; exec "$program" "$@"
                """, "sh", home.resolve("usr/lib").toString(), program.toString());
    }

    /** Where a package of Debian's is unpacked. */
    static Path debianHome(String packageName) {
        return HOME.resolve("debian-" + packageName);
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
