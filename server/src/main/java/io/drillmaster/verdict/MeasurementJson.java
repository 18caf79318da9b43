package io.drillmaster.verdict;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drillmaster.common.Json;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Measurement;

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

    static Measurement read(String json) {
        try {
            return MAPPER.readValue(json, Measurement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a stored measurement", e);
        }
    }
}
