package io.drillmaster.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** One connection that looks at a database and changes nothing in it: no migration, no table of its own that stays. */
public final class DatabaseLook implements AutoCloseable {
    private static final int CLOCK_ROUNDS = 5;
    private static final int COMMITS = 9;

    private final DatabaseAddress address;
    private final Connection connection;
    private final InstantSource clock;

    private DatabaseLook(DatabaseAddress address, Connection connection, InstantSource clock) {
        this.address = address;
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Connects.
     *
     * @param patience for the connection and for each answer; at least a second
     * @throws DatabaseException when it does not answer, or does not let us in, with PostgreSQL's words
     */
    public static DatabaseLook at(DatabaseAddress address, Duration patience, InstantSource clock) {
        var seconds = String.valueOf(Math.max(1, patience.toSeconds()));
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("ApplicationName", "drillmaster doctor");
        try {
            return new DatabaseLook(address, DriverManager.getConnection(address.url(), properties), clock);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * A version of PostgreSQL.
     *
     * @param number such as 150004
     * @param words such as 15.4
     */
    public record Version(int number, String words) {
        /** The first number: 15 of 15.4. */
        public int major() {
            return number / 10_000;
        }
    }

    /** Which PostgreSQL it is. */
    public Version version() {
        return query(
                "select current_setting('server_version_num'), current_setting('server_version')",
                row -> new Version(Integer.parseInt(row.getString(1)), row.getString(2)));
    }

    /**
     * How far the schema is.
     *
     * @param applied migrations that were made
     * @param pending versions that this program would still make at its start
     * @param troubled versions that failed, differ from this program's, or that it does not know
     */
    public record Schema(int applied, List<String> pending, List<String> troubled) {}

    /** How far the schema is. */
    public Schema schema() {
        try {
            var all = Flyway.configure()
                    .dataSource(address.url(), address.user(), address.password())
                    .locations(Database.MIGRATIONS)
                    .load()
                    .info()
                    .all();
            return new Schema(
                    (int) Arrays.stream(all)
                            .filter(one -> one.getState() == MigrationState.SUCCESS)
                            .count(),
                    versions(all, state -> state == MigrationState.PENDING),
                    versions(all, state -> state != MigrationState.PENDING && state != MigrationState.SUCCESS));
        } catch (FlywayException e) {
            throw new DatabaseException("the state of its schema cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * What the database's clock is ahead of ours.
     *
     * @param ahead negative when it is behind
     * @param error half of the time that the question and its answer took: the truth is no further away than this
     */
    public record ClockDifference(Duration ahead, Duration error) {}

    /** Compares clocks by the quickest of some questions (Cristian 1989). */
    public ClockDifference clock() {
        ClockDifference best = null;
        for (var round = 0; round < CLOCK_ROUNDS; round++) {
            var begun = System.nanoTime();
            var before = clock.instant();
            var there = query(
                    "select clock_timestamp()",
                    row -> Objects.requireNonNull(row.getObject(1, OffsetDateTime.class))
                            .toInstant());
            var half = Duration.ofNanos((System.nanoTime() - begun) / 2);
            var ahead = Duration.between(before.plus(half), there);
            if (best == null || half.compareTo(best.error()) < 0) {
                best = new ClockDifference(ahead, half);
            }
        }
        return Objects.requireNonNull(best);
    }

    /** How long a commit takes that has something to write: the middle one of some. */
    public Duration commit() {
        try {
            connection.setAutoCommit(false);
            var took = new long[COMMITS];
            for (var i = 0; i < COMMITS; i++) {
                try (var statement = connection.createStatement()) {
                    statement.execute("select txid_current()"); // takes a number, which makes the commit a real one
                }
                var begun = System.nanoTime();
                connection.commit();
                took[i] = System.nanoTime() - begun;
            }
            connection.setAutoCommit(true);
            Arrays.sort(took);
            return Duration.ofNanos(took[COMMITS / 2]);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** For stores that only read. */
    public Jdbi jdbi() {
        return Jdbi.create(connection).installPlugin(new PostgresPlugin());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T query(String sql, Reading<T> reading) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return reading.of(row);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static List<String> versions(MigrationInfo[] all, Predicate<MigrationState> wanted) {
        return Arrays.stream(all)
                .filter(one -> wanted.test(one.getState()))
                .map(one -> String.valueOf(one.getVersion()))
                .toList();
    }

    private static DatabaseException failure(SQLException e) {
        return new DatabaseException(String.valueOf(e.getMessage()).strip(), e);
    }
}
