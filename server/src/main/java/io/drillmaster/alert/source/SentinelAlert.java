package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Alerts of Microsoft Sentinel: the body of the alert trigger, whose fields begin with a capital letter, and the members of
 * an incident, whose fields stand under {@code properties} and do not.
 */
final class SentinelAlert {
    private SentinelAlert() {}

    /** One alert, in either form. */
    static ReadAlert read(Document document) {
        var outer = new Told(document.json());
        var alert = outer.at("properties").isObject() ? new Told(outer.at("properties")) : outer;
        var id = alert.text("systemAlertId", "SystemAlertId");
        var rule = alert.text("alertDisplayName", "AlertDisplayName", "DisplayName");
        if (id.isEmpty() && rule.isEmpty()) {
            return Noise.notUnderstood(
                    document,
                    "This is JSON, but nothing that triggers a playbook of Sentinel: it has neither an alert's name nor"
                            + " an incident.");
        }
        var traits = Traits.in(document.text());
        var host = alert.text("compromisedEntity", "CompromisedEntity").orElse("");
        traits.host(host);
        entities(alert.at("Entities")).ifPresent(entities -> hosts(entities, traits));
        var closed = alert.text("status", "Status")
                .filter(it -> it.equals("Resolved") || it.equals("Dismissed"))
                .isPresent();
        var made = alert.time("timeGenerated", "TimeGenerated", "processingEndTime", "ProcessingEndTime");
        return ReadAlert.of(closed ? AlertKind.NOISE : AlertKind.RUNTIME, rule.orElse("(no name)"), document.raw())
                .priority(alert.text("severity", "Severity").orElse(""))
                .sourceTime(alert.time("startTimeUtc", "StartTimeUtc").or(() -> made))
                .generatedAt(made)
                .host(host)
                .ownId(id.map(it -> "sentinel:" + it + (closed ? ":over" : "")))
                .traits(traits)
                .summary((closed ? "It is over: " : "")
                        + alert.text("description", "Description")
                                .or(() -> rule)
                                .orElse("")
                        + alert.remark())
                .build();
    }

    /** An incident that came without its alerts, as those of Defender XDR sometimes do, stands for them. */
    static ReadAlert ofIncident(Document document, Told incident) {
        var properties = new Told(incident.at("properties"));
        var rule = properties.text("title").orElse("(incident without a title)");
        var closed = properties.text("status").filter("Closed"::equals).isPresent();
        var traits = Traits.in(document.text());
        hosts(properties.at("relatedEntities"), traits);
        var made = properties.time("createdTimeUtc");
        return ReadAlert.of(closed ? AlertKind.NOISE : AlertKind.RUNTIME, rule, document.raw())
                .priority(properties.text("severity").orElse(""))
                .sourceTime(properties.time("firstActivityTimeUtc").or(() -> made))
                .generatedAt(made)
                .ownId(incident.text("name", "id").map(it -> "sentinel:incident:" + it + (closed ? ":over" : "")))
                .traits(traits)
                .summary((closed ? "It is over: " : "")
                        + properties.text("description").orElse(rule)
                        + properties.remark())
                .build();
    }

    /** The alert trigger passes its entities on as a text with JSON in it. */
    private static Optional<JsonNode> entities(JsonNode field) {
        if (!field.isTextual()) {
            return Optional.of(field);
        }
        try {
            return Optional.of(Document.whole(field.textValue().getBytes(StandardCharsets.UTF_8))
                    .json());
        } catch (Problem notJson) {
            return Optional.empty(); // the words in it are searched all the same
        }
    }

    private static void hosts(JsonNode entities, Traits traits) {
        for (var entity : entities) {
            var told = new Told(entity);
            told.text("properties.hostName", "HostName", "hostName").ifPresent(traits::host);
        }
    }
}
