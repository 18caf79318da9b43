package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.detections.PackageManagers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real installs, in which the package's own code writes down who its ancestors are. */
@EnabledOnOs(OS.LINUX)
class PackageManagerAncestryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Python that writes one line an ancestor: its name, a tab, its arguments with spaces between. */
    private static final String WRITES_ANCESTORS = """
            def stat(pid):
                return open(f'/proc/{pid}/stat').read().rpartition(')')[2].split()
            def ancestors():
                import os
                pid, found = int(stat('self')[1]), []
                while pid > 1:
                    name = open(f'/proc/{pid}/comm').read().strip()
                    words = open(f'/proc/{pid}/cmdline').read().rstrip('\\0').split('\\0')
                    found.append(name + '\\t' + ' '.join(words[1:]))
                    pid = int(stat(pid)[1])
                open(%s, 'w').write('\\n'.join(found))
            """;

    @TempDir
    Path home;

    private record Ancestor(String name, String arguments) {
        /** Falco's proc.acmdline. */
        String commandLine() {
            return name + " " + arguments;
        }
    }

    @Test
    void underPythonDashMPipNoAncestorIsNamedPipAndTheCommandLineTells() throws Exception {
        var ancestors = pip(List.of(Machine.pythonWithPip(), "-m", "pip"));

        assertThat(ancestors).extracting(Ancestor::name).noneMatch(name -> name.startsWith("pip"));
        assertThat(named(ancestors)).as("by names").isFalse();
        assertThat(told(ancestors)).as("by command lines, as the rules have it").isTrue();
    }

    @Test
    void underThePipScriptAnAncestorIsNamedPip() throws Exception {
        var python = Machine.pythonWithPip();
        var script = home.resolve("pip");
        Files.writeString(
                script, "#!" + python + "\nimport sys\nfrom pip._internal.cli.main import main\nsys.exit(main())\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThat(named(pip(List.of(script.toString())))).isTrue();
    }

    @Test
    void underNpmTheCommandLineOfAnAncestorTells() throws Exception {
        var npm = Machine.npmThatRunsScripts();
        var python = Machine.python();
        var written = home.resolve("ancestors.txt");
        var drill = Files.createDirectories(home.resolve("drill"));
        Files.writeString(drill.resolve("write.py"), WRITES_ANCESTORS.formatted(quoted(written)) + "ancestors()\n");
        Files.writeString(
                drill.resolve("package.json"),
                "{\"name\":\"a-drill\",\"version\":\"1.0.0\",\"scripts\":{\"postinstall\":\"" + python
                        + " write.py\"}}");
        var project = Files.createDirectories(home.resolve("project"));
        Files.writeString(project.resolve("package.json"), "{\"private\":true}");

        var done = Command.in(project)
                .run(
                        PATIENCE,
                        List.of(npm, "install", "--offline", "--no-audit", "--no-fund", "--install-links", "../drill"));

        assertThat(done.exitCode()).as(done.output()).contains(0);
        assertThat(told(read(written))).as(Files.readString(written)).isTrue();
    }

    private List<Ancestor> pip(List<String> pip) throws IOException, InterruptedException {
        var written = home.resolve("ancestors.txt");
        var project = Files.createDirectories(home.resolve("project"));
        Files.writeString(project.resolve("pyproject.toml"), """
                [build-system]
                requires = []
                build-backend = "backend"
                backend-path = ["."]
                """);
        Files.writeString(
                project.resolve("backend.py"),
                WRITES_ANCESTORS.formatted(quoted(written))
                        + "def get_requires_for_build_wheel(config_settings=None):\n    ancestors()\n    return []\n"
                        + "def build_wheel(*whatever, **more):\n    raise SystemExit('seen enough')\n");
        var words = new ArrayList<>(pip);
        words.addAll(List.of("install", "--no-index", "--no-deps", "--disable-pip-version-check", project.toString()));
        var done = Command.in(home).with("PIP_CONFIG_FILE", "/dev/null").run(PATIENCE, words);
        assertThat(written).as(done.output()).exists();
        return read(written);
    }

    /** Those of the test itself, from the virtual machine upwards, are left out. */
    private static List<Ancestor> read(Path written) throws IOException {
        var own = ProcessHandle.current()
                .info()
                .command()
                .map(Path::of)
                .map(Path::getFileName)
                .orElseThrow()
                .toString();
        return Files.readAllLines(written).stream()
                .map(line -> line.split("\t", 2))
                .map(parts -> new Ancestor(parts[0], parts[1]))
                .takeWhile(ancestor -> !ancestor.name().equals(own))
                .toList();
    }

    private static boolean named(List<Ancestor> ancestors) {
        return ancestors.stream().anyMatch(ancestor -> PackageManagers.NAMES.contains(ancestor.name()));
    }

    private static boolean told(List<Ancestor> ancestors) {
        return ancestors.stream()
                .anyMatch(
                        ancestor -> PackageManagers.COMMAND_LINES.stream().anyMatch(ancestor.commandLine()::contains));
    }

    private static String quoted(Path path) {
        return "'" + path + "'";
    }
}
