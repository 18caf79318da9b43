package io.drillmaster.alert.source;

import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.ResponseKind;
import java.util.Optional;

/**
 * What a person did with an incident, as the trigger "When a Microsoft Sentinel incident is updated" tells it. Only what a
 * user changed counts as a person's act: rules and playbooks assign and close incidents too.
 */
final class SentinelResponse {
    private SentinelResponse() {}

    /** The response; empty when the incident is new, or when something else than its status or owner changed. */
    static Optional<ReadResponse> in(Document document, Told incident, Told trigger) {
        var updates = new Told(trigger.at("incidentUpdates"));
        var properties = new Told(incident.at("properties"));
        var status = properties.text("status").orElse("");
        var owner = properties.text("owner.userPrincipalName", "owner.email", "owner.assignedTo");
        if (!trigger.at("incidentUpdates").isObject() || (status.equals("New") && owner.isEmpty())) {
            return Optional.empty();
        }
        var byUser = updates.text("updatedBy.source")
                .filter("User"::equalsIgnoreCase)
                .isPresent();
        var person = updates.text("updatedBy.name").or(() -> owner).filter(name -> byUser);
        var number = properties.text("incidentNumber").orElse("?");
        return Optional.of(new ReadResponse(
                kind(status),
                person,
                incident.text("name", "id"),
                "Incident " + number + " is " + status
                        + owner.map(it -> ", owned by " + it).orElse("")
                        + updates.text("updatedBy.name")
                                .map(it -> ", says " + it)
                                .orElse(""),
                updates.time("updatedTime").or(() -> properties.time("lastModifiedTimeUtc")),
                incident.text("name", "id").map(it -> "sentinel:" + it + ":" + status + ":" + owner.orElse("")),
                Traits.in(document.text()).found(),
                document.raw()));
    }

    private static ResponseKind kind(String status) {
        return switch (status) {
            case "Active" -> ResponseKind.INVESTIGATING; // Sentinel's word for "in progress"
            case "Closed" -> ResponseKind.CLOSED;
            default -> ResponseKind.ACKNOWLEDGED; // still new, but somebody's
        };
    }
}
