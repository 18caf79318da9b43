package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * PagerDuty's webhooks, version 3: one event a delivery. It tells who acknowledged and when; it does not know
 * "investigating". An agent that is no user is automation. Its times are stamped when the thing was done, also where the
 * delivery took two days.
 */
final class PagerDuty implements AlertSource {
    /** Which events a subscription has to bring; all others are kept as noise. */
    private static final List<String> EVENTS = List.of(
            "incident.triggered",
            "incident.reopened",
            "incident.acknowledged",
            "incident.unacknowledged",
            "incident.reassigned",
            "incident.delegated",
            "incident.annotated",
            "incident.responder.replied",
            "incident.resolved");

    @Override
    public String id() {
        return "pagerduty";
    }

    @Override
    public String title() {
        return "PagerDuty";
    }

    @Override
    public Authenticator authenticator() {
        return new PagerDutySignature();
    }

    @Override
    public boolean secretFromThere() {
        return true;
    }

    @Override
    public int sizeLimit() {
        return SHORT_MESSAGES;
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var fields = """
                Webhook URL:        %s
                Scope type:         Service, or Account for all of them
                Event subscription: %s
                """.formatted(address.url(), String.join(", ", EVENTS));
        var subscription = Map.of(
                "webhook_subscription",
                new TreeMap<>(Map.of(
                        "type",
                        "webhook_subscription",
                        "delivery_method",
                        new TreeMap<>(Map.of(
                                "type",
                                "http_delivery_method",
                                "url",
                                address.url().toString())),
                        "events",
                        EVENTS,
                        "filter",
                        Map.of("type", "account_reference"))));
        var command = """
                curl --fail-with-body https://api.pagerduty.com/webhook_subscriptions \\
                  -H "Authorization: Token token=$PAGERDUTY_TOKEN" \\
                  -H 'Content-Type: application/json' \\
                  --data-binary @- <<'JSON'
                %s
                JSON
                """.formatted(Json.write(subscription));
        return List.of(
                new Snippet("PagerDuty: Integrations, Generic Webhooks (v3), New Webhook", fields),
                new Snippet("The same by PagerDuty's API; the answer has the secret", command));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var document = Document.whole(delivery.body());
        var event = LooseFields.of(document.json()).object("event");
        var type = event.text("event_type");
        if (type.isEmpty()) {
            return List.of(noise(
                    document,
                    "(no event)",
                    "This is JSON, but no event of PagerDuty's webhooks version 3:" + " it has no 'event.event_type'.",
                    Optional.empty()));
        }
        var ownId = event.text("id").or(() -> delivery.header("x-webhook-id"));
        return List.of(
                switch (type.get()) {
                    case "incident.triggered", "incident.reopened" -> alert(document, event, ownId);
                    case "incident.acknowledged" ->
                        response(ResponseKind.ACKNOWLEDGED, "acknowledged", document, event, ownId);
                    case "incident.unacknowledged" ->
                        response(ResponseKind.UNACKNOWLEDGED, "no longer acknowledged", document, event, ownId);
                    case "incident.resolved" -> response(ResponseKind.CLOSED, "resolved", document, event, ownId);
                    case "incident.reassigned", "incident.delegated" ->
                        response(ResponseKind.HINT, "handed to somebody else", document, event, ownId);
                    case "incident.annotated" -> response(ResponseKind.HINT, "has a new note", document, event, ownId);
                    case "incident.responder.replied" ->
                        response(ResponseKind.HINT, "a responder answered", document, event, ownId);
                    default ->
                        noise(
                                document,
                                type.get(),
                                "PagerDuty sent '" + type.get() + "', which says nothing of a response.",
                                ownId);
                });
    }

    /**
     * A pager does not say whether a sensor or a gate is behind its incident. Taken as a warning it counts as a detection
     * and proves no execution, which is true of both.
     */
    private static ReadAlert alert(Document document, LooseFields event, Optional<String> ownId) {
        var data = event.object("data");
        var occurredAt = event.time("occurred_at");
        var alert = ReadAlert.of(
                        AlertKind.GATE_WARNED,
                        data.object("service").text("summary").orElse("incident"),
                        document.raw())
                .priority(data.object("priority")
                        .text("summary")
                        .or(() -> data.text("urgency"))
                        .orElse(""))
                .sourceTime(occurredAt)
                .generatedAt(occurredAt)
                .ownId(ownId)
                .traits(Traits.in(document.text()));
        data.text("id").ifPresent(alert::incident);
        return alert.summary(data.text("title").orElse("(no title)") + event.remark())
                .build();
    }

    /** Notes and replies name their incident in a field; everything else is the incident. */
    private static ReadResponse response(
            ResponseKind kind, String what, Document document, LooseFields event, Optional<String> ownId) {
        var data = event.object("data");
        var incident = data.object("incident").present() ? data.object("incident") : data;
        var title = incident.text("title").or(() -> incident.text("summary")).orElse("(no title)");
        var person = person(event.object("agent"));
        var occurredAt = event.time("occurred_at");
        return new ReadResponse(
                kind,
                person,
                incident.text("id"),
                "PagerDuty incident '" + title + "': " + what + event.remark(),
                occurredAt,
                ownId,
                Traits.in(document.text()).found(),
                document.raw());
    }

    private static Optional<String> person(LooseFields agent) {
        return agent.text("type")
                .filter(type -> type.equals("user_reference") || type.equals("user"))
                .flatMap(user -> agent.text("summary").or(() -> agent.text("id")));
    }

    private static ReadAlert noise(Document document, String rule, String sentence, Optional<String> ownId) {
        return ReadAlert.of(AlertKind.NOISE, rule, document.raw())
                .summary(sentence)
                .ownId(ownId)
                .build();
    }
}
