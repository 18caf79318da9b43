package io.drillmaster.drillpackages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run with an environment that holds nothing of this machine's but the search path. */
record Command(Path home, Map<String, String> environment) {
    /**
     * What came of it.
     *
     * @param exitCode empty when it had to be killed
     */
    record Result(Optional<Integer> exitCode, String output) {}

    static Command in(Path home) {
        return new Command(home, Map.of());
    }

    Command with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new Command(home, more);
    }

    Result run(Duration patience, List<String> words) throws IOException, InterruptedException {
        var output = Files.createTempFile(home, "output", ".txt");
        var builder = new ProcessBuilder(words)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var path = builder.environment().get("PATH");
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        path == null ? "/usr/bin:/bin" : path,
                        "HOME",
                        home.toString(),
                        "TMPDIR",
                        home.toString(),
                        "LANG",
                        "C.UTF-8"));
        builder.environment().putAll(environment);
        var process = builder.start();
        if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Result(Optional.of(process.exitValue()), Files.readString(output));
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return new Result(Optional.empty(), Files.readString(output));
    }
}
