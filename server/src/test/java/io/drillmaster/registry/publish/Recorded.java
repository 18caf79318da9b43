package io.drillmaster.registry.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A server on the loopback that expects just these requests in just this order, each as a vendor documents it, and
 * answers as the vendor's would. What it did not expect is answered 599 and told at the end.
 */
final class Recorded implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Step> steps = new ArrayDeque<>();
    private final List<String> surprises = new ArrayList<>();

    private Recorded(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.start();
    }

    static Recorded start() {
        try {
            return new Recorded(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    URI at(String path) {
        return URI.create("http://" + host() + path);
    }

    /** The next request: method and target, query included. */
    Step expect(String method, String target) {
        var step = new Step(method, target);
        steps.add(step);
        return step;
    }

    void allWasAsked() {
        assertThat(surprises).isEmpty();
        assertThat(steps).extracting(step -> step.method + " " + step.target).isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var step = steps.peek();
            if (step == null || !asked.equals(step.method + " " + step.target)) {
                surprises.add(asked + (step == null ? "" : " instead of " + step.method + " " + step.target));
                exchange.sendResponseHeaders(599, -1);
                return;
            }
            steps.remove();
            try {
                assertThat(exchange.getRequestHeaders().getFirst("User-Agent")).isEqualTo("drillmaster/test");
                step.headers.forEach(
                        (name, value) -> assertThat(exchange.getRequestHeaders().getFirst(name))
                                .as(asked + " " + name)
                                .isEqualTo(value));
                step.body.accept(new String(body, StandardCharsets.ISO_8859_1));
            } catch (AssertionError e) {
                surprises.add(asked + ": " + e.getMessage());
            }
            step.answers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(step.status, step.answer.length == 0 ? -1 : step.answer.length);
            exchange.getResponseBody().write(step.answer);
        }
    }

    /** One request with its answer. */
    static final class Step {
        private final String method;
        private final String target;
        private final Map<String, String> headers = new HashMap<>();
        private final Map<String, String> answers = new HashMap<>();
        private Consumer<String> body = text -> {};
        private int status = 200;
        private byte[] answer = {};

        private Step(String method, String target) {
            this.method = method;
            this.target = target;
        }

        Step header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /** Bytes as Latin-1, so that an archive inside can be looked for. */
        Step body(Consumer<String> check) {
            body = check;
            return this;
        }

        Step location(String value) {
            answers.put("Location", value);
            return this;
        }

        void answer(int code) {
            status = code;
        }

        void answer(int code, String contentType, String text) {
            answer(code, contentType, text.getBytes(StandardCharsets.UTF_8));
        }

        void answer(int code, String contentType, byte[] bytes) {
            status = code;
            answers.put("Content-Type", contentType);
            answer = bytes;
        }
    }
}
