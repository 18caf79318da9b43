package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.registry.RegistryCatalog;
import io.drillmaster.registry.RegistryFile;
import io.drillmaster.registry.RegistryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnIndexLookTest {
    private static final TestDatabase DB = TestDatabase.fresh();

    private final HttpServer server;
    private final String listening;

    OwnIndexLookTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/pypi/simple/pytorch-utilz/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        listening = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void thePublicAddressIsAskedWhereItAnswers() {
        assertThat(look(listening, "http://127.0.0.1:1")).hasValueSatisfying(fact -> {
            assertThat(fact).contains("index 404]").contains(listening + "/pypi/simple/pytorch-utilz/");
        });
    }

    @Test
    void aPublicAddressThatDoesNotAnswerIsToldAndTheServerAskedInside() throws IOException {
        var dead = "http://127.0.0.1:" + closedPort();
        assertThat(look(dead, listening))
                .hasValueSatisfying(fact -> assertThat(fact)
                        .contains("index 404, asked inside because " + dead + " does not answer this server")
                        .contains(listening + "/pypi/simple/pytorch-utilz/"));
    }

    @Test
    void whereNothingAnswersNobodySawIt() throws IOException {
        var dead = "http://127.0.0.1:" + closedPort();
        assertThat(look(dead, dead)).isEmpty();
    }

    private static Optional<String> look(String address, String listening) {
        var catalog = new RegistryCatalog(new RegistryStore(DB.database().jdbi()));
        return new OwnIndexLook(address, listening, catalog).look(file()).map(Object::toString);
    }

    private static RegistryFile file() {
        return new RegistryFile(
                1,
                Ecosystem.PYPI,
                "pytorch-utilz",
                "pytorch-utilz",
                "0.0.1",
                "pytorch_utilz-0.0.1.tar.gz",
                "00",
                "00",
                "sha512-00",
                "",
                1,
                Optional.empty(),
                new ExerciseId(1),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
