package io.drillmaster.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Serves every preview on loopback under the product's own content security policy, for human eyes. */
public final class PreviewServer {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Templates templates = new Templates();

    private PreviewServer() {}

    /** Listens on the port given, 8099 without one. */
    public static void main(String[] args) throws IOException {
        start(args.length > 0 ? Integer.parseInt(args[0]) : 8099);
    }

    static HttpServer start(int port) throws IOException {
        var previews = new PreviewServer();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", previews::page);
        server.createContext("/static/", previews::file);
        server.createContext("/preview-events", previews::events);
        server.start();
        return server;
    }

    private void page(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.replaceFirst("^/preview/", "").replaceFirst("/live$", "");
        var preview = Previews.all().get(name);
        if (preview == null) {
            answer(
                    exchange,
                    404,
                    "text/plain",
                    String.join("\n", Previews.all().keySet()).getBytes(StandardCharsets.UTF_8));
            return;
        }
        var html = path.endsWith("/live")
                ? templates.fragment(preview.frame(), preview.page(), "live")
                : templates.render(preview.frame(), preview.page());
        answer(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private void file(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring("/static/".length());
        var resource = name.equals("htmx.min.js")
                ? "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"
                : "/io/drillmaster/web/static/" + name;
        try (var bytes = PreviewServer.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                answer(exchange, 404, "text/plain", new byte[0]);
                return;
            }
            var types = Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
            answer(
                    exchange,
                    200,
                    types.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"),
                    bytes.readAllBytes());
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                "text/event-stream",
                "retry: 60000\nevent: changed\ndata: 1\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
