package io.drillmaster.cli;

import io.drillmaster.app.Settings;
import io.drillmaster.db.DatabaseAddress;
import io.drillmaster.db.EmbeddedDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The database of a server that runs, for commands that work on it from outside. */
final class RunningDatabase {
    private static final String SECONDS_TO_ANSWER = "5";

    private RunningDatabase() {}

    /**
     * Its address.
     *
     * @throws CommandFailed when there is none, or it does not answer
     */
    static DatabaseAddress of(Settings settings) {
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
                    + String.valueOf(e.getMessage()).strip() + "). Start the server first, then try again.");
        }
    }
}
