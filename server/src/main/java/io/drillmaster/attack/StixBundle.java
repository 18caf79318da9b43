package io.drillmaster.attack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.attack.Technique.Status;
import io.drillmaster.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * ATT&amp;CK Enterprise as MITRE publishes it: a STIX 2.1 bundle of about 50 MB, read one object after the other. A technique
 * is an {@code attack-pattern}; what replaced a revoked one stands in a {@code revoked-by} relationship; the version stands
 * in the {@code x-mitre-collection}.
 */
public final class StixBundle {
    private final Map<String, JsonNode> patterns = new HashMap<>();
    private final Map<String, String> replacements = new HashMap<>();
    private String version = "";

    private StixBundle() {}

    /**
     * Reads a bundle.
     *
     * @param givenVersion for bundles that do not say their own, as those made before ATT&amp;CK 10
     * @throws CatalogueException when it is no such bundle
     */
    public static Catalogue read(InputStream in, Optional<String> givenVersion) throws IOException {
        var bundle = new StixBundle();
        try (var parser = Json.mapper().getFactory().createParser(in)) {
            bundle.readObjects(parser);
        } catch (JsonProcessingException e) {
            throw new CatalogueException("it is no JSON: " + e.getOriginalMessage(), e);
        }
        return bundle.catalogue(givenVersion);
    }

    private void readObjects(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw none("it does not begin with {");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("objects")) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    take(parser.readValueAsTree());
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private void take(JsonNode object) {
        switch (object.path("type").asText()) {
            case "attack-pattern" -> patterns.put(object.path("id").asText(), object);
            case "x-mitre-collection" ->
                version = object.path("x_mitre_version").asText();
            case "relationship" -> {
                if (object.path("relationship_type").asText().equals("revoked-by")) {
                    replacements.put(
                            object.path("source_ref").asText(),
                            object.path("target_ref").asText());
                }
            }
            default -> {} // groups, software, mitigations: scenarios name none of them
        }
    }

    private Catalogue catalogue(Optional<String> givenVersion) {
        var techniques = new ArrayList<Technique>();
        patterns.forEach((key, pattern) -> {
            if (enterprise(pattern)) {
                id(pattern).ifPresent(id -> techniques.add(technique(id, key, pattern)));
            }
        });
        if (techniques.isEmpty()) {
            throw none("there is no attack-pattern of the domain " + Catalogue.DOMAIN + " in it");
        }
        var known = givenVersion.orElse(version);
        if (known.isEmpty()) {
            throw new CatalogueException(
                    "the bundle does not say which version of ATT&CK it is (no x-mitre-collection)."
                            + " Make a catalogue of it that does: ./drillmaster attack import --attack-version 9.0 FILE");
        }
        return new Catalogue(known, withoutDoubles(techniques));
    }

    /** An id that a revoked technique shares with one in use is the one in use. */
    private static List<Technique> withoutDoubles(List<Technique> techniques) {
        var byId = new HashMap<String, Technique>();
        techniques.forEach(technique ->
                byId.merge(technique.id(), technique, (one, other) -> one.status() == Status.CURRENT ? one : other));
        return List.copyOf(byId.values());
    }

    private Technique technique(String id, String key, JsonNode pattern) {
        var revoked = pattern.path("revoked").asBoolean();
        var deprecated = pattern.path("x_mitre_deprecated").asBoolean();
        return new Technique(
                id,
                pattern.path("name").asText(),
                tactics(pattern),
                revoked ? Status.REVOKED : deprecated ? Status.DEPRECATED : Status.CURRENT,
                Optional.ofNullable(replacements.get(key))
                        .flatMap(target -> Optional.ofNullable(patterns.get(target)))
                        .flatMap(StixBundle::id));
    }

    private static boolean enterprise(JsonNode pattern) {
        var domains = pattern.path("x_mitre_domains");
        return domains.isEmpty()
                || each(domains).stream().anyMatch(domain -> domain.asText().equals(Catalogue.DOMAIN));
    }

    private static Optional<String> id(JsonNode pattern) {
        return each(pattern.path("external_references")).stream()
                .filter(reference -> reference.path("source_name").asText().equals("mitre-attack"))
                .map(reference -> reference.path("external_id").asText())
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    private static List<String> tactics(JsonNode pattern) {
        return each(pattern.path("kill_chain_phases")).stream()
                .filter(phase -> phase.path("kill_chain_name").asText().equals("mitre-attack"))
                .map(phase -> phase.path("phase_name").asText())
                .toList();
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static CatalogueException none(String reason) {
        return new CatalogueException("it is no STIX bundle of ATT&CK Enterprise: " + reason
                + ". Take enterprise-attack.json from MITRE's attack-stix-data.");
    }
}
