package io.drillmaster.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A reverse proxy on the loopback, of the kind that keeps a stream for itself until it ends, or that passes it on. */
final class FrontProxy implements AutoCloseable {
    /** Of one connection, or about this proxy itself. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "host", "connection", "content-length", "expect", "upgrade", "origin", "transfer-encoding", "keep-alive");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "proxy of a test");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final boolean keepsStreams;
    private volatile URI upstream;

    FrontProxy(URI upstream, boolean keepsStreams) throws IOException {
        this.upstream = upstream;
        this.keepsStreams = keepsStreams;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on another server is behind it. */
    void leadTo(URI other) {
        upstream = other;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = HttpRequest.newBuilder(
                            URI.create(upstream + exchange.getRequestURI().toString()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                answer.headers().map().forEach((name, values) -> {
                    if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
                if (keepsStreams) {
                    var all = body.readAllBytes(); // of a stream that does not end: never
                    exchange.sendResponseHeaders(answer.statusCode(), all.length == 0 ? -1 : all.length);
                    exchange.getResponseBody().write(all);
                } else {
                    exchange.sendResponseHeaders(answer.statusCode(), 0);
                    var buffer = new byte[8192];
                    for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                        exchange.getResponseBody().write(buffer, 0, n);
                        exchange.getResponseBody().flush();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
