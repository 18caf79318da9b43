package io.drillmaster.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.drillmaster.common.Json;
import io.drillmaster.measure.Outcome;
import io.drillmaster.verdict.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The same fields as {@link RunsCsv}, for programs. A later form that old readers would misread gets another {@link
 * #SCHEMA}; a field more does not.
 */
public final class RunsJson {
    /** Name and version of the form. */
    public static final String SCHEMA = "drillmaster-results/1";

    private RunsJson() {}

    /**
     * Writes a document: schema, when it was made, what was asked for, how many came out how, and the exercises.
     *
     * @param asked the filters, as they stood in the address
     * @throws IOException when it cannot be written any further
     */
    public static void write(Collection<Result> runs, Map<String, String> asked, Instant now, OutputStream out)
            throws IOException {
        try (var json = Json.mapper().getFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("generated_at", now.toString());
            json.writePOJOField("filters", asked);
            json.writeNumberField("n", runs.size());
            json.writePOJOField("outcomes", outcomes(runs));
            json.writeArrayFieldStart("results");
            for (var run : runs) {
                write(run, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(Result run, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (var field : RunField.values()) {
            Optional<?> value = field.of(run);
            json.writeFieldName(field.column());
            json.writePOJO(value.orElse(null));
        }
        json.writeEndObject();
    }

    private static Map<Outcome, Integer> outcomes(Collection<Result> runs) {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        runs.forEach(run -> counts.merge(run.outcome(), 1, Integer::sum));
        return counts;
    }
}
