package io.drillmaster.pages;

import io.drillmaster.common.Csv;
import io.drillmaster.common.Json;
import io.drillmaster.readiness.Amount;
import io.drillmaster.readiness.Sample;
import io.drillmaster.readiness.SignalSeries;
import io.drillmaster.readiness.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The samples for programs: the same fields as CSV and as JSON, those included that do not count any more. */
final class ReadinessTable {
    private ReadinessTable() {}

    static String csv(List<SignalSeries> series) {
        var text = new StringBuilder();
        var csv = new Csv(text)
                .row(
                        "signal", "stage", "unit", "subject", "date", "value", "out_of", "source", "note", "state",
                        "fed_by", "fed_at");
        for (var one : series) {
            for (var sample : one.samples()) {
                csv.row(fields(one, sample).values().stream()
                        .map(String::valueOf)
                        .toList());
            }
        }
        return text.toString();
    }

    static byte[] json(List<SignalSeries> series) {
        var samples = new ArrayList<Map<String, Object>>();
        for (var one : series) {
            one.samples().forEach(sample -> samples.add(fields(one, sample)));
        }
        return Json.write(Map.of("samples", samples)).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> fields(SignalSeries series, Sample sample) {
        var signal = series.signal();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("signal", signal.id());
        fields.put("stage", lower(signal.stage()));
        fields.put("unit", signal.unit() == Unit.DURATION ? "seconds" : lower(signal.unit()));
        fields.put("subject", sample.fed().subject());
        fields.put("date", sample.fed().day().toString());
        var amount = sample.fed().amount();
        fields.put("value", amount instanceof Amount.Share share ? share.part() : Math.round(amount.size()));
        fields.put("outOf", amount instanceof Amount.Share share ? (Object) share.whole() : "");
        fields.put("source", sample.fed().source());
        fields.put("note", sample.fed().note());
        fields.put("state", lower(sample.state()));
        fields.put("fedBy", sample.fedBy());
        fields.put("fedAt", sample.fedAt().toString());
        return fields;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
