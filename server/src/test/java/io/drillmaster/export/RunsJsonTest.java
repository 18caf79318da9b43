package io.drillmaster.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Json;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Labels;
import io.drillmaster.verdict.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunsJsonTest {
    @Test
    void theOutcomesAddUpToTheNumberOfExercises() throws IOException {
        var runs = Runs.some(3, 100);
        var document = written(runs);
        assertThat(document.path("schema").asText()).isEqualTo("drillmaster-results/1");
        assertThat(document.path("generated_at").asText()).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(document.path("filters").path("team").asText()).isEqualTo("-");
        assertThat(document.path("n").asInt()).isEqualTo(100);
        assertThat(document.path("results")).hasSize(100);
        var sum = 0;
        for (var count : document.path("outcomes")) {
            sum += count.asInt();
        }
        assertThat(sum).isEqualTo(100);
    }

    @Test
    void aFieldIsOfItsOwnKindOrNull() throws IOException {
        var run = written(List.of(Runs.labelled(1, new Labels("=red", "", ""))))
                .path("results")
                .get(0);
        assertThat(run).hasSize(RunField.values().length);
        assertThat(run.path("ttd_s").decimalValue()).isEqualByComparingTo(new BigDecimal("125"));
        assertThat(run.path("version").isInt()).isTrue();
        assertThat(run.path("ttd_censored").isBoolean()).isTrue();
        assertThat(run.path("started_at").asText()).isEqualTo("2026-01-02T10:00:00Z");
        assertThat(run.path("team").asText()).as("no spreadsheet reads this").isEqualTo("=red");
        assertThat(run.path("host_class").isNull()).isTrue();
        assertThat(run.path("flags")).hasSize(2);
    }

    @Test
    void nothingIsNotZero() throws IOException {
        var run = written(List.of(Runs.without(1, Outcome.NOT_EXERCISED)))
                .path("results")
                .get(0);
        for (var name : List.of("ttd_s", "ttd_censored", "km_time_s", "followup_s", "quality", "lead_s")) {
            assertThat(run.path(name).isNull()).as(name).isTrue();
        }
    }

    @Test
    void withoutExercisesItIsEmptyAndSaysSo() throws IOException {
        var document = written(List.of());
        assertThat(document.path("n").asInt()).isZero();
        assertThat(document.path("outcomes")).isEmpty();
        assertThat(document.path("results").isArray()).isTrue();
    }

    private static JsonNode written(List<Result> runs) throws IOException {
        var out = new ByteArrayOutputStream();
        RunsJson.write(runs, Map.of("team", "-"), Instant.parse("2026-06-01T00:00:00Z"), out);
        return Json.mapper().readTree(out.toByteArray());
    }
}
