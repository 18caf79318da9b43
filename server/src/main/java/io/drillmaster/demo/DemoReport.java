package io.drillmaster.demo;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Measurement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result as a program reads it. A value that does not exist is null, never 0. */
final class DemoReport {
    private DemoReport() {}

    static Map<String, Object> document(
            String version, List<Client> clients, List<Map<String, @Nullable Object>> exercises) {
        Map<String, Object> names = new LinkedHashMap<>();
        clients.forEach(client -> names.put(client.name(), client.version()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", version);
        document.put("clients", names);
        document.put("exercises", exercises);
        return document;
    }

    static Map<String, @Nullable Object> exercise(
            ExerciseId id, String scenario, Measurement measurement, String reviewUrl, int gaps) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", id.toString());
        entry.put("scenario", scenario);
        entry.put("outcome", measurement.outcome().name());
        entry.put("executions", measurement.installs().size());
        entry.put("alerts", measurement.countedAlerts());
        entry.put("ttdSeconds", value(measurement.ttd()));
        entry.put("ttdBounds", bounds(measurement.ttd()));
        entry.put("ttrSeconds", value(measurement.ttr()));
        entry.put("followUpSeconds", followUp(measurement.ttd()));
        entry.put("reviewUrl", reviewUrl);
        entry.put("gaps", gaps);
        return entry;
    }

    private static @Nullable BigDecimal value(Elapsed elapsed) {
        return elapsed instanceof Elapsed.Observed observed ? seconds(observed.estimate()) : null;
    }

    private static @Nullable List<BigDecimal> bounds(Elapsed elapsed) {
        if (elapsed instanceof Elapsed.Observed observed) {
            var bounds = new ArrayList<BigDecimal>();
            bounds.add(seconds(observed.lo()));
            bounds.add(seconds(observed.hi()));
            return bounds;
        }
        return null;
    }

    private static @Nullable BigDecimal followUp(Elapsed elapsed) {
        return elapsed instanceof Elapsed.Censored censored ? seconds(censored.followUp()) : null;
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).setScale(6, RoundingMode.HALF_UP);
    }
}
