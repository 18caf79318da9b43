package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.AlertKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Datadog's webhooks: monitors, and security signals where Datadog sends them. The payload is a template; ours names the
 * variables that say what happened, to which host, in which cycle of the monitor.
 */
final class Datadog implements AlertSource {
    private static final Map<String, String> TEMPLATE = template();

    @Override
    public String id() {
        return "datadog";
    }

    @Override
    public String title() {
        return "Datadog";
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
        return SHORT_MESSAGES;
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var webhook = new LinkedHashMap<String, String>();
        webhook.put("name", "drillmaster");
        webhook.put("url", address.url().toString());
        webhook.put("encode_as", "json");
        address.secret()
                .ifPresent(secret ->
                        webhook.put("custom_headers", Json.write(Map.of("Authorization", "Bearer " + secret.value()))));
        webhook.put("payload", Json.write(TEMPLATE));
        var command = """
                curl --fail-with-body -X POST \\
                  "https://api.${DD_SITE:-datadoghq.com}/api/v1/integration/webhooks/configuration/webhooks" \\
                  -H "DD-API-KEY: ${DD_API_KEY:?}" -H "DD-APPLICATION-KEY: ${DD_APP_KEY:?}" \\
                  -H 'Content-Type: application/json' --data-binary @- <<'JSON'
                %s
                JSON
                """.formatted(Json.write(webhook));
        return List.of(new Snippet("A shell; then write @webhook-drillmaster into the monitor's message", command));
    }

    private static Map<String, String> template() {
        var template = new LinkedHashMap<String, String>();
        template.put("transition", "$ALERT_TRANSITION");
        template.put("cycle", "$ALERT_CYCLE_KEY");
        template.put("monitor", "$ALERT_ID");
        template.put("rule", "$ALERT_TITLE");
        template.put("title", "$EVENT_TITLE");
        template.put("message", "$TEXT_ONLY_MSG");
        template.put("status", "$ALERT_STATUS");
        template.put("scope", "$ALERT_SCOPE");
        template.put("tags", "$TAGS");
        template.put("host", "$HOSTNAME");
        template.put("priority", "$ALERT_PRIORITY");
        template.put("date", "$DATE");
        template.put("event", "$ID");
        template.put("signal", "$SECURITY_SIGNAL_ID");
        template.put("signal_rule", "$SECURITY_RULE_NAME");
        template.put("signal_severity", "$SECURITY_SIGNAL_SEVERITY");
        template.put("signal_title", "$SECURITY_SIGNAL_TITLE");
        template.put("signal_message", "$SECURITY_SIGNAL_MSG");
        return template;
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var text = PlainText.in(
                delivery.body(), "Write the payload of the set-up page into the webhook, not encoded as a form.");
        if (text.isPresent()) {
            return List.of(text.get());
        }
        var document = Document.whole(delivery.body());
        var told = new Told(withoutUnknownVariables(document));
        var rule = told.text("signal_rule", "rule", "title", "signal_title");
        return List.of(
                rule.isPresent()
                        ? alert(document, told, rule.get())
                        : Noise.notUnderstood(
                                document,
                                "This is JSON, but not what the set-up page's payload sends: it has neither 'rule' nor"
                                        + " 'title'."));
    }

    private static ReadAlert alert(Document document, Told told, String rule) {
        var transition = told.text("transition").orElse("");
        var obstacle = obstacle(transition, told.text("title").orElse(rule));
        var traits = Traits.in(document.text());
        var host = told.text("host").orElse("");
        traits.host(host);
        var date = told.time(EpochStamp.MILLIS, "date");
        var summary =
                told.text("signal_message", "message", "signal_title", "title").orElse(rule);
        return ReadAlert.of(obstacle.isPresent() ? AlertKind.NOISE : StatedKind.in(told), rule, document.raw())
                .priority(told.text("signal_severity", "priority").orElse(transition))
                .sourceTime(date)
                .generatedAt(date)
                .host(host)
                .ownId(key(told, obstacle.isPresent() ? transition : ""))
                .traits(traits)
                .summary(obstacle.map(it -> it + ": ").orElse("") + summary + told.remark())
                .build();
    }

    /** Why it is no alert. A monitor that says so again (Re-Triggered, Renotify) is still in its cycle: the same alert. */
    private static Optional<String> obstacle(String transition, String title) {
        if (title.toLowerCase(Locale.ROOT).contains("[test]")) {
            return Optional.of("A test of the monitor's message");
        }
        return switch (transition.toLowerCase(Locale.ROOT)) {
            case "recovered", "warn recovered", "no data recovered" -> Optional.of("It is over");
            case "no data", "re-no data" -> Optional.of("The monitor had no data, so it can have missed the drill");
            default -> Optional.empty();
        };
    }

    private static Optional<String> key(Told told, String transition) {
        var signal = told.text("signal").map(id -> "datadog:signal:" + id);
        var cycle = told.text("cycle")
                .map(id -> "datadog:" + id + ":" + told.text("scope").orElse(""));
        return signal.or(() -> cycle)
                .or(() -> told.text("event").map(id -> "datadog:event:" + id))
                .map(it -> transition.isEmpty() ? it : it + ":" + transition);
    }

    /** A variable that Datadog does not know at this place stays as it is written. */
    private static JsonNode withoutUnknownVariables(Document document) {
        if (!document.json().isObject()) {
            return document.json();
        }
        ObjectNode known = document.json().deepCopy();
        TEMPLATE.forEach((field, variable) -> {
            if (known.path(field).asText().equals(variable)) {
                known.remove(field);
            }
        });
        return known;
    }
}
