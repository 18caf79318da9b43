package io.drillmaster.drillpackages;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A package index on loopback that holds one drill package and, where a test adds them, other wheels; nothing else. */
final class LoopbackRegistry implements AutoCloseable {
    private final Map<String, byte[]> answers = new HashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    LoopbackRegistry(DrillPackage drill) throws IOException {
        this(drill, List.of());
    }

    LoopbackRegistry(DrillPackage drill, List<Path> wheels) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answers.put("/files/" + drill.filename(), drill.content());
        if (drill.metadata() instanceof PackageMetadata.Pypi pypi) {
            answers.put("/simple/" + drill.spec().packageName().normalized() + "/", simplePage(drill, pypi));
        } else if (drill.metadata() instanceof PackageMetadata.Npm npm) {
            answers.put("/" + drill.spec().packageName().value(), packument(drill, npm));
        } else if (drill.metadata() instanceof PackageMetadata.Cargo cargo) {
            var name = drill.spec().packageName().value(); // of four letters or more
            answers.put("/cargo/config.json", bytes("{\"dl\": \"" + address() + "/files/{crate}-{version}.crate\"}"));
            answers.put(
                    "/cargo/" + name.substring(0, 2) + "/" + name.substring(2, 4) + "/" + name,
                    bytes(cargo.indexLine() + "\n"));
        }
        for (var wheel : wheels) {
            var filename = String.valueOf(wheel.getFileName());
            var project = filename.substring(0, filename.indexOf('-')).replace('_', '-');
            answers.put("/files/" + filename, Files.readAllBytes(wheel));
            answers.put(
                    "/simple/" + project + "/",
                    ("<a href=\"/files/" + filename + "\">" + filename + "</a>").getBytes(StandardCharsets.UTF_8));
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The paths that were asked for, whether or not they are here. */
    Set<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static byte[] simplePage(DrillPackage drill, PackageMetadata.Pypi metadata) {
        var page = "<!DOCTYPE html><html><body><a href=\"/files/" + drill.filename() + "#sha256=" + drill.sha256()
                + "\" data-requires-python=\"" + metadata.requiresPython().replace(">", "&gt;") + "\">"
                + drill.filename() + "</a></body></html>";
        return bytes(page);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] packument(DrillPackage drill, PackageMetadata.Npm metadata) throws IOException {
        var mapper = new JsonMapper();
        var version = (ObjectNode) mapper.readTree(metadata.packageJson());
        version.putObject("dist")
                .put("tarball", address() + "/files/" + drill.filename())
                .put("integrity", drill.integrity())
                .put("shasum", drill.sha1());
        var packument = mapper.createObjectNode();
        packument.put("name", drill.spec().packageName().value());
        packument
                .putObject("time")
                .put(drill.spec().version().value(), drill.spec().builtAt().toString());
        packument.putObject("dist-tags").put("latest", drill.spec().version().value());
        packument.putObject("versions").set(drill.spec().version().value(), version);
        return mapper.writeValueAsBytes(packument);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(path);
            var body = answers.get(path);
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders()
                    .set("Content-Type", path.startsWith("/simple/") ? "text/html" : "application/octet-stream");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException("the client left", gone);
        }
    }
}
