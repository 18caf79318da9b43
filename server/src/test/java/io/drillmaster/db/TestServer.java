package io.drillmaster.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The one PostgreSQL that all tests of this JVM share: a container where a Docker engine answers, an embedded server
 * where none does. It holds a migrated template, of which each {@link TestDatabase} is a copy.
 */
final class TestServer {
    private static final String TEMPLATE = "drillmaster_template";
    private static final String IMAGE = "DRILLMASTER_TEST_IMAGE";
    private static final String DEFAULT_IMAGE = "postgres:17-alpine";

    private final String hostAndPort;
    private final String user;
    private final String password;

    private TestServer(String hostAndPort, String user, String password) {
        this.hostAndPort = hostAndPort;
        this.user = user;
        this.password = password;
    }

    /** The shared server; the first call starts it. */
    static TestServer shared() {
        return Holder.SHARED;
    }

    private static final class Holder {
        static final TestServer SHARED = start();
    }

    DatabaseAddress address(String database) {
        return new DatabaseAddress("jdbc:postgresql://" + hostAndPort + "/" + database, user, password);
    }

    /** Copies the template. One at a time: PostgreSQL copies no database that somebody is connected to. */
    synchronized void create(String database) {
        execute("create database " + database + " template " + TEMPLATE);
    }

    /** Also throws out whoever is still connected. */
    void drop(String database) {
        execute("drop database " + database + " with (force)");
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(address("postgres").url(), user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the tests' PostgreSQL refused '" + sql + "'", e);
        }
    }

    private static TestServer start() {
        var server = dockerAnswers() ? container() : embedded();
        server.execute("create database " + TEMPLATE);
        Database.open(server.address(TEMPLATE), 2).close();
        return server;
    }

    // The container is stopped by us as well as by Testcontainers' own reaper (Ryuk), which may be switched off with
    // TESTCONTAINERS_RYUK_DISABLED where its image cannot be had.
    private static TestServer container() {
        var image = System.getProperty(IMAGE, System.getenv().getOrDefault(IMAGE, DEFAULT_IMAGE));
        var container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        container.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::close, "stop-postgres-container"));
        say("tests run on PostgreSQL in a container (" + image + ")");
        return new TestServer(
                container.getHost() + ":" + container.getFirstMappedPort(),
                container.getUsername(),
                container.getPassword());
    }

    private static TestServer embedded() {
        try {
            var postgres = EmbeddedPostgres.builder().start(); // it stops with the JVM, through a hook of its own
            say("tests run on embedded PostgreSQL (no Docker engine answers)");
            return new TestServer("127.0.0.1:" + postgres.getPort(), "postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL for tests does not start", e);
        }
    }

    /** Asks for two seconds at most: a build must not wait minutes to learn that there is no engine. */
    private static boolean dockerAnswers() {
        var asked = CompletableFuture.supplyAsync(TestServer::ping);
        try {
            return asked.get(2, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            say("no Docker engine answers: " + e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** An engine behind TLS answers a plain request with an HTTP error, which is an answer. */
    private static boolean ping() {
        var host = URI.create(System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock"));
        SocketAddress address = "unix".equals(host.getScheme())
                ? UnixDomainSocketAddress.of(host.getPath())
                : new InetSocketAddress(host.getHost(), host.getPort());
        try (var channel = SocketChannel.open(address)) {
            channel.write(
                    ByteBuffer.wrap("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            var answer = ByteBuffer.allocate(6);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // an answer may come in pieces
            }
            return new String(answer.array(), StandardCharsets.US_ASCII).equals("HTTP/1");
        } catch (IOException e) {
            return false;
        }
    }

    @SuppressWarnings("SystemOut") // whoever runs the tests shall see on what, whatever the logging is set to
    private static void say(String sentence) {
        System.out.println(sentence);
    }
}
