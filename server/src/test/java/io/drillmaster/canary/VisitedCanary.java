package io.drillmaster.canary;

import io.drillmaster.evidence.EvidenceSink;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A canary on loopback, by HTTP and TCP, that collects its evidence; and bytes to say to it. */
final class VisitedCanary implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final String TOKEN = "abcdefghijklmnopqrst";
    static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    static final VisitSettings HTTP_AND_TCP =
            new VisitSettings(Optional.of(ANY_PORT), Optional.empty(), Optional.of(ANY_PORT), Optional.empty());

    private static final int ANSWER_WITHIN_MS = 15_000;

    final List<NewEvidence> evidence = new CopyOnWriteArrayList<>();
    final VisitServer server;

    VisitedCanary() {
        this(HTTP_AND_TCP, DeclaredNetworks.NONE, VisitorLimits.Limits.USUAL, CompletableFuture::allOf);
    }

    VisitedCanary(Supplier<CompletableFuture<Void>> kept) {
        this(HTTP_AND_TCP, DeclaredNetworks.NONE, VisitorLimits.Limits.USUAL, kept);
    }

    VisitedCanary(VisitorLimits.Limits limits) {
        this(HTTP_AND_TCP, DeclaredNetworks.NONE, limits, CompletableFuture::allOf);
    }

    VisitedCanary(
            VisitSettings settings,
            DeclaredNetworks declared,
            VisitorLimits.Limits limits,
            Supplier<CompletableFuture<Void>> kept) {
        EvidenceSink sink = rows -> {
            evidence.addAll(rows);
            return kept.get();
        };
        try {
            server = VisitServer.start(settings, "Ada, room 5", declared, sink, () -> NOW, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only thing that was seen. */
    Fact.CanaryVisited visit() {
        if (evidence.size() != 1) {
            throw new AssertionError("one visit was expected, found " + evidence);
        }
        return (Fact.CanaryVisited) evidence.get(0).fact();
    }

    Socket connectByHttp() throws IOException {
        return connect(server.http().orElseThrow());
    }

    Socket connectByTcp() throws IOException {
        return connect(server.tcp().orElseThrow());
    }

    /** All that it says to these bytes until it ends the connection. */
    String http(String bytes) throws IOException {
        try (var socket = connectByHttp()) {
            say(socket, bytes);
            return listen(socket);
        }
    }

    /** All that it says to these bytes until it ends the connection. */
    String tcp(String bytes) throws IOException {
        try (var socket = connectByTcp()) {
            say(socket, bytes);
            return listen(socket);
        }
    }

    String get(String target) throws IOException {
        return http("GET " + target + " HTTP/1.1\r\nHost: canary\r\n\r\n");
    }

    static void say(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    static String listen(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Socket connect(InetSocketAddress place) throws IOException {
        var socket = new Socket(place.getAddress(), place.getPort());
        socket.setSoTimeout(ANSWER_WITHIN_MS);
        return socket;
    }

    @Override
    public void close() {
        server.close();
    }
}
