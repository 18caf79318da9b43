package io.drillmaster.db;

import io.drillmaster.common.Secrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL of our own in a directory, for demos and small installations. It listens on 127.0.0.1 only and is as
 * durable as any: the library it comes from switches fsync off for tests, which is switched on again here. The
 * superuser's password is random, known to the file {@code postgres.properties} (mode 0600) and nobody else.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String RULES = "host all all 127.0.0.1/32 scram-sha-256\n";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final EmbeddedPostgres postgres;
    private final DirectoryLock lock;
    private final DatabaseAddress address;

    private EmbeddedDatabase(EmbeddedPostgres postgres, DirectoryLock lock, DatabaseAddress address) {
        this.postgres = postgres;
        this.lock = lock;
        this.address = address;
    }

    /**
     * Starts the server on the data in {@code directory}, which is made when it is not there.
     *
     * @throws DatabaseException when PostgreSQL does not start
     */
    public static EmbeddedDatabase start(Path directory) {
        try {
            Files.createDirectories(directory);
            var lock = DirectoryLock.take(directory);
            try {
                lock.stopOrphan(directory.resolve("pg17"));
                return start(directory, lock);
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new DatabaseException(
                    "the embedded PostgreSQL in " + directory + " does not start: " + e.getMessage()
                            + ". If another Drillmaster uses that directory, stop it or choose another one.",
                    e);
        }
    }

    private static EmbeddedDatabase start(Path directory, DirectoryLock lock) throws IOException, SQLException {
        var data = directory.resolve("pg17");
        // Our own file, written last but one, tells: a start that was cut short before it is done again.
        var fresh = !Files.exists(directory.resolve("postgres.properties"));
        var known = fresh ? "" : read(directory).getProperty("password", "");
        var postgres = EmbeddedPostgres.builder()
                .setConnectConfig("password", known)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "60")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        try {
            var password = fresh ? choosePassword(directory, postgres) : known;
            requirePassword(data, postgres, password);
            var url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
            write(directory, url, password);
            return new EmbeddedDatabase(postgres, lock, new DatabaseAddress(url, "postgres", password));
        } catch (IOException | SQLException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** Where a running embedded PostgreSQL of that directory was last started; empty URL when there is none. */
    public static DatabaseAddress lastKnown(Path directory) {
        if (!Files.exists(directory.resolve("postgres.properties"))) {
            return new DatabaseAddress("", "postgres", "");
        }
        var properties = read(directory);
        return new DatabaseAddress(
                properties.getProperty("url", ""), "postgres", properties.getProperty("password", ""));
    }

    /** Whether a Drillmaster runs on that directory, this one or another. */
    public static boolean isInUse(Path directory) {
        return Files.isDirectory(directory) && DirectoryLock.isTaken(directory);
    }

    /** How to connect. */
    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        try {
            postgres.close();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
        }
    }

    /** A fresh data directory trusts every local connection. */
    private static String choosePassword(Path directory, EmbeddedPostgres postgres) throws IOException, SQLException {
        var password = Secrets.urlSafe();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'"); // letters, digits, - and _ only
        }
        write(directory, "", password);
        return password;
    }

    /** From here on it wants the password. */
    private static void requirePassword(Path data, EmbeddedPostgres postgres, String password)
            throws IOException, SQLException {
        var rules = data.resolve("pg_hba.conf");
        if (Files.readString(rules).equals(RULES)) {
            return;
        }
        Files.writeString(rules, RULES);
        var properties = Map.of("password", password);
        try (var connection =
                        postgres.getDatabase("postgres", "postgres", properties).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_reload_conf()");
        }
    }

    private static Properties read(Path directory) {
        var properties = new Properties();
        try (var in = Files.newInputStream(directory.resolve("postgres.properties"))) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read " + directory.resolve("postgres.properties")
                            + ", which holds the password of the embedded PostgreSQL",
                    e);
        }
    }

    private static void write(Path directory, String url, String password) throws IOException {
        var file = directory.resolve("postgres.properties");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        var properties = new Properties();
        properties.setProperty("url", url);
        properties.setProperty("password", password);
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, "Drillmaster's embedded PostgreSQL");
        }
    }
}
