package io.drillmaster.verdict;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Measurements as JSON. It stands here and not in measure, which knows no library but the JDK. */
final class MeasurementJson {
    private static final ObjectMapper MAPPER = Json.mapper()
            .copy()
            .addMixIn(Elapsed.class, ElapsedKind.class)
            .addMixIn(Measurement.class, WithoutDerived.class);

    private MeasurementJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Elapsed.Observed.class, name = "OBSERVED"),
        @JsonSubTypes.Type(value = Elapsed.Censored.class, name = "CENSORED"),
        @JsonSubTypes.Type(value = Elapsed.NotApplicable.class, name = "NOT_APPLICABLE")
    })
    private interface ElapsedKind {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface WithoutDerived {}

    static String write(Measurement measurement) {
        try {
            return MAPPER.writeValueAsString(measurement);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a measurement", e);
        }
    }

    /** Whether two measurements say the same, but for the moment they were asked for and how far they had read. */
    static boolean sameResult(Measurement before, Measurement after) {
        return result(before, false).equals(result(after, false));
    }

    /** The same, but for how long the watch has lasted so far: that grows with every look while a window is open. */
    static boolean sameFindings(Measurement before, Measurement after) {
        return result(before, true).equals(result(after, true));
    }

    private static Measurement result(Measurement measurement, boolean stillWatching) {
        ObjectNode tree = MAPPER.valueToTree(measurement);
        tree.put("asOf", Instant.EPOCH.toString()).put("throughSeq", 0).put("inputsHash", "");
        if (stillWatching) {
            tree.findParents("followUp")
                    .forEach(parent -> ((ObjectNode) parent).put("followUp", Duration.ZERO.toString()));
        }
        return read(tree.toString());
    }

    static Measurement read(String json) {
        try {
            return MAPPER.treeToValue(withLaterParts((ObjectNode) MAPPER.readTree(json)), Measurement.class);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /** What earlier rules did not tell is said to be so; it is not worked out behind the back of those who kept it. */
    private static ObjectNode withLaterParts(ObjectNode stored) {
        var untold = MAPPER.createObjectNode();
        untold.put("is", "NOT_APPLICABLE").put("reason", "The rules of that time did not measure it.");
        for (var time : List.of("ttn", "ttc", "exposure")) {
            stored.putIfAbsent(time, untold);
        }
        stored.putIfAbsent("hosts", MAPPER.createArrayNode());
        stored.putIfAbsent("inputsHash", MAPPER.getNodeFactory().textNode(""));
        return stored;
    }

    static VerdictVersion readVersion(String json) {
        return read(json, VerdictVersion.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(JsonProcessingException cause) {
        return new IllegalStateException("cannot read a stored measurement", cause);
    }
}
