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
 * Kibana's webhook connector. What it sends is written by whoever sets a rule's action up, so there are two templates of
 * ours: one for the detection rules of Elastic Security, which passes the alerts on as documents in ECS, and one for all
 * other rules of Kibana, which have no documents.
 */
final class Elastic implements AlertSource {
    private static final String[] HOSTS = {
        "host.name", "host.hostname", "agent.name", "kubernetes.node.name", "kubernetes.pod.name", "container.name"
    };

    @Override
    public String id() {
        return "elastic";
    }

    @Override
    public String title() {
        return "Elastic Security and Kibana";
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
        return 4 * SHORT_MESSAGES; // a hundred alerts with their events
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        address.secret().ifPresent(secret -> headers.put("Authorization", "Bearer " + secret.value()));
        var connector = """
                POST kbn:/api/actions/connector
                {
                  "name": "Drillmaster",
                  "connector_type_id": ".webhook",
                  "config": {"method": "post", "hasAuth": false, "url": %s, "headers": %s}
                }
                """.formatted(Json.write(address.url().toString()), Json.write(headers));
        return List.of(
                new Snippet("Kibana: Dev Tools, to make the connector", connector),
                new Snippet("Elastic Security: the webhook action's body in a detection rule", """
                        {
                          "rule": "{{context.rule.name}}",
                          "severity": "{{context.rule.severity}}",
                          "date": "{{date}}",
                          "alerts": {{{context.alerts.asJSON}}}
                        }
                        """),
                new Snippet("Kibana: the webhook action's body in any other rule", """
                        {
                          "rule": "{{rule.name}}",
                          "alert_uuid": "{{alert.uuid}}",
                          "alert_id": "{{alert.id}}",
                          "action_group": "{{alert.actionGroup}}",
                          "date": "{{date}}",
                          "reason": "{{context.reason}}",
                          "message": "{{context.message}}",
                          "hits": "{{context.hits}}"
                        }
                        """));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var text = PlainText.in(delivery.body(), "Write the body of the set-up page into the rule's webhook action.");
        if (text.isPresent()) {
            return List.of(text.get());
        }
        var document = Document.whole(delivery.body());
        var told = new Told(document.json());
        if (told.at("alerts").isArray()) {
            return documents(document, told);
        }
        return List.of(
                told.text("rule", "alert_uuid", "alert_id").isPresent()
                        ? alert(document, told)
                        : Noise.notUnderstood(
                                document,
                                "This is JSON, but not what the set-up page's templates send: it has neither 'alerts'"
                                        + " nor 'rule'."));
    }

    private static List<Reading> documents(Document whole, Told told) {
        var members = Members.of(whole, "alerts");
        var readings = new ArrayList<Reading>();
        members.documents().forEach(member -> readings.add(document(member, told)));
        if (members.left() > 0) {
            readings.add(Noise.leftOut(members.left()));
        }
        return readings;
    }

    /** A detection alert as Elastic Security keeps it: {@code @timestamp} is when the alert was made. */
    private static ReadAlert document(Document member, Told template) {
        var outer = new Told(member.json());
        var alert = outer.at("_source").isObject() ? new Told(outer.at("_source")) : outer;
        var id = alert.text("kibana.alert.uuid").or(() -> outer.text("_id"));
        var rule = alert.text("kibana.alert.rule.name", "signal.rule.name").or(() -> template.text("rule"));
        if (!member.json().isObject() || (id.isEmpty() && rule.isEmpty())) {
            return Noise.notUnderstood(
                    member, "This is no alert of Elastic Security: it has neither an id nor a rule.");
        }
        var traits = Traits.in(member.text());
        for (var host : HOSTS) {
            alert.text(host).ifPresent(traits::host);
        }
        var made = alert.time("@timestamp", "kibana.alert.start").or(() -> template.time("date"));
        var closed = alert.text("kibana.alert.workflow_status")
                .filter("closed"::equals)
                .isPresent();
        var summary = alert.text("kibana.alert.reason", "message", "event.reason")
                .or(() -> rule)
                .orElse("");
        return ReadAlert.of(closed ? AlertKind.NOISE : StatedKind.in(template), rule.orElse("(no rule)"), member.raw())
                .priority(alert.text("kibana.alert.severity", "signal.rule.severity")
                        .or(() -> template.text("severity"))
                        .orElse(""))
                .sourceTime(alert.time("kibana.alert.original_time", "signal.original_time", "event.created")
                        .or(() -> made))
                .generatedAt(made)
                .host(alert.text(HOSTS).orElse(""))
                .ownId(id.map(it -> "elastic:" + it + (closed ? ":closed" : "")))
                .traits(traits)
                .summary((closed ? "It was closed: " : "") + summary + alert.remark())
                .build();
    }

    /** An alert of a rule without documents. Its uuid lasts from its beginning to its recovery, repeats included. */
    private static ReadAlert alert(Document document, Told told) {
        var rule = told.text("rule").orElse("(no rule)");
        var over =
                told.text("action_group").filter("recovered"::equalsIgnoreCase).isPresent();
        Optional<SourceTime> date = told.time("date");
        var summary = told.text("reason", "message").orElse(rule);
        return ReadAlert.of(over ? AlertKind.NOISE : StatedKind.in(told), rule, document.raw())
                .priority(told.text("severity", "action_group").orElse(""))
                .sourceTime(date)
                .generatedAt(date)
                .ownId(told.text("alert_uuid").map(it -> "elastic:" + it + (over ? ":over" : "")))
                .traits(Traits.in(document.text()))
                .summary((over ? "It is over: " : "") + summary + told.remark())
                .build();
    }
}
