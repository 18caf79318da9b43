package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.Json;
import io.drillmaster.exercise.OwnScenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index behind the built-in one, which is another server of the loopback here. */
class PassThroughTest {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String HASH = "0123456789abcdef".repeat(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<HttpExchange> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Answer> answers = new HashMap<>();
    private HttpServer upstream;
    private ApplicationFixture drillmaster;

    private record Answer(int status, String type, String body) {}

    @BeforeEach
    void start(@TempDir Path scenarios) throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/", this::answer);
        upstream.start();
        OwnScenario.called("OWN-1").pip("pytorch-utilz").in(scenarios);
        drillmaster = ApplicationFixture.start(
                Map.of(
                        "scenarios-dir",
                        scenarios.toString(),
                        "registry.upstream.pypi",
                        upstreamAddress() + "/root/simple/"),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        drillmaster.close();
        upstream.stop(0);
    }

    @Test
    void whatThisRegistryNeverHadComesFromUpstreamWithAbsoluteLinks() throws Exception {
        answers.put(
                "/root/simple/six/",
                new Answer(
                        200,
                        JSON,
                        "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"six\",\"versions\":[\"1\"],\"files\":[{\"filename\":"
                                + "\"six-1-py3-none-any.whl\",\"url\":\"../../files/six-1-py3-none-any.whl\",\"hashes\":"
                                + "{\"sha256\":\"" + HASH + "\"},\"requires-python\":\">=3\",\"yanked\":\"<bad>\","
                                + "\"core-metadata\":{\"sha256\":\"" + HASH + "\"},\"x-other\":1},"
                                + "{\"filename\":\"x\",\"url\":\"javascript:alert(1)\",\"hashes\":{}}]}"));
        var file = upstreamAddress() + "/root/files/six-1-py3-none-any.whl";

        var json =
                Json.mapper().readTree(get("/pypi/simple/six/", "Accept", JSON).body());
        assertThat(json.path("files")).hasSize(1);
        assertThat(json.path("files").get(0).path("url").asText()).isEqualTo(file);
        assertThat(json.path("files").get(0).path("hashes").path("sha256").asText())
                .isEqualTo(HASH);
        assertThat(json.path("files").get(0).has("x-other")).isFalse();
        assertThat(get("/pypi/simple/six/", "Accept", "text/html").body())
                .contains("<a href=\"" + file + "#sha256=" + HASH + "\" data-requires-python=\"&gt;=3\"")
                .contains("data-yanked=\"&lt;bad&gt;\"")
                .doesNotContain("javascript");
    }

    @Test
    void anIndexOfHtmlOnlyIsReadToo() throws Exception {
        answers.put(
                "/root/simple/six/",
                new Answer(
                        200,
                        "text/html; charset=utf-8",
                        "<html><script>alert(1)</script><A class='x' data-requires-python='&gt;=3' data-yanked"
                                + " href=\"six-1.tar.gz?a=1&amp;b=2#sha256=" + HASH + "\">six-1.tar.gz</A></html>"));

        var file = Json.mapper()
                .readTree(get("/pypi/simple/six/", "Accept", JSON).body())
                .path("files")
                .get(0);

        assertThat(file.path("url").asText()).isEqualTo(upstreamAddress() + "/root/simple/six/six-1.tar.gz?a=1&b=2");
        assertThat(file.path("hashes").path("sha256").asText()).isEqualTo(HASH);
        assertThat(file.path("requires-python").asText()).isEqualTo(">=3");
        assertThat(file.has("yanked")).isTrue();
        assertThat(get("/pypi/simple/six/").body())
                .contains("b=2#sha256=" + HASH)
                .doesNotContain("script");
    }

    @Test
    void aDrillsNameIsNeverAskedForUpstreamNotBeforeDuringOrAfter() throws Exception {
        answers.put("/root/simple/pytorch-utilz/", new Answer(200, JSON, "{\"files\":[]}"));
        var id = drillmaster.plan("OWN-1", Duration.ofHours(1));
        assertThat(get("/pypi/simple/pytorch-utilz/").statusCode())
                .as("planned")
                .isEqualTo(404);
        drillmaster.parts().conductor().open(id);
        assertThat(get("/pypi/simple/pytorch-utilz/").body()).as("open").contains("pytorch_utilz-");
        drillmaster.parts().conductor().abort(id, "enough", "ada");
        assertThat(get("/pypi/simple/pytorch-utilz/").statusCode())
                .as("withdrawn")
                .isEqualTo(404);
        assertThat(get("/pypi/simple/Pytorch.Utilz/").statusCode()).isIn(301, 404);

        assertThat(asked).isEmpty();
    }

    @Test
    void nothingOfTheClientIsPassedOn() throws Exception {
        assertThat(get("/pypi/simple/six/", "Authorization", "Bearer secret", "Cookie", "a=b", "X-Other", "c")
                        .statusCode())
                .isEqualTo(404);

        var headers = asked.get(0).getRequestHeaders();
        assertThat(headers.keySet()).doesNotContain("Authorization", "Cookie", "X-other");
        assertThat(headers.getFirst("Via")).startsWith("1.1 drillmaster-");
        assertThat(get("/pypi/simple/six/", "Via", headers.getFirst("Via")).statusCode())
                .as("its own request is not asked again")
                .isEqualTo(404);
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatUpstreamDoesWrongIsABadGateway() throws Exception {
        answers.put("/root/simple/a/", new Answer(500, "text/html", "no"));
        answers.put("/root/simple/b/", new Answer(200, "image/png", "no"));
        answers.put("/root/simple/c/", new Answer(200, JSON, "no"));
        answers.put("/root/simple/d/", new Answer(200, JSON, " ".repeat(33 * 1024 * 1024)));
        for (var name : List.of("a", "b", "c", "d")) {
            assertThat(get("/pypi/simple/" + name + "/").statusCode()).as(name).isEqualTo(502);
        }
        upstream.stop(0);
        assertThat(get("/pypi/simple/e/").statusCode()).isEqualTo(502);
    }

    private void answer(HttpExchange exchange) {
        asked.add(exchange);
        var answer = answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, "text/html", ""));
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String upstreamAddress() {
        return "http://127.0.0.1:" + upstream.getAddress().getPort();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(drillmaster.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
