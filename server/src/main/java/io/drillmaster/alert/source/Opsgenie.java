package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Opsgenie's webhook integration: one action on one alert a delivery. It signs nothing; a header of the operator's own
 * carries the secret. An action of the team's own that is called "Investigating" is an investigation.
 */
final class Opsgenie implements AlertSource {
    /** Names under which Opsgenie does things itself. */
    private static final Set<String> AUTOMATION = Set.of("system", "alert api", "opsgenie", "policy");

    @Override
    public String id() {
        return "opsgenie";
    }

    @Override
    public String title() {
        return "Opsgenie";
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
        var fields = """
                Webhook URL:                    %s
                Add alert description/details:  yes
                Custom header:                  %s
                Alert actions:                  created, acknowledged, unacknowledged, ownership assigned, note added,
                                                snoozed, closed, and a custom action Investigating if you have one
                """.formatted(
                        address.url(),
                        address.secret()
                                .map(secret -> "Authorization: Bearer " + secret.value())
                                .orElse("(none)"));
        return List.of(new Snippet("Opsgenie: Settings, Integrations, Add integration, Webhook", fields));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var document = Document.whole(delivery.body());
        var json = LooseFields.of(document.json());
        var action = json.text("action");
        if (action.isEmpty()) {
            return List.of(ReadAlert.of(AlertKind.NOISE, "(no action)", document.raw())
                    .summary("This is JSON, but nothing of Opsgenie's webhook: it has no 'action'." + json.remark())
                    .build());
        }
        return List.of(read(action.get(), document, json));
    }

    private static Reading read(String action, Document document, LooseFields json) {
        return switch (action.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
            case "create" -> alert(document, json);
            case "acknowledge", "takeownership", "assignownership" ->
                response(ResponseKind.ACKNOWLEDGED, action, document, json);
            case "unacknowledge" -> response(ResponseKind.UNACKNOWLEDGED, action, document, json);
            case "addnote", "snooze" -> response(ResponseKind.HINT, action, document, json);
            case "close", "delete" -> response(ResponseKind.CLOSED, action, document, json);
            default ->
                SpokenResponse.of(action)
                        .filter(kind -> kind == ResponseKind.INVESTIGATING)
                        .<Reading>map(kind -> response(kind, action, document, json))
                        .orElseGet(() -> ReadAlert.of(AlertKind.NOISE, action, document.raw())
                                .summary("Opsgenie sent '" + action + "', which says nothing of a response.")
                                .ownId(ownId(action, document, json.object("alert")))
                                .build());
        };
    }

    /** It may stem from a sensor or a gate; taken as a warning it counts as a detection and proves no execution. */
    private static ReadAlert alert(Document document, LooseFields json) {
        var told = json.object("alert");
        var created = EpochStamp.MILLIS.of(document.json().path("alert").path("createdAt"));
        var alert = ReadAlert.of(
                        AlertKind.GATE_WARNED, json.text("integrationName").orElse("alert"), document.raw())
                .priority(told.text("priority").orElse(""))
                .sourceTime(created)
                .generatedAt(created)
                .ownId(ownId("Create", document, told))
                .traits(Traits.in(document.text()));
        told.text("alertId").ifPresent(alert::incident);
        return alert.summary(told.text("message").orElse("(no message)") + json.remark())
                .build();
    }

    private static ReadResponse response(ResponseKind kind, String action, Document document, LooseFields json) {
        var alert = json.object("alert");
        return new ReadResponse(
                kind,
                person(json, alert),
                alert.text("alertId"),
                "Opsgenie alert '" + alert.text("message").orElse("(no message)") + "': " + action + json.remark(),
                updatedAt(document),
                ownId(action, document, alert),
                Traits.in(document.text()).found(),
                document.raw());
    }

    /** In a delivery about an action, the alert's user is who did it. */
    private static Optional<String> person(LooseFields json, LooseFields alert) {
        var automatic = json.object("source")
                .text("type")
                .filter("system"::equalsIgnoreCase)
                .isPresent();
        return alert.text("username")
                .filter(name -> !automatic && !AUTOMATION.contains(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** Nanoseconds, finer than a double can hold. */
    private static Optional<SourceTime> updatedAt(Document document) {
        return EpochStamp.NANOS.of(document.json().path("alert").path("updatedAt"));
    }

    private static Optional<String> ownId(String action, Document document, LooseFields alert) {
        return alert.text("alertId").flatMap(id -> updatedAt(document).map(at -> id + ":" + action + ":" + at.raw()));
    }
}
