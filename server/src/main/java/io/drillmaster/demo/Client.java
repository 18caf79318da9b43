package io.drillmaster.demo;

import io.drillmaster.drillpackages.Ecosystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A package client found on this machine.
 *
 * @param command how to call it
 * @param version as it says itself
 * @param startsIn how long it took to say so: how slow it is on this machine
 */
record Client(Ecosystem ecosystem, List<String> command, String version, Duration startsIn) {
    /** Whose clients the demonstration uses. */
    static final List<Ecosystem> KNOWN = List.of(Ecosystem.PYPI, Ecosystem.NPM);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** {@code pip} or {@code npm}. */
    String name() {
        return switch (ecosystem) {
            case PYPI -> "pip";
            case NPM -> "npm";
            case CARGO, RUBYGEMS -> throw notUsed(ecosystem);
        };
    }

    /** Looks for the ecosystem's client; empty when it is not there or does not work. */
    static Optional<Client> find(Ecosystem ecosystem, Path scratch) {
        var ways = switch (ecosystem) {
            case PYPI -> List.of(List.of("pip"), List.of("pip3"), List.of("python3", "-m", "pip"));
            case NPM -> List.of(List.of("npm"));
            case CARGO, RUBYGEMS -> throw notUsed(ecosystem);
        };
        for (var way : ways) {
            var begun = System.nanoTime();
            var version = version(ecosystem, way, scratch);
            if (version.isPresent()) {
                var took = Duration.ofNanos(System.nanoTime() - begun);
                return Optional.of(new Client(ecosystem, way, version.get(), took));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> version(Ecosystem ecosystem, List<String> way, Path scratch) {
        try {
            var run = Sandbox.run(scratch, way, List.of("--version"), PATIENCE);
            if (run.exitCode() != 0) {
                return Optional.empty();
            }
            var words = run.output().strip().split("\\s+", -1);
            return switch (ecosystem) {
                case PYPI -> words.length > 1 && words[0].equals("pip") ? Optional.of(words[1]) : Optional.empty();
                case NPM -> words.length > 0 ? Optional.of(words[words.length - 1]) : Optional.empty();
                case CARGO, RUBYGEMS -> throw notUsed(ecosystem);
            };
        } catch (IOException e) {
            return Optional.empty(); // no such program
        }
    }

    private static IllegalArgumentException notUsed(Ecosystem ecosystem) {
        return new IllegalArgumentException("the demonstration uses no client of " + ecosystem.title());
    }
}
