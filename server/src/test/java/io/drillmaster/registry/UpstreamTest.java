package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drillmaster.app.ApplicationFixture;
import io.javalin.http.BadGatewayResponse;
import io.javalin.http.GatewayTimeoutResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry that somebody else runs, and that may be slow, broken or hostile: another server of the loopback here. */
class UpstreamTest {
    private static final String TARBALL = "/npm/lib/-/lib-1.0.0.tgz";

    private static HttpServer upstream;
    private static HttpServer store;
    private static ApplicationFixture drillmaster;
    private static final Map<String, Answering> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private record Asked(String path, Headers headers) {}

    @BeforeAll
    static void start() throws IOException {
        upstream = server();
        store = server();
        drillmaster = ApplicationFixture.start(
                Map.of("registry.upstream.npm", address(upstream) + "/reg"), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
        upstream.stop(0);
        store.stop(0);
    }

    @BeforeEach
    void aLibrary() throws Exception {
        ANSWERS.clear();
        tarballAt(address(upstream) + "/files/lib-1.0.0.tgz");
    }

    @Test
    void aFileComesThroughARedirectToAnotherHostAndNothingOfTheClientGoesThere() throws Exception {
        ANSWERS.put("/files/lib-1.0.0.tgz", redirect(address(store) + "/bucket/lib"));
        ANSWERS.put("/bucket/lib", text(200, "the bytes"));

        var answer = get(TARBALL, "Authorization", "Bearer secret", "Cookie", "a=b", "X-Other", "c");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("the bytes");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(ASKED).extracting(Asked::path).contains("/files/lib-1.0.0.tgz", "/bucket/lib");
        assertThat(ASKED)
                .allSatisfy(asked ->
                        assertThat(asked.headers().keySet()).doesNotContain("Authorization", "Cookie", "X-other"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://[fe80::1]/",
                "http://0.0.0.0/",
                "http://user:secret@127.0.0.1/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "http://[",
                ""
            })
    void aRedirectToWhereOnlyWeCanGoIsRefused(String location) throws Exception {
        ANSWERS.put("/files/lib-1.0.0.tgz", redirect(location));

        var answer = get(TARBALL);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("redirects to an address that this server does not go to");
    }

    @ParameterizedTest
    @CsvSource({
        "https://192.0.2.1, https://198.51.100.7/x, true",
        "https://192.0.2.1, http://198.51.100.7/x, false",
        "http://192.0.2.1, http://127.0.0.1/x, false",
        "http://192.0.2.1, http://10.0.0.7/x, false",
        "http://192.0.2.1, http://100.100.100.200/x, false",
        "http://192.0.2.1, http://[fd00:ec2::254]/x, false",
        "http://192.0.2.1, http://[::ffff:127.0.0.1]/x, false",
        "http://10.0.0.7, http://192.168.3.4/x, true",
        "http://10.0.0.7, http://127.0.0.1/x, false",
        "http://10.0.0.7, http://10.0.0.7:8080/x, true",
        "http://127.0.0.1, http://10.0.0.7/x, true",
        "http://127.0.0.1, http://169.254.169.254/x, false"
    })
    void aRedirectLeadsNoDeeperIntoOurNetworkThanTheRegistryLies(URI base, URI target, boolean allowed) {
        assertThat(UpstreamRedirect.allowed(base, base, target)).isEqualTo(allowed);
    }

    @Test
    void whoeverRedirectsForEverIsABadGateway() throws Exception {
        ANSWERS.put("/files/lib-1.0.0.tgz", redirect("/files/lib-1.0.0.tgz"));

        assertThat(get(TARBALL).statusCode()).isEqualTo(502);
        assertThat(ASKED.stream().filter(asked -> asked.path().startsWith("/files")))
                .hasSize(6);
    }

    @Test
    void aFileThatTheDocumentPlacesOnAnotherHostIsNotFetched() throws Exception {
        tarballAt(address(store) + "/bucket/lib-1.0.0.tgz");

        assertThat(get(TARBALL).statusCode()).isEqualTo(502);
        assertThat(ASKED).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404, 404", "410, 404", "401, 502", "500, 502", "206, 502"})
    void whatIsNotThereIsMissingAndWhatIsWrongIsABadGateway(int theirs, int ours) throws Exception {
        ANSWERS.put("/files/lib-1.0.0.tgz", text(theirs, "no"));

        assertThat(get(TARBALL).statusCode()).isEqualTo(ours);
    }

    @Test
    void aFileThatSaysItIsTooLargeIsRefused() throws Exception {
        ANSWERS.put("/files/lib-1.0.0.tgz", exchange -> exchange.sendResponseHeaders(200, 600L * 1024 * 1024));

        assertThat(get(TARBALL).statusCode()).isEqualTo(502);
    }

    @Test
    void whoeverNeverAnswersIsGivenUp() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var patience = new Upstream.Patience(Duration.ofMillis(200), Duration.ofMillis(200));
            var slow = new Upstream(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "test", patience);

            assertThatThrownBy(() -> slow.page("lib", "*/*"))
                    .isInstanceOfAny(GatewayTimeoutResponse.class, BadGatewayResponse.class);
        }
    }

    /** As its document says, which a client reads first. */
    private static void tarballAt(String place) throws Exception {
        ANSWERS.put(
                "/reg/lib",
                text(
                        200,
                        "{\"name\":\"lib\",\"dist-tags\":{\"latest\":\"1.0.0\"},\"versions\":{\"1.0.0\":{\"name\":\"lib\","
                                + "\"version\":\"1.0.0\",\"dist\":{\"tarball\":\"" + place + "\"}}}}"));
        assertThat(get("/npm/lib").statusCode()).isEqualTo(200);
        ASKED.clear();
    }

    private static Answering text(int status, String body) {
        return exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static Answering redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    private static HttpServer server() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", UpstreamTest::answer);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        ASKED.add(new Asked(path, exchange.getRequestHeaders()));
        try (exchange) {
            ANSWERS.getOrDefault(path, text(404, "")).answer(exchange);
        }
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(drillmaster.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
