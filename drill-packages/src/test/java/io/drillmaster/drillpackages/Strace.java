package io.drillmaster.drillpackages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Runs programs under strace, and tells what they did to the machine. */
final class Strace {
    /** Node.js could hand file operations to the kernel where strace does not see them. */
    private static final String NO_RINGS = "UV_USE_IO_URING";

    /** Patience with programs that are many times slower when they are watched. */
    private static final Duration BEFORE_IT_IS_KILLED = Duration.ofMinutes(3);

    private Strace() {}

    /** What a program that succeeds did, see {@link SystemCalls#effects}. */
    static Set<String> effects(Command command, Namespace namespace, List<String> words)
            throws IOException, InterruptedException {
        var log = Files.createTempFile("strace", ".log");
        try {
            var result = run(command, log, namespace, words);
            if (!result.exitCode().equals(Optional.of(0))) {
                throw new AssertionError("under strace it ended with " + result.exitCode() + ": " + result.output());
            }
            return SystemCalls.effects(Files.readAllLines(log));
        } finally {
            Files.delete(log);
        }
    }

    /** What is seen of a hook that does what its manifest says. */
    static Set<String> promised(Effects effects) {
        var seen = new TreeSet<String>();
        effects.directories().forEach(path -> seen.add("mkdir " + path));
        effects.filesWritten().forEach(path -> seen.add("write " + path));
        effects.filesRead().forEach(path -> seen.add("read " + path));
        effects.processes().forEach(words -> seen.add("exec " + words.get(0) + " as " + words));
        effects.addresses().forEach(address -> seen.add("contact " + address));
        return seen;
    }

    /** The effects with all that only one run can have named in one way. */
    static Set<String> renamed(Set<String> effects, UnaryOperator<String> naming) {
        return effects.stream().map(naming).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is in the first and not in the second. */
    static Set<String> without(Set<String> effects, Set<String> others) {
        var left = new TreeSet<>(effects);
        left.removeAll(others);
        return left;
    }

    /** Skips the test where strace is missing or may not watch. */
    static void assumeItWorks(Path home) throws IOException, InterruptedException {
        Optional<Integer> exitCode;
        try {
            exitCode = run(Command.in(home), Path.of("/dev/null"), Namespace.same(), List.of("true"))
                    .exitCode();
        } catch (IOException missing) {
            exitCode = Optional.empty();
        }
        assumeTrue(exitCode.equals(Optional.of(0)), "skipped: this machine has no strace, or does not let it watch");
    }

    private static Command.Result run(Command command, Path log, Namespace namespace, List<String> words)
            throws IOException, InterruptedException {
        var watched = new ArrayList<>(List.of("strace", "-f", "-qq", "-yy", "-s", "65536", "-o", log.toString()));
        watched.addAll(List.of("-e", "trace=" + SystemCalls.TRACED, "--"));
        watched.addAll(words);
        return command.with(NO_RINGS, "0").run(BEFORE_IT_IS_KILLED, namespace.command(watched));
    }
}
