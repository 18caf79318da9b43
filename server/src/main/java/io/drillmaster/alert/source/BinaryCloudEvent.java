package io.drillmaster.alert.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.SearchableText;
import io.drillmaster.common.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Puts an event whose attributes came in headers into the one JSON object that it would have been in structured mode.
 * Evidence keeps only a body's bytes, and the subject or source of an event may be where the drill's name stands.
 */
final class BinaryCloudEvent {
    private static final Pattern ATTRIBUTE = Pattern.compile("ce-([a-z0-9]{1,40})");
    private static final int MOST_ATTRIBUTES = 64;

    private BinaryCloudEvent() {}

    static Document document(Delivery delivery) {
        var event = Json.mapper().createObjectNode();
        for (var header : new TreeMap<>(delivery.headers()).entrySet()) {
            var name = ATTRIBUTE.matcher(header.getKey());
            if (name.matches() && event.size() < MOST_ATTRIBUTES) {
                event.put(name.group(1), attribute(header.getValue().strip()));
            }
        }
        delivery.header("content-type").ifPresent(type -> event.put("datacontenttype", type));
        if (delivery.body().length > 0) {
            event.set("data", data(delivery.body()));
        }
        var raw = Json.write(event).getBytes(StandardCharsets.UTF_8);
        return new Document(event, raw, SearchableText.of(raw));
    }

    /** The data as JSON where it is some, whatever its type is said to be; else as text. */
    static JsonNode data(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        try {
            var json = Json.mapper().readTree(text);
            return json.isMissingNode() ? TextNode.valueOf(text) : json;
        } catch (JsonProcessingException noJson) {
            return TextNode.valueOf(text);
        }
    }

    /** Unquotes and percent-decodes once; a per cent sign that begins no such code stands for itself. */
    private static String attribute(String header) {
        var quoted = header.length() > 1 && header.startsWith("\"") && header.endsWith("\"");
        var text = quoted ? header.substring(1, header.length() - 1).replaceAll("\\\\(.)", "$1") : header;
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream(bytes.length);
        for (var i = 0; i < bytes.length; i++) {
            var high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            var low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                decoded.write(high * 16 + low);
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
