package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.alert.AlertSourceService;
import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.db.Database;
import io.drillmaster.db.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Webhooks over HTTP to the running program while PostgreSQL stops and starts, the program is killed, and its disk fills
 * up: what was answered with 2xx is counted in PostgreSQL.
 */
class IntakeOutageTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final long MIB = 1L << 20;

    @TempDir
    private Path directory;

    private int port;
    private EmbeddedPostgres postgres;
    private DatabaseAddress address;
    private Database database;
    private String hook;

    @BeforeEach
    void startPostgresql() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        postgres = postgres();
        address = new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
        database = Database.open(address, 2);
        try (var sources =
                new AlertSourceService(database.jdbi(), AlertSources.ALL, URI.create("http://x"), Clock.systemUTC())) {
            hook = sources.create("generic", "A hook", false, "ada")
                    .address()
                    .url()
                    .getPath();
        }
    }

    @AfterEach
    void stopPostgresql() throws IOException {
        database.close();
        postgres.close();
    }

    @Test
    void anOutageOfPostgresqlLosesDoublesAndReordersNothing() throws Exception {
        try (var server = ServerProcess.start(address, directory.resolve("data"))) {
            var senders = new WebhookSenders(server.address().resolve(hook), "a");
            senders.awaitMore(200);
            postgres.close();
            senders.awaitMore(500);
            postgres = postgres();
            senders.awaitMore(200);
            senders.stop();

            await().atMost(LONG).until(() -> log().size() >= senders.count());
            WebhookSenders.assertKept(log(), senders);
        }
    }

    @Test
    void whatWasAnsweredSurvivesTheKillingOfTheServer() throws Exception {
        var data = directory.resolve("data");
        try (var server = ServerProcess.start(address, data)) {
            var before = new WebhookSenders(server.address().resolve(hook), "before");
            before.awaitMore(300);
            server.kill();
            before.stop();
            try (var next = ServerProcess.start(address, data)) {
                var after = new WebhookSenders(next.address().resolve(hook), "after");
                after.awaitMore(50);
                after.stop();

                await().atMost(LONG).until(() -> log().size() >= before.count() + after.count());
                WebhookSenders.assertKept(log(), before, after);
            }
        }
    }

    @Test
    void whatWasAnsweredSurvivesTheKillingOfTheServerWhilePostgresqlIsAway() throws Exception {
        var data = directory.resolve("data");
        try (var server = ServerProcess.start(address, data)) {
            var senders = new WebhookSenders(server.address().resolve(hook), "a");
            senders.awaitMore(100);
            postgres.close();
            senders.awaitMore(300);
            server.kill();
            senders.stop();
            postgres = postgres();
            try (var next = ServerProcess.start(address, data)) {
                await().atMost(LONG).until(() -> log().size() >= senders.count());
                WebhookSenders.assertKept(log(), senders);
                assertThat(next.address()).isNotNull();
            }
        }
    }

    @Test
    void aDiskThatFillsUpIsReportedBeforeAnythingIsRefusedAndTakesAlertsAgainWhenThereIsRoom() throws Exception {
        Assumptions.assumeTrue(mayMount(), "only root can mount a small disk for the test");
        var data = Files.createDirectory(directory.resolve("small"));
        var mount = List.of(
                "unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=300m none " + data + " && exec \"$@\"", "sh");
        try (var server = ServerProcess.start(mount, address, data)) {
            var http = new Monitored(
                    server.address().resolve(hook), server.address().resolve("/healthz"));
            var disk = server.files().resolve(data.toString().substring(1));
            assertThat(http.post("one")).isEqualTo(200);
            assertThat(http.health()).contains("\"status\":\"up\"");

            var filler = disk.resolve("filler");
            Files.write(filler, new byte[(int) (100 * MIB)]);
            await().atMost(LONG).until(() -> http.health().contains("\"status\":\"degraded\""));
            assertThat(http.health()).contains("nearly full");
            assertThat(http.post("two")).isEqualTo(200);

            var more = disk.resolve("more");
            Files.write(more, new byte[(int) (80 * MIB)]);
            await().atMost(LONG).until(() -> http.health().contains("is full"));
            assertThat(http.post("refused")).isEqualTo(503);

            Files.delete(filler);
            Files.delete(more);
            await().atMost(LONG).until(() -> http.health().contains("\"status\":\"up\""));
            assertThat(http.post("three")).isEqualTo(200);
            await().atMost(LONG).until(() -> log().size() >= 3);
            assertThat(log()).containsExactly("one", "two", "three");
        }
    }

    private record Monitored(HttpClient http, URI hook, URI healthz) {
        Monitored(URI hook, URI healthz) {
            this(HttpClient.newHttpClient(), hook, healthz);
        }

        int post(String id) throws Exception {
            var answer = WebhookSenders.post(http, hook, id);
            assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(answer.statusCode() == 503);
            return answer.statusCode();
        }

        String health() throws Exception {
            return http.send(HttpRequest.newBuilder(healthz).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static boolean mayMount() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no unshare here
        }
    }

    private EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }

    /** The alerts' own ids, in log order. */
    private List<String> log() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select fact ->> 'dedupKey' from evidence where kind = 'ALERT_RECEIVED' order by seq")
                        .mapTo(String.class)
                        .list());
    }
}
