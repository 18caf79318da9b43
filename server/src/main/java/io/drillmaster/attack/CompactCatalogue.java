package io.drillmaster.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.attack.Technique.Status;
import io.drillmaster.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The form in which a catalogue is kept: JSON with one technique a line, a hundredth of the STIX bundle's size. */
public final class CompactCatalogue {
    /** First in the file. */
    static final String FORMAT = "drillmaster-attack-catalogue/1";

    /** Bytes from the beginning of the file. */
    static final int FORMAT_WITHIN = 200;

    /** MITRE's terms of use ask for this line in every copy. */
    private static final String COPYRIGHT = "\u00A9 The MITRE Corporation. This work is reproduced and distributed with"
            + " the permission of The MITRE Corporation.";

    private CompactCatalogue() {}

    /** The text of a file. */
    public static String write(Catalogue catalogue) {
        var lines = catalogue.techniques().stream()
                .map(technique -> "    " + Json.write(properties(technique)))
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "format": %s,
                  "domain": %s,
                  "version": %s,
                  "copyright": %s,
                  "techniques": [
                %s
                  ]
                }
                """.formatted(
                        Json.write(FORMAT),
                        Json.write(Catalogue.DOMAIN),
                        Json.write(catalogue.version()),
                        Json.write(COPYRIGHT),
                        lines);
    }

    private static Map<String, Object> properties(Technique technique) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("id", technique.id());
        properties.put("name", technique.name());
        properties.put("tactics", technique.tactics());
        if (technique.status() != Status.CURRENT) {
            properties.put("status", technique.status().name());
        }
        technique.replacedBy().ifPresent(id -> properties.put("replacedBy", id));
        return properties;
    }

    /** Reads such a file. @throws CatalogueException when it is none */
    static Catalogue read(InputStream in) throws IOException {
        try {
            var file = Json.mapper().readTree(in);
            if (!file.path("format").asText().equals(FORMAT)) {
                throw new CatalogueException("\"format\" must be \"" + FORMAT + "\"");
            }
            var techniques = new ArrayList<Technique>();
            for (var entry : file.path("techniques")) {
                techniques.add(technique(entry));
            }
            return new Catalogue(required(file, "version", "the catalogue"), techniques);
        } catch (JsonProcessingException e) {
            throw new CatalogueException("it is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Technique technique(JsonNode entry) {
        var id = required(entry, "id", "a technique");
        return new Technique(
                id,
                required(entry, "name", id),
                texts(entry.path("tactics")),
                status(id, entry.path("status").asText(Status.CURRENT.name())),
                Optional.of(entry.path("replacedBy").asText()).filter(text -> !text.isEmpty()));
    }

    private static Status status(String id, String text) {
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new CatalogueException(
                        "the status of " + id + " is \"" + text + "\"; allowed are CURRENT, DEPRECATED, REVOKED"));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String required(JsonNode entry, String name, String of) {
        var text = entry.path(name).asText();
        if (text.isEmpty()) {
            throw new CatalogueException(of + " has no \"" + name + "\"");
        }
        return text;
    }
}
