package io.drillmaster.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.drillmaster.app.Settings;
import io.drillmaster.demo.Wish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs one drill on this machine. Reads neither the settings file nor the environment: the demonstration must not touch
 * the database or the name server of a real installation.
 */
@Command(
        name = "demo",
        description = {
            "Run one drill on this machine: plan, publish, install with its own pip and npm, detect, measure, review.",
            "Nothing needs to be prepared, and nothing but 127.0.0.1 is contacted. A stand-in plays the detector."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final Demonstration demonstration;

    @Option(names = "--once", description = "Stop after the drill. Otherwise the web pages stay up until Ctrl-C.")
    private boolean once;

    @Option(
            names = "--with-history",
            description = {
                "First load 18 months of sample exercises, each marked as made up; a button removes them again.",
                "With --once they are loaded instead of running the drills."
            })
    private boolean withHistory;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON to this file.")
    private @Nullable Path json;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the web pages on 127.0.0.1; 0 takes any free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "data/demo",
            description = "Where the demonstration keeps its database. Default: ${DEFAULT-VALUE}")
    private String dataDirectory = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    DemoCommand(Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw CommandFailed.unusable("--port is " + port + "; allowed: 0 to 65535");
        }
        var result = Optional.ofNullable(json).map(Path::toAbsolutePath);
        result.map(Path::getParent).filter(parent -> !Files.isDirectory(parent)).ifPresent(parent -> {
            throw CommandFailed.unusable("--json names a file in " + parent + ", which is no directory; make it first");
        });
        var settings = Settings.of(Map.of(
                "http.port", Integer.toString(port),
                "data-dir", dataDirectory,
                "dns.port", "0",
                "dns.route", "direct",
                "canary.http", "127.0.0.1:0", // so that scenarios which connect can be tried in the pages
                "markers.watch-local", "true",
                "contact", "whoever started the demonstration on this machine"));
        Ports.check(settings, "choose another with --port").ifPresent(problem -> {
            throw CommandFailed.unusable(problem);
        });
        var wish = new Wish(once, withHistory, result);
        if (!wish.drills() && result.isPresent()) {
            throw CommandFailed.unusable(
                    "--json tells of the drills, and --once --with-history runs none; leave out one");
        }
        var measured = runWithoutLog(settings, wish);
        spec.commandLine().getOut().flush();
        return measured ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** The demonstration tells itself what goes on; the server's log would stand in between. */
    private boolean runWithoutLog(Settings settings, Wish wish) {
        var log = (Logger) LoggerFactory.getLogger("io.drillmaster");
        var usual = log.getLevel();
        log.setLevel(Level.WARN);
        try {
            return demonstration.run(settings, wish, spec.commandLine().getOut());
        } finally {
            log.setLevel(usual);
        }
    }
}
