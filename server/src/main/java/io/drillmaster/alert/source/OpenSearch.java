package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.SourceTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * OpenSearch's Alerting, by a custom webhook channel. The message is a template, and ours passes on what the monitor found:
 * documents, or alerts with sample documents. A monitor finds the same document at every run until it leaves its window;
 * its index and id tell that it is the same.
 */
final class OpenSearch implements AlertSource {
    private static final String[] HOSTS = {
        "host.name", "host.hostname", "hostname", "agent.name", "kubernetes.node.name", "kubernetes.pod.name"
    };

    @Override
    public String id() {
        return "opensearch";
    }

    @Override
    public String title() {
        return "OpenSearch Alerting";
    }

    @Override
    public Authenticator authenticator() {
        return new BearerSecret();
    }

    @Override
    public boolean secretFromTheStart() {
        return true;
    }

    @Override
    public int sizeLimit() {
        return 4 * SHORT_MESSAGES; // a few hundred documents
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        address.secret().ifPresent(secret -> headers.put("Authorization", "Bearer " + secret.value()));
        var channel = """
                POST _plugins/_notifications/configs
                {
                  "config_id": "drillmaster",
                  "config": {
                    "name": "drillmaster",
                    "description": "Drillmaster",
                    "config_type": "webhook",
                    "is_enabled": true,
                    "webhook": {"method": "POST", "url": %s, "header_params": %s}
                  }
                }
                """.formatted(Json.write(address.url().toString()), Json.write(headers));
        return List.of(
                new Snippet("OpenSearch: Dev Tools, to make the channel", channel),
                new Snippet(
                        "A trigger's message in a per query monitor", message("results", "ctx.results.0.hits.hits")),
                new Snippet("A trigger's message in a per document monitor", message("alerts", "ctx.alerts")),
                new Snippet("A trigger's message in a per bucket monitor", message("alerts", "ctx.newAlerts")));
    }

    private static String message(String field, String variable) {
        return """
                {
                  "monitor": "{{ctx.monitor.name}}",
                  "trigger": "{{ctx.trigger.name}}",
                  "severity": "{{ctx.trigger.severity}}",
                  "period_end": "{{ctx.periodEnd}}",
                  "error": "{{ctx.error}}",
                  "%s": {{#toJson}}%s{{/toJson}}
                }
                """.formatted(field, variable);
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var text = PlainText.in(
                delivery.body(),
                "It may be the channel's test. Write the message of the set-up page into the trigger's action.");
        if (text.isPresent()) {
            return List.of(text.get());
        }
        var document = Document.whole(delivery.body());
        var told = new Told(document.json());
        var rule = told.text("trigger", "monitor");
        if (rule.isEmpty()) {
            return List.of(
                    Noise.notUnderstood(
                            document,
                            "This is JSON, but not what the set-up page's message sends: it has neither 'trigger' nor 'monitor'."));
        }
        if (told.text("error").isPresent()) {
            return List.of(monitorFailed(document, told, rule.get()));
        }
        var list = told.at("alerts").isArray() ? "alerts" : "results";
        var members = Members.of(document, list);
        if (members.documents().isEmpty()) {
            return List.of(withoutDocuments(document, told, rule.get()));
        }
        var readings = new ArrayList<Reading>();
        members.documents().forEach(member -> readings.add(finding(member, told, rule.get())));
        if (members.left() > 0) {
            readings.add(Noise.leftOut(members.left()));
        }
        return readings;
    }

    /** A document that was found, or an alert with the first of its documents. */
    private static ReadAlert finding(Document member, Told template, String rule) {
        var found = new Told(member.json());
        if (!member.json().isObject()) {
            return Noise.notUnderstood(member, "This is neither a document nor an alert, for it is no object.");
        }
        var sample = found.at("sample_documents").path(0);
        var event = new Told(sample.isObject() ? sample.path("_source") : found.at("_source"));
        var traits = Traits.in(member.text());
        for (var host : HOSTS) {
            event.text(host).ifPresent(traits::host);
        }
        var decided = found.time(EpochStamp.MILLIS, "start_time");
        return ReadAlert.of(StatedKind.in(template), rule, member.raw())
                .priority(template.text("severity").orElse(""))
                .sourceTime(
                        event.time(EpochStamp.MILLIS, "@timestamp", "timestamp").or(() -> decided))
                .generatedAt(decided)
                .host(event.text(HOSTS).orElse(""))
                .ownId(key(found, rule))
                .traits(traits)
                .summary(event.text("message", "summary", "rule.description", "event.reason", "bucket_keys")
                                .or(() -> found.text("bucket_keys"))
                                .orElse(rule)
                        + found.remark()
                        + event.remark())
                .build();
    }

    private static Optional<String> key(Told found, String rule) {
        var document = found.text("_id");
        if (document.isPresent()) {
            return document.map(
                    id -> "opensearch:" + rule + ":" + found.text("_index").orElse("") + ":" + id);
        }
        return found.text("id").map(id -> "opensearch:" + id);
    }

    /** A query that only counts: the delivery is the alert, and every run's is another. */
    private static ReadAlert withoutDocuments(Document document, Told told, String rule) {
        Optional<SourceTime> end = told.time(EpochStamp.MILLIS, "period_end");
        return ReadAlert.of(StatedKind.in(told), rule, document.raw())
                .priority(told.text("severity").orElse(""))
                .sourceTime(end)
                .generatedAt(end)
                .ownId(end.map(it -> "opensearch:" + rule + ":" + it.raw()))
                .traits(Traits.in(document.text()))
                .summary("The trigger '" + rule + "' fired, and no document came with it" + told.remark())
                .build();
    }

    private static ReadAlert monitorFailed(Document document, Told told, String rule) {
        return ReadAlert.of(AlertKind.NOISE, rule, document.raw())
                .summary("The monitor could not look, so it can have missed the drill: "
                        + told.text("error").orElse(""))
                .build();
    }
}
