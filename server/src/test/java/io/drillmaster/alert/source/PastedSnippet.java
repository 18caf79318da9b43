package io.drillmaster.alert.source;

import com.sun.net.httpserver.HttpServer;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.Hook;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookReceiver;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.evidence.NewEvidence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Runs what a person would paste, against a hook of the source that wants this secret. */
final class PastedSnippet {
    /** With everything that a shell, YAML or XML could misread. */
    static final HookSecret SECRET = new HookSecret("it's \"secret\" & <$HOME>");

    private PastedSnippet() {}

    /**
     * What a pasted command came to.
     *
     * @param output of the command, both streams
     * @param kept what the hook kept
     */
    record Result(int exit, String output, List<NewEvidence> kept) {}

    static Result run(AlertSource source, HookSecret secret, Function<HookAddress, ProcessBuilder> command)
            throws IOException, InterruptedException {
        var kept = new ArrayList<NewEvidence>();
        var receiver = new HookReceiver(
                List.of(source),
                (id, key) -> Optional.of(new Hook(id, "pasted", false, List.of(secret))),
                rows -> {
                    kept.addAll(rows);
                    return CompletableFuture.allOf();
                },
                () -> Deliveries.RECEIVED);
        var path = "/hooks/" + source.id() + "/key";
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, exchange -> {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            var reply = receiver.receive(source.id(), "key", headers, exchange.getRequestBody());
            exchange.sendResponseHeaders(reply.status(), 0);
            try (var out = exchange.getResponseBody()) {
                out.write(reply.body().getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        try {
            var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
            var process = command.apply(new HookAddress(url, Optional.of(secret)))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output, kept);
        } finally {
            server.stop(0);
        }
    }
}
