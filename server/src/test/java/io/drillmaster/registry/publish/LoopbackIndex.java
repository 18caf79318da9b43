package io.drillmaster.registry.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drillmaster.common.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An index on the loopback that speaks pypiserver's protocol and can be told to misbehave. */
public final class LoopbackIndex implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]+)\"(?:; filename=\"([^\"]+)\")?");

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable String fallThrough;
    private volatile int fallThroughStatus;
    private volatile boolean everything;
    private volatile int failure;
    private final AtomicInteger uploadsBeforeFailure = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean cutting;
    private volatile boolean spoiling;
    private volatile boolean keeping;
    private volatile Runnable beforeUpload = () -> {};

    private LoopbackIndex(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts an empty one. */
    public static LoopbackIndex start() {
        try {
            return new LoopbackIndex(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where uploads go. */
    public URI address() {
        return URI.create("http://" + host() + "/");
    }

    /** For the allow-list. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Names of the files that it has. */
    public List<String> files() {
        return files.keySet().stream().sorted().toList();
    }

    /** Every request: method and path. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Sends clients elsewhere for what it does not have. */
    public void fallThrough(int status, String where) {
        fallThroughStatus = status;
        fallThrough = where;
    }

    /** Passes on what a public index would say. */
    public void answerEverything() {
        everything = true;
    }

    /** Puts a package there that nobody uploaded. */
    public void has(String name) {
        files.put(name + "-1.0.0.tar.gz", new byte[] {1});
    }

    /** Answers everything with this status. */
    public void failing(int status) {
        failure = status;
    }

    /** Takes so many uploads, and answers 500 for the next, which it keeps all the same. */
    public void failingAfter(int uploads) {
        uploadsBeforeFailure.set(uploads);
    }

    /** Hangs up in the middle of an upload. */
    public void cutting() {
        cutting = true;
    }

    /** Serves other bytes than it was sent. */
    public void spoiling() {
        spoiling = true;
    }

    /** Refuses to delete, or does so again. */
    public void keeping(boolean refuses) {
        keeping = refuses;
    }

    /** Something that happens when an upload arrives. */
    public void beforeUpload(Runnable event) {
        beforeUpload = event;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestMethod() + " " + path);
            if (failure > 0) {
                answer(exchange, failure, new byte[0]);
            } else if (exchange.getRequestMethod().equals("POST")) {
                post(exchange);
            } else if (path.startsWith("/simple/")) {
                index(exchange, path.substring("/simple/".length()).replace("/", ""));
            } else {
                var content = files.get(path.substring(path.lastIndexOf('/') + 1));
                answer(exchange, content == null ? 404 : 200, content == null ? new byte[0] : content);
            }
        }
    }

    private void index(HttpExchange exchange, String name) throws IOException {
        var begin = name.replace('-', '_') + "-";
        var page = new StringBuilder("<!DOCTYPE html><html><body>");
        files.forEach((file, content) -> {
            if (file.startsWith(begin)) {
                page.append(
                        "<a href=\"../../packages/%s#sha256=%s\">%s</a>".formatted(file, Hashes.sha256(content), file));
            }
        });
        if (everything) {
            page.append("<a href=\"https://files.pythonhosted.org/packages/x/" + begin + "1.tar.gz\">x</a>");
        }
        if (page.indexOf("<a ") >= 0) {
            answer(exchange, 200, page.toString().getBytes(StandardCharsets.UTF_8));
        } else if (fallThrough != null) {
            exchange.getResponseHeaders().add("Location", fallThrough + name + "/");
            answer(exchange, fallThroughStatus, new byte[0]);
        } else {
            answer(exchange, 404, new byte[0]);
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        if (cutting) {
            exchange.getRequestBody().readNBytes(100);
            return; // closed without an answer
        }
        var body = exchange.getRequestBody().readAllBytes();
        var text = new String(body, StandardCharsets.ISO_8859_1);
        if (field(text, ":action").equals("remove_pkg")) {
            remove(exchange, field(text, "name") + "-" + field(text, "version") + ".tar.gz");
            return;
        }
        beforeUpload.run();
        var filename = NAME.matcher(text)
                .results()
                .filter(result -> result.group(2) != null)
                .map(result -> result.group(2))
                .findFirst()
                .orElseThrow();
        var start = text.indexOf("\r\n\r\n", text.indexOf("filename=")) + 4;
        var boundary = text.substring(0, text.indexOf("\r\n"));
        var content =
                text.substring(start, text.indexOf("\r\n" + boundary, start)).getBytes(StandardCharsets.ISO_8859_1);
        if (spoiling) {
            content[content.length - 1]++;
        }
        if (files.putIfAbsent(filename, content) != null) {
            answer(exchange, 409, new byte[0]);
            return;
        }
        answer(exchange, uploadsBeforeFailure.getAndDecrement() > 0 ? 200 : 500, new byte[0]);
    }

    private void remove(HttpExchange exchange, String file) throws IOException {
        if (keeping) {
            answer(exchange, 403, new byte[0]);
        } else {
            answer(exchange, files.remove(file) == null ? 404 : 200, new byte[0]);
        }
    }

    private static String field(String form, String name) {
        var found = Pattern.compile("name=\"" + name + "\"\r\n\r\n([^\r]*)\r\n").matcher(form);
        return Optional.of(found)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .orElse("");
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
