package io.drillmaster.demo;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.EvidenceSink;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.exercise.InstallScripts;
import io.drillmaster.plan.InstallTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Installs a drill package with the machine's own client, and records how the client said it went. */
final class Installer {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path scratch;
    private final URI server;
    private final EvidenceSink sink;
    private final InstantSource clock;

    Installer(Path scratch, URI server, EvidenceSink sink, InstantSource clock) {
        this.scratch = scratch;
        this.server = server;
        this.sink = sink;
        this.clock = clock;
    }

    /** Installs, and says what the client said of it. */
    Fact.InstallReported install(ExerciseId exercise, InstallTarget target, Client client) throws IOException {
        var folder = Files.createTempDirectory(scratch, client.name());
        var run = Sandbox.run(folder, client.command(), arguments(target, folder), PATIENCE);
        var blocked = InstallScripts.in(run.output(), target) == InstallScripts.BLOCKED;
        var report = new Fact.InstallReported(
                client.name(), client.version(), run.exitCode(), blocked, note(client, run, blocked));
        sink.append(List.of(NewEvidence.of("installer", clock.instant(), report)
                        .exercise(exercise)
                        .token(target.token())
                        .build()))
                .join();
        return report;
    }

    private List<String> arguments(InstallTarget target, Path folder) {
        return switch (target.ecosystem()) {
            case PYPI ->
                List.of(
                        "install",
                        "--isolated",
                        "--no-cache-dir",
                        "--disable-pip-version-check",
                        "--no-input",
                        "--index-url",
                        server + "/pypi/simple/",
                        "--target",
                        folder.resolve("site").toString(),
                        target.packageName() + "==" + target.packageVersion());
            case NPM ->
                List.of(
                        "install",
                        "--no-audit",
                        "--no-fund",
                        "--loglevel=info", // names each script that it runs
                        "--registry=" + server + "/npm/",
                        "--userconfig=" + folder.resolve("user.npmrc"),
                        "--globalconfig=" + folder.resolve("global.npmrc"),
                        "--cache=" + folder.resolve("npm-cache"),
                        "--prefix=" + folder,
                        target.packageName() + "@" + target.packageVersion());
            case CARGO, RUBYGEMS ->
                throw new IllegalArgumentException("the demonstration installs nothing from "
                        + target.ecosystem().title());
        };
    }

    private static String note(Client client, Sandbox.Run run, boolean blocked) {
        if (blocked) {
            return client.name() + " " + client.version() + " did not run the package's install script.";
        }
        if (run.exitCode() == 0) {
            return "The install ended well.";
        }
        var lines = run.output().strip().lines().toList();
        return "The install failed: " + String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}
