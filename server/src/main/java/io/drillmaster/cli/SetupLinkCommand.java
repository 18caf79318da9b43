package io.drillmaster.cli;

import io.drillmaster.db.Database;
import io.drillmaster.identity.Identity;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a fresh one-time set-up link, for when the one of the first start is lost or has expired. */
@Command(
        name = "setup-link",
        description = "Print a fresh one-time link that creates the first administrator. The server must be running.",
        mixinStandardHelpOptions = true)
final class SetupLinkCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Data directory of the running server. Default: the one of the settings.")
    private String dataDirectory = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    SetupLinkCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var given = dataDirectory.isEmpty() ? Map.<String, String>of() : Map.of("data-dir", dataDirectory);
        var settings = config.read(environment, given);
        var address = RunningDatabase.of(settings);
        try (var database = Database.open(address, 2)) {
            var identity = new Identity(database.jdbi(), clock);
            if (!identity.needsSetup()) {
                throw CommandFailed.failed("This server has an administrator already. Ask one of them for an invitation"
                        + " (page People).");
            }
            var out = spec.commandLine().getOut();
            out.println(SetupLink.of(settings.address(settings.httpPort()), identity.newSetupSecret()));
            out.flush();
        }
        return ExitCode.DONE;
    }
}
