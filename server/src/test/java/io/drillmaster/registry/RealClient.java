package io.drillmaster.registry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A package client of this machine, run in a directory of its own with nothing of the user's but the search path. */
record RealClient(Path home, Map<String, String> environment) {
    /** How it ended, and all that it printed. */
    record Run(int exitCode, String output) {}

    /** Cargo itself: rustup puts a program in its place that needs the real home. */
    static String cargo() throws IOException, InterruptedException {
        var sysroot = answer("rustc", "--print", "sysroot");
        assumeTrue(sysroot.isPresent(), "skipped: this machine has no rustc");
        assumeTrue(answer("cc", "--version").isPresent(), "skipped: this machine has no cc for rustc to link with");
        var cargo = Path.of(sysroot.orElseThrow(), "bin", "cargo");
        assumeTrue(Files.isExecutable(cargo), "skipped: this machine has no cargo");
        var version = answer(cargo.toString(), "--version").orElse("").split("[ .]", 4);
        assumeTrue(
                version.length > 2 && (Integer.parseInt(version[1]) > 1 || Integer.parseInt(version[2]) >= 68),
                "skipped: this machine's cargo knows no sparse registries; 1.68 or newer does");
        return cargo.toString();
    }

    /** The words that start a program which comes with Ruby: gem or bundle. */
    static List<String> ruby(String program) throws IOException, InterruptedException {
        var ruby = answer("ruby", "-e", "print RbConfig.ruby");
        assumeTrue(ruby.isPresent(), "skipped: this machine has no ruby");
        assumeTrue(answer("make", "--version").isPresent(), "skipped: this machine has no make");
        var words = List.of(ruby.orElseThrow(), "-S", program);
        assumeTrue(
                answer(words.get(0), "-S", program, "--version").isPresent(),
                "skipped: this machine's ruby has no " + program);
        return words;
    }

    RealClient with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new RealClient(home, more);
    }

    Run run(List<String> words) throws IOException, InterruptedException {
        var log = Files.createTempFile(home, "output", ".txt");
        var builder = new ProcessBuilder(words)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var path = builder.environment().get("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return new Run(-1, Files.readString(log) + "\nended after two minutes");
        }
        return new Run(process.exitValue(), Files.readString(log));
    }

    private static Optional<String> answer(String... words) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(List.of(words))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(answer)
                    : Optional.empty();
        } catch (IOException missing) {
            if (String.valueOf(missing.getMessage()).contains("Cannot run program")) {
                return Optional.empty();
            }
            throw missing;
        }
    }
}
