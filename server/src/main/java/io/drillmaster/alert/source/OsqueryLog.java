package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.SourceTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines of osquery's logs. A row that a differential query did not have before is an alert. What only says how things are
 * (a snapshot, or the first result of a query, whose counter is 0) is none, unless the row has a time of its own, as events
 * have; nor is a row that went away.
 */
final class OsqueryLog {
    /** What osquery says when its buffer of events was full and it threw the oldest away. */
    private static final String OVERFLOW = "Expiring events for subscriber";

    private static final int LONGEST_COPIED = 1000;

    private OsqueryLog() {}

    /** The lines of the status log: one reading for all of them, and one for every loss that they tell of. */
    static List<Reading> status(JsonNode lines) {
        var readings = new ArrayList<Reading>();
        readings.add(
                ReadAlert.of(AlertKind.NOISE, "status log", Document.part(lines).raw())
                        .summary("Lines of osquery's log about itself: " + lines.size())
                        .build());
        for (var line : lines) {
            var message = text(line, "message").orElse("");
            if (message.contains(OVERFLOW) && readings.size() < Batch.MOST) {
                readings.add(ReadAlert.of(
                                AlertKind.NOISE,
                                "events overflow",
                                Document.part(line).raw())
                        .summary(message)
                        .sourceTime(Epoch.seconds(line.path("unixTime")))
                        .host(host(line))
                        .lost(Optional.of(message))
                        .build());
            }
        }
        return readings;
    }

    /** One line of the result log, in any of its three formats. */
    static List<Reading> line(Document line) {
        var json = line.json();
        if (json.path("columns").isObject()) {
            return List.of(row(line, json.path("columns"), text(json, "action").orElse("added")));
        }
        if (json.path("diffResults").isObject()) {
            return batch(json);
        }
        var rule = text(json, "name").orElse("(no name)");
        var what = json.path("snapshot").isArray()
                ? "A snapshot says what is there, not what is new."
                : "This is JSON, but no line of osquery's result log: it has no 'columns'.";
        return List.of(ReadAlert.of(AlertKind.NOISE, rule, line.raw())
                .summary(what)
                .sourceTime(Epoch.seconds(json.path("unixTime")))
                .host(host(json))
                .build());
    }

    private static List<Reading> batch(JsonNode json) {
        var readings = new ArrayList<Reading>();
        for (var action : List.of("removed", "added")) { // the order in which osquery writes them
            readings.addAll(Batch.read(json.path("diffResults").path(action), row -> {
                var single = envelope(json);
                single.put("action", action);
                single.set("columns", row.json());
                return List.of(row(Document.part(single), row.json(), action));
            }));
        }
        return readings;
    }

    /** The line without its rows, and without anything long: it is repeated with every row. */
    private static ObjectNode envelope(JsonNode json) {
        var envelope = Json.mapper().createObjectNode();
        for (var name : List.of("name", "hostIdentifier", "hostname", "calendarTime", "unixTime", "epoch", "counter")) {
            var value = json.path(name);
            if (value.isValueNode() && value.asText().length() <= LONGEST_COPIED) {
                envelope.set(name, value);
            }
        }
        return envelope;
    }

    private static ReadAlert row(Document line, JsonNode columns, String action) {
        var json = line.json();
        var own = Epoch.seconds(columns.path("time"));
        var initial = json.path("counter").asText().equals("0") && own.isEmpty();
        var alert = action.equals("added") && !initial;
        var rule = text(json, "name").orElse("(no name)");
        var host = host(json);
        var traits = Traits.in(line.text()).host(host);
        text(json.path("decorations"), "hostname").ifPresent(traits::host);
        return ReadAlert.of(alert ? AlertKind.RUNTIME : AlertKind.NOISE, rule, line.raw())
                .summary(
                        initial && action.equals("added")
                                ? "First result of the query: what is there, not what is new. " + columns
                                : action + " " + columns)
                .sourceTime(own.or(() -> Epoch.seconds(json.path("unixTime"))))
                .host(host)
                .ownId(Optional.of("osquery:"
                        + Hashes.sha256(String.join(
                                "\n",
                                host,
                                rule,
                                json.path("epoch").asText(),
                                json.path("counter").asText(),
                                action,
                                own.map(SourceTime::raw).orElse(""),
                                columns.toString()))))
                .traits(traits)
                .build();
    }

    private static String host(JsonNode json) {
        return text(json, "hostIdentifier").or(() -> text(json, "hostname")).orElse("");
    }

    private static Optional<String> text(JsonNode parent, String field) {
        return Optional.ofNullable(parent.path(field).textValue()).filter(it -> !it.isBlank());
    }
}
