package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A virtual environment of the machine's own Python, with no package in it. */
record Venv(Path home, Path directory) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static Venv in(Path home) throws IOException, InterruptedException {
        var directory = home.resolve("venv");
        var made = Command.in(home)
                .run(PATIENCE, List.of(Machine.python(), "-m", "venv", "--without-pip", directory.toString()));
        assertThat(made.exitCode()).as(made.output()).contains(0);
        return new Venv(home, directory);
    }

    /** Gives it to start-up drills. */
    Venv thrownAway() throws IOException {
        Files.createFile(directory.resolve(WheelBuilder.CONSENT));
        return this;
    }

    Path sitePackages() throws IOException {
        try (var libraries = Files.newDirectoryStream(directory.resolve("lib"), "python3*")) {
            return libraries.iterator().next().resolve("site-packages");
        }
    }

    String python() {
        return directory.resolve("bin/python").toString();
    }

    Command.Result python(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(python()));
        command.addAll(List.of(words));
        return Command.in(home).run(PATIENCE, command);
    }

    /** The machine's own pip, working on this environment. */
    Command.Result pip(String... words) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(Machine.pythonWithPip(), "-m", "pip", "--python", python(), "--isolated"));
        command.addAll(List.of("--disable-pip-version-check", "--no-input", "--no-cache-dir"));
        command.addAll(List.of(words));
        return Command.in(home).with("PIP_CONFIG_FILE", "/dev/null").run(PATIENCE, command);
    }

    /** Installs a drill package from an index, which has to work. */
    void install(DrillPackage drill) throws IOException, InterruptedException {
        try (var index = new LoopbackRegistry(drill)) {
            var installed = pip(
                    "install",
                    "--retries=0",
                    "--index-url=" + index.address() + "/simple/",
                    drill.spec().packageName().value());
            assertThat(installed.exitCode()).as(installed.output()).contains(0);
        }
    }
}
