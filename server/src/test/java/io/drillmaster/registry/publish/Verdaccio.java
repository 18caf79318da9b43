package io.drillmaster.registry.publish;

import static org.awaitility.Awaitility.await;

import io.drillmaster.common.Json;
import io.drillmaster.registry.NpmTools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A real verdaccio on the loopback, with a user {@code drill}. */
final class Verdaccio implements AutoCloseable {
    private final Process process;
    private final URI address;

    private Verdaccio(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts one.
     *
     * @param unpublish who may unpublish
     * @param uplink where it asks for what it does not have
     */
    static Verdaccio start(Path directory, String unpublish, Optional<URI> uplink)
            throws IOException, InterruptedException {
        var tools = NpmTools.verdaccio();
        var rules = "access: $all\n    publish: $authenticated\n    unpublish: " + unpublish
                + uplink.map(address -> "\n    proxy: other").orElse("");
        Files.writeString(directory.resolve("config.yaml"), """
                storage: ./storage
                auth:
                  htpasswd:
                    file: ./htpasswd
                %s
                packages:
                  '@*/*':
                    %s
                  '**':
                    %s
                log: { type: stdout, format: pretty, level: warn }
                """.formatted(
                uplink.map(address -> "uplinks:\n  other:\n    url: " + address + "\n    timeout: 2s\n    maxage: 0s")
                        .orElse(""),
                rules,
                rules));
        var port = freePort();
        var process = new ProcessBuilder(List.of(
                        tools.node().toString(),
                        tools.file("verdaccio/bin/verdaccio").toString(),
                        "--config",
                        directory.resolve("config.yaml").toString(),
                        "--listen",
                        "127.0.0.1:" + port))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("verdaccio.log").toFile())
                .start();
        var verdaccio = new Verdaccio(process, URI.create("http://127.0.0.1:" + port + "/"));
        await().alias("verdaccio answers; else see its log in " + directory)
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> verdaccio
                                .ask(HttpRequest.newBuilder(verdaccio.address.resolve("-/ping")))
                                .statusCode()
                        == 200);
        return verdaccio;
    }

    URI address() {
        return address;
    }

    /** Makes the user, or logs it in. */
    Credentials user() throws IOException, InterruptedException {
        var answer = ask(HttpRequest.newBuilder(address.resolve("-/user/org.couchdb.user:drill"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"drill\",\"password\":\"three unrelated words\"}")));
        return new Credentials(
                Optional.empty(),
                Optional.of(Json.mapper().readTree(answer.body()).path("token").asText()));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
