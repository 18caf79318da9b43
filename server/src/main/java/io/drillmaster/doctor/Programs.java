package io.drillmaster.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs of this machine that are asked something. */
final class Programs {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Path> directories;

    /** Looks for them in these directories, in this order. */
    Programs(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    /** As the value of {@code PATH}, with the directories of system programs besides. */
    static Programs ofPath(String path) {
        var directories = new ArrayList<Path>();
        for (var directory : (path + ":/usr/sbin:/sbin").split(":", -1)) {
            if (!directory.isEmpty()) {
                directories.add(Path.of(directory));
            }
        }
        return new Programs(directories);
    }

    /** What it printed; empty when it is not there, fails, or does not end within twenty seconds. */
    Optional<String> say(String program, String... arguments) throws InterruptedException {
        var file = directories.stream()
                .map(directory -> directory.resolve(program))
                .filter(candidate -> Files.isRegularFile(candidate) && Files.isExecutable(candidate))
                .findFirst();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var command = new ArrayList<>(List.of(file.get().toString()));
        command.addAll(List.of(arguments));
        try {
            var output = Files.createTempFile("doctor-", ".out");
            try {
                return said(command, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            return Optional.empty(); // it cannot be run here, which is the same as not having it
        }
    }

    private static Optional<String> said(List<String> command, Path output) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.getOutputStream().close();
            return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0
                    ? Optional.of(
                            Files.readString(output, StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
