package io.drillmaster.readiness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.drillmaster.common.Json;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Reads samples from JSON or CSV: all of them, or none and what is wrong with each. */
public final class SampleReader {
    /** More are refused: a year of every signal, day by day, fits. */
    public static final int MOST = 5_000;

    /** Bytes of the largest text that is read. */
    public static final int LARGEST = 1024 * 1024;

    private static final ObjectReader WHOLE =
            Json.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final LocalDate today;
    private final String source;

    /**
     * For what is sent now.
     *
     * @param today of samples without a date, and the last one that is taken
     * @param source of samples that name none
     */
    public SampleReader(LocalDate today, String source) {
        this.today = today;
        this.source = source;
    }

    /** One object, or an array of them. @throws RefusedSamplesException when anything is wrong */
    public List<NewSample> json(String text) {
        var fields = new SampleFields(today, source);
        final JsonNode json;
        try {
            json = WHOLE.readTree(text);
        } catch (JsonProcessingException e) {
            fields.wrong(
                    e.getLocation() == null
                            ? "the whole"
                            : "line " + e.getLocation().getLineNr(),
                    "",
                    "it is no JSON: " + e.getOriginalMessage());
            return fields.all();
        }
        if (json.isArray()) {
            if (tooMany(json.size(), fields)) {
                return fields.all();
            }
            for (var at = 0; at < json.size(); at++) {
                object("sample " + (at + 1), json.get(at), fields);
            }
        } else {
            object("sample 1", json, fields);
        }
        return fields.all();
    }

    /** A line of column names and one a sample (RFC 4180). @throws RefusedSamplesException when anything is wrong */
    public List<NewSample> csv(String text) {
        var fields = new SampleFields(today, source);
        final List<CsvRows.Row> rows;
        try {
            rows = CsvRows.of(text);
        } catch (CsvRows.UnreadableRow e) {
            fields.wrong("line " + e.line(), "", e.sentence());
            return fields.all();
        }
        if (rows.isEmpty() || tooMany(rows.size() - 1, fields)) {
            return fields.all();
        }
        var names = rows.get(0).cells().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!columns(rows.get(0).line(), names, fields)) {
            return fields.all();
        }
        for (var row : rows.subList(1, rows.size())) {
            var place = "line " + row.line();
            if (row.cells().size() != names.size()) {
                fields.wrong(
                        place,
                        "",
                        "has " + row.cells().size() + " cells where the first line names " + names.size() + " columns");
                continue;
            }
            var values = new HashMap<String, String>();
            for (var at = 0; at < names.size(); at++) {
                values.put(names.get(at), row.cells().get(at));
            }
            fields.add(place, values);
        }
        return fields.all();
    }

    private static boolean tooMany(int count, SampleFields fields) {
        if (count > MOST) {
            fields.wrong("the whole", "", "there are " + count + " samples; send at most " + MOST + " at once");
        }
        return count > MOST;
    }

    private static boolean columns(int line, List<String> names, SampleFields fields) {
        var right = true;
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!SampleFields.NAMES.contains(name) || !seen.add(name)) {
                fields.wrong(
                        "line " + line,
                        "",
                        "'" + (name.length() > 60 ? name.substring(0, 60) + "…" : name)
                                + "' is no column, or there twice;" + " the first line names columns out of "
                                + String.join(",", SampleFields.NAMES));
                right = false;
            }
        }
        for (var needed : List.of("signal", "value")) {
            if (!names.contains(needed)) {
                fields.wrong("line " + line, "", "there is no column " + needed);
                right = false;
            }
        }
        return right;
    }

    private static void object(String place, JsonNode json, SampleFields fields) {
        if (!json.isObject()) {
            fields.wrong(place, "", "is no object; a sample is {\"signal\": …, \"value\": …}");
            return;
        }
        var values = new HashMap<String, String>();
        for (var member : json.properties()) {
            var name = member.getKey().equals("outOf") ? "out_of" : member.getKey();
            if (!SampleFields.NAMES.contains(name)) {
                fields.wrong(
                        place,
                        member.getKey(),
                        "is no field; there are signal, subject, date, value, outOf," + " source and note");
                return;
            }
            if (member.getValue().isContainerNode()) {
                fields.wrong(place, member.getKey(), "is an object or an array; a text or a number is wanted");
                return;
            }
            values.put(name, member.getValue().isNull() ? "" : member.getValue().asText());
        }
        fields.add(place, values);
    }
}
