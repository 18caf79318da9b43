package io.drillmaster.scenarios.msel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.scenarios.FileKind;
import io.drillmaster.scenarios.ReflexStage;
import io.drillmaster.scenarios.SchemaCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The JSON Schema (draft 2020-12) of tabletop files. Closed lists are filled in from the enums that own them. */
public final class MselSchema {
    /** A shipped tabletop has some fifty thousand bytes. */
    static final FileKind TABLETOP = new FileKind("tabletop", 1024 * 1024, 7);

    private static final String RESOURCE = "msel.schema.json";
    private static final ObjectNode SCHEMA = complete();

    /** Checks documents against the schema. */
    static final SchemaCheck CHECK = new SchemaCheck(TABLETOP, SCHEMA);

    private MselSchema() {}

    /** The whole schema, for editors and for the reference documentation. The caller may change what it gets. */
    public static JsonNode json() {
        return SCHEMA.deepCopy();
    }

    private static ObjectNode complete() {
        var schema = resource();
        allow(schema, "kind", Inject.Kind.values());
        allow(schema, "channel", Inject.Channel.values());
        allow(schema, "onTimeout", Inject.OnTimeout.values());
        allow(schema, "trigger", Inject.Trigger.values());
        allow(schema, "mode", Inject.Mode.values());
        allow(schema, "revealOn", Inject.RevealOn.values());
        allow(schema, "reflexStage", ReflexStage.values());
        return schema;
    }

    private static ObjectNode resource() {
        try (var in = Objects.requireNonNull(MselSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static void allow(ObjectNode schema, String definition, Enum<?>[] values) {
        var list = ((ObjectNode) schema.at("/$defs/" + definition)).putArray("enum");
        for (var value : values) {
            list.add(MselWord.of(value));
        }
    }
}
