package io.drillmaster.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import io.javalin.http.BadGatewayResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A project's page from an upstream index, written anew: with absolute links, so that clients fetch the files there, and
 * with nothing in it that an index page does not need.
 */
final class UpstreamIndex {
    /** JSON by preference: it says more, and is read without guessing. */
    static final String ACCEPT =
            SimpleIndex.JSON + ", " + SimpleIndex.HTML + ";q=0.2, " + SimpleIndex.PLAIN_HTML + ";q=0.1";

    private static final List<String> KEPT =
            List.of("hashes", "requires-python", "core-metadata", "yanked", "size", "upload-time");
    private static final Pattern ANCHOR = Pattern.compile("(?is)<a\\b([^>]*)>(.*?)</a\\s*>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?s)([A-Za-z][A-Za-z0-9-]*)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'))?");
    private static final Pattern HASH = Pattern.compile("(sha256|sha384|sha512)=([0-9a-fA-F]{64,128})");

    private UpstreamIndex() {}

    /** The page in the form that the client asked for. */
    static String render(String form, String name, Upstream.Page page) {
        var type = page.contentType().toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        var files = switch (type) {
            case SimpleIndex.JSON -> ofJson(page);
            case SimpleIndex.HTML, SimpleIndex.PLAIN_HTML -> ofHtml(page);
            default -> throw new BadGatewayResponse("The upstream index answered with the type '" + type + "'.");
        };
        if (form.equals(SimpleIndex.JSON)) {
            var body = Json.mapper().createObjectNode();
            body.putObject("meta").put("api-version", "1.0"); // 1.1 would promise sizes, which not every index has
            body.put("name", name);
            body.set("files", files);
            return body.toString();
        }
        var links = new ArrayList<String>();
        files.forEach(file -> links.add(link(file)));
        return SimpleIndex.page("Links for " + name, links);
    }

    private static ArrayNode ofJson(Upstream.Page page) {
        var files = Json.mapper().createArrayNode();
        for (var file : read(page).path("files")) {
            absolute(page.address(), file.path("url").asText()).ifPresent(address -> {
                var kept = files.addObject();
                kept.put("filename", file.path("filename").asText());
                kept.put("url", address.toString());
                kept.putObject("hashes");
                for (var field : KEPT) {
                    if (file.has(field)) {
                        kept.set(field, file.get(field));
                    }
                }
            });
        }
        return files;
    }

    private static JsonNode read(Upstream.Page page) {
        try {
            return Json.mapper().readTree(page.body());
        } catch (JsonProcessingException e) {
            throw new BadGatewayResponse("The upstream index answered with broken JSON.");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private static ArrayNode ofHtml(Upstream.Page page) {
        var files = Json.mapper().createArrayNode();
        ANCHOR.matcher(new String(page.body(), StandardCharsets.UTF_8))
                .results()
                .forEach(anchor -> {
                    var attributes = attributes(anchor.group(1));
                    var link = attributes.getOrDefault("href", "");
                    absolute(page.address(), link).ifPresent(address -> {
                        var file = files.addObject();
                        file.put("filename", unescaped(anchor.group(2)).strip());
                        file.put("url", withoutFragment(address));
                        hash(file.putObject("hashes"), String.valueOf(address.getRawFragment()));
                        copy(attributes, "data-requires-python", file, "requires-python");
                        copy(attributes, "data-yanked", file, "yanked");
                        Optional.ofNullable(attributes.get("data-core-metadata"))
                                .or(() -> Optional.ofNullable(attributes.get("data-dist-info-metadata")))
                                .ifPresent(value -> {
                                    if (!hash(file.putObject("core-metadata"), value)) {
                                        file.put("core-metadata", true);
                                    }
                                });
                    });
                });
        return files;
    }

    private static String link(JsonNode file) {
        var link = new StringBuilder("<a href=\"")
                .append(SimpleIndex.escaped(file.path("url").asText()));
        firstHash(file.path("hashes")).ifPresent(hash -> link.append('#').append(SimpleIndex.escaped(hash)));
        link.append('"');
        if (file.path("requires-python").isTextual()) {
            SimpleIndex.attribute(
                    link, "requires-python", file.path("requires-python").asText());
        }
        var metadata = file.path("core-metadata");
        firstHash(metadata)
                .or(() -> Optional.of("true").filter(yes -> metadata.asBoolean()))
                .ifPresent(value -> SimpleIndex.attribute(link, "core-metadata", value));
        var yanked = file.path("yanked");
        if (yanked.isTextual() || yanked.asBoolean()) {
            SimpleIndex.attribute(link, "yanked", yanked.isTextual() ? yanked.asText() : "");
        }
        return link.append('>')
                .append(SimpleIndex.escaped(file.path("filename").asText()))
                .append("</a><br>")
                .toString();
    }

    private static Optional<String> firstHash(JsonNode hashes) {
        return hashes.properties().stream()
                .map(hash -> hash.getKey() + "=" + hash.getValue().asText())
                .findFirst();
    }

    private static boolean hash(ObjectNode hashes, String text) {
        var match = HASH.matcher(text);
        if (match.find()) {
            hashes.put(match.group(1), match.group(2));
            return true;
        }
        return false;
    }

    private static void copy(Map<String, String> attributes, String from, ObjectNode file, String to) {
        Optional.ofNullable(attributes.get(from)).ifPresent(value -> file.put(to, value));
    }

    /** Where a link leads; empty when it is none that a client could fetch a file from. */
    private static Optional<URI> absolute(URI page, String link) {
        if (link.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(page.resolve(link.strip()))
                    .filter(address -> "https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    .filter(address -> address.getRawUserInfo() == null);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String withoutFragment(URI address) {
        var text = address.toString();
        var hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    private static Map<String, String> attributes(String text) {
        var attributes = new HashMap<String, String>();
        var match = ATTRIBUTE.matcher(text);
        while (match.find()) {
            var value = match.group(2) != null ? match.group(2) : match.group(3);
            attributes.putIfAbsent(match.group(1).toLowerCase(Locale.ROOT), value == null ? "" : unescaped(value));
        }
        return attributes;
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
    }
}
