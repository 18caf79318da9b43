package io.drillmaster.cli;

import io.drillmaster.app.Settings;
import io.drillmaster.db.Database;
import io.drillmaster.db.DatabaseAddress;
import io.drillmaster.db.EmbeddedDatabase;
import io.drillmaster.identity.Identity;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
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
    private static final String SECONDS_TO_ANSWER = "5";

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
        var address = runningDatabase(settings);
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

    private static DatabaseAddress runningDatabase(Settings settings) {
        var directory = settings.embeddedDatabaseDirectory();
        var address = settings.database().orElseGet(() -> EmbeddedDatabase.lastKnown(directory));
        if (address.url().isEmpty()) {
            throw CommandFailed.failed(
                    "There is no database in " + directory.toAbsolutePath().normalize()
                            + ". Start the server first, or name its data directory with --data-dir or its settings file with"
                            + " --config.");
        }
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", SECONDS_TO_ANSWER);
        properties.setProperty("socketTimeout", SECONDS_TO_ANSWER);
        try {
            DriverManager.getConnection(address.url(), properties).close();
            return address;
        } catch (SQLException e) {
            throw CommandFailed.failed("PostgreSQL at " + address + " does not answer ("
                    + String.valueOf(e.getMessage()).strip() + "). Start the server first, then ask for the link.");
        }
    }
}
