package io.drillmaster.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.drillmaster.app.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsCheckTest {
    @Test
    void freePortsAreFree() throws Exception {
        try (var internet = new TestInternet()) {
            assertThat(look(internet, freePort()))
                    .hasSize(3)
                    .allSatisfy(found -> assertThat(found.found()).endsWith("is free."));
        }
    }

    @Test
    void portsThatTheServerItselfHoldsAreWell() throws Exception {
        var health = health("{\"status\":\"up\",\"evidenceWaiting\":0}");
        try (var internet = new TestInternet().canary(false)) {
            assertThat(look(internet, health.getAddress().getPort()))
                    .extracting(Finding::result)
                    .containsExactly(Result.OK, Result.OK, Result.OK);
        } finally {
            health.stop(0);
        }
    }

    @Test
    void portsOfOthersAreTold() throws Exception {
        var other = health("<html>");
        try (var internet = new TestInternet()) {
            internet.serve(TestInternet.CANARY, TestZone::refuse);
            assertThat(look(internet, other.getAddress().getPort())).allSatisfy(found -> {
                assertThat(found.result()).isEqualTo(Result.FAIL);
                assertThat(found.found()).endsWith("is taken by another program.");
            });
        } finally {
            other.stop(0);
        }
    }

    @Test
    void thePortsForVisitsAreLookedAtWithoutVisiting() throws Exception {
        try (var internet = new TestInternet();
                var visited = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var taken = visited.getLocalPort();
            var settings = Settings.of(Map.of(
                    "http.port",
                    String.valueOf(freePort()),
                    "canary.http",
                    "127.0.0.1:" + freePort(),
                    "canary.tcp",
                    "127.0.0.1:" + taken));
            assertThat(new PortsCheck(settings, internet.zone(false), internet.ask, new HealthAsk()).run())
                    .extracting(Finding::found)
                    .anySatisfy(found -> assertThat(found)
                            .startsWith("The HTTP canary's port")
                            .endsWith("is free."))
                    .anySatisfy(found -> assertThat(found)
                            .startsWith("The TCP canary's port " + taken)
                            .contains("in use"));
            visited.setSoTimeout(1);
            assertThatThrownBy(visited::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsTold() {
        assertThat(PortState.ofUdp(new InetSocketAddress("192.0.2.1", 5353))).isEqualTo(PortState.NOT_OURS);
        assertThat(PortState.ofTcp(new InetSocketAddress("192.0.2.1", 5353))).isEqualTo(PortState.NOT_OURS);
    }

    private static List<Finding> look(TestInternet internet, int httpPort) throws InterruptedException {
        var settings = Settings.of(Map.of("http.port", String.valueOf(httpPort)));
        return new PortsCheck(settings, internet.zone(false), internet.ask, new HealthAsk()).run();
    }

    private static HttpServer health(String body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/healthz", exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
