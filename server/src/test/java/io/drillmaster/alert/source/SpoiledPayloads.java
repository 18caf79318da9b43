package io.drillmaster.alert.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/** The payloads of a source's fixtures, each with one field that is not what it should be. The same seed spoils the same. */
final class SpoiledPayloads {
    private static final JsonNodeFactory NODES = Json.mapper().getNodeFactory();
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/alert");

    /** Of every payload; larger ones are spoiled here and there. */
    private static final int FIELDS = 40;

    /** Of all that may stand in a field's place, so many are tried at each. */
    private static final int OTHERS = 3;

    private SpoiledPayloads() {}

    /** What may stand in a field's place. */
    private static List<JsonNode> others() {
        JsonNode deep = NODES.numberNode(1);
        for (var i = 0; i < 100; i++) {
            deep = i % 2 == 0 ? NODES.arrayNode().add(deep) : NODES.objectNode().set("a", deep);
        }
        return List.of(
                NODES.nullNode(),
                NODES.booleanNode(true),
                NODES.numberNode(-1),
                NODES.numberNode(Long.MAX_VALUE),
                NODES.numberNode(BigInteger.TEN.pow(400)),
                NODES.textNode(""),
                NODES.textNode("\u0000\ud800 \u202e<b>"),
                NODES.textNode("x".repeat(100_000)),
                NODES.textNode("1970-01-01T00:00:00Z"),
                NODES.textNode("9999-12-31T23:59:59.999999999Z"),
                NODES.textNode("+292278994-08-17T07:12:55Z"),
                NODES.numberNode(0),
                NODES.numberNode(253_402_300_799_999L),
                NODES.arrayNode(),
                NODES.arrayNode().add(NODES.nullNode()).add("x").add(NODES.arrayNode()),
                NODES.objectNode(),
                deep);
    }

    /** The file names of a source's JSON fixtures. */
    static List<Path> fixtures(String source) {
        if (!Files.isDirectory(FIXTURES.resolve(source))) {
            return List.of();
        }
        try (var files = Files.list(FIXTURES.resolve(source))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls with the spoiled bytes of a fixture, and with words that say how they were spoiled. */
    static void of(Path fixture, Random random, BiConsumer<byte[], String> each) throws IOException {
        var bytes = Files.readAllBytes(fixture);
        JsonNode whole;
        try {
            whole = Json.mapper().readTree(bytes);
        } catch (JsonProcessingException notOneDocument) {
            return;
        }
        var places = new ArrayList<String>();
        collect(whole, "", places);
        Collections.shuffle(places, random);
        var others = others();
        for (var place : places.subList(0, Math.min(FIELDS, places.size()))) {
            each.accept(write(without(whole, place)), place + " missing");
            for (var time = 0; time < OTHERS; time++) {
                var i = random.nextInt(others.size());
                each.accept(write(with(whole, place, others.get(i))), place + " as other " + i);
            }
        }
        var broken = bytes.clone();
        for (var i = 0; i < broken.length; i++) {
            if (Character.isLetter(broken[i]) && random.nextInt(20) == 0) {
                broken[i] = (byte) 0xff;
            }
        }
        each.accept(broken, "no UTF-8");
    }

    private static void collect(JsonNode node, String place, List<String> places) {
        if (!place.isEmpty()) {
            places.add(place);
        }
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                if (!entry.getKey().contains("/") && !entry.getKey().contains("~")) {
                    collect(entry.getValue(), place + "/" + entry.getKey(), places);
                }
            });
        }
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.path(i), place + "/" + i, places);
        }
    }

    private static JsonNode without(JsonNode whole, String place) {
        var copy = whole.deepCopy();
        var last = place.lastIndexOf('/');
        var parent = copy.at(place.substring(0, last));
        if (parent instanceof ObjectNode object) {
            object.remove(place.substring(last + 1));
        } else {
            ((ArrayNode) parent).remove(Integer.parseInt(place.substring(last + 1)));
        }
        return copy;
    }

    private static JsonNode with(JsonNode whole, String place, JsonNode other) {
        var copy = whole.deepCopy();
        var last = place.lastIndexOf('/');
        var parent = copy.at(place.substring(0, last));
        if (parent instanceof ObjectNode object) {
            object.set(place.substring(last + 1), other);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(place.substring(last + 1)), other);
        }
        return copy;
    }

    private static byte[] write(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The headers without which a payload would be read as something else: GitHub's event is in its fixture's name. */
    static Map<String, String> headers(String source, Path fixture) {
        var name = String.valueOf(fixture.getFileName());
        var event = name.substring(0, name.indexOf('.'));
        return source.equals("github")
                ? Map.of("X-GitHub-Event", event, "X-GitHub-Delivery", "d-1")
                : Map.of("Content-Type", "application/json");
    }
}
