package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drillmaster.alert.Deliveries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a real sender and the running program as a proxy does: hands every call on unchanged, remembers it with
 * its answer, and can answer a number of calls with 503 itself.
 */
final class HookInFront implements AutoCloseable {
    /** A call as it came, and what it was answered. */
    record Call(String body, int status) {
        JsonNode json() {
            return Deliveries.json(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final URI hook;
    private final HttpServer server;

    /** In front of this hook. */
    HookInFront(URI hook) throws IOException {
        this.hook = hook;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    /** Where to deliver instead. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + hook.getPath());
    }

    /** Answers the next calls whose body names this with 503. */
    void refuse(String name, int next) {
        refusals.put(name, new AtomicInteger(next));
    }

    /** The calls whose body names this, in their order. */
    List<Call> calls(String name) {
        return calls.stream().filter(call -> call.body().contains(name)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            var text = new String(body, StandardCharsets.UTF_8);
            var status = refused(text) ? 503 : handOn(exchange, body);
            calls.add(new Call(text, status));
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean refused(String text) {
        return refusals.entrySet().stream()
                .anyMatch(refusal -> text.contains(refusal.getKey())
                        && refusal.getValue().getAndUpdate(left -> Math.max(0, left - 1)) > 0);
    }

    private int handOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(hook).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (var header : List.of("Authorization", "Content-Type", "User-Agent")) {
            var value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
