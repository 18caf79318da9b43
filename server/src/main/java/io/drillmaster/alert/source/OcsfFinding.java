package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Detection Finding (class 2004), or a Security Finding of before OCSF 1.1 (class 2001). A finding lives: it is created,
 * updated and closed under one uid. That it is "in progress" is the response of its assignee; that somebody suppressed or
 * resolved it ends nothing. An update that saw nothing new is the same alert again, one that did is another.
 */
final class OcsfFinding {
    private static final int DETECTION = 2004;
    private static final int SECURITY = 2001;
    private static final int CREATE = 1;
    private static final int CLOSE = 3;
    private static final int IN_PROGRESS = 2;
    private static final int SUPPRESSED = 3;
    private static final int DELETED = 6;
    private static final int DENIED = 2;

    /** Blocked, Quarantined, Dropped: whether anything ran is not said, so it proves no execution. */
    private static final Set<Integer> STOPPED = Set.of(2, 3, 6);

    private static final int MOST_RESOURCES = 20;

    private final Document document;
    private final JsonNode json;
    private final JsonNode info;
    private final Optional<String> uid;
    private final String title;

    private OcsfFinding(Document document, JsonNode json) {
        this.document = document;
        this.json = json;
        this.info = json.path("finding_info").isObject() ? json.path("finding_info") : json.path("finding");
        this.uid = text(info, "uid");
        this.title = text(info, "title")
                .or(() -> text(analytic(), "name"))
                .or(() -> text(json, "message"))
                .orElse("(no title)");
    }

    /** What the event says; {@code json} is it, {@code document} what it came in. */
    static List<Reading> readings(Document document, JsonNode json) {
        var kind = number(json, "class_uid");
        if (kind != DETECTION && kind != SECURITY) {
            var name = text(json, "class_name").orElse("class " + kind);
            return List.of(ReadAlert.of(AlertKind.NOISE, name, document.raw())
                    .summary(
                            kind == 0
                                    ? "This is JSON, but no OCSF event: it has no 'class_uid'."
                                    : "OCSF " + name + " is no detection; only classes 2004 and 2001 are.")
                    .build());
        }
        return new OcsfFinding(document, json).readings();
    }

    private List<Reading> readings() {
        var activity = number(json, "activity_id");
        var status = json.path("status_id").isNumber() ? number(json, "status_id") : number(json, "state_id");
        if (activity == CLOSE || (status >= SUPPRESSED && status <= DELETED)) {
            return List.of(response(ResponseKind.CLOSED, text(json, "status").orElse("Closed")));
        }
        var readings = new ArrayList<Reading>();
        if (status != IN_PROGRESS || activity == CREATE) {
            readings.add(alert(activity));
        }
        if (status == IN_PROGRESS) {
            readings.add(response(ResponseKind.INVESTIGATING, "In progress"));
        }
        return readings;
    }

    private ReadAlert alert(int activity) {
        var seen = time(info, "first_seen_time").or(() -> time(json, "start_time"));
        var created = time(info, "created_time");
        var last = time(info, "last_seen_time").or(() -> seen).or(() -> created).or(() -> time(json, "time"));
        var host = text(json.path("device"), "hostname")
                .or(() -> text(json.path("device"), "name"))
                .orElse("");
        return ReadAlert.of(kind(), text(analytic(), "name").orElse(title), document.raw())
                .priority(text(json, "severity")
                        .orElseGet(() -> json.path("severity_id").isIntegralNumber()
                                ? json.path("severity_id").asText()
                                : ""))
                .summary(text(json, "message").orElse(title))
                .sourceTime(seen.or(() -> time(json, "time")))
                .generatedAt(activity == CREATE ? created : Optional.empty())
                .host(host)
                .ownId(uid.map(id -> "ocsf:" + id + ":"
                        + last.map(SourceTime::instant).map(Object::toString).orElse("")))
                .traits(traits(host))
                .build();
    }

    private AlertKind kind() {
        if (title.startsWith("[SAMPLE]")) {
            return AlertKind.NOISE; // how GuardDuty marks the findings of its "generate sample findings"
        }
        return STOPPED.contains(number(json, "disposition_id")) || number(json, "action_id") == DENIED
                ? AlertKind.GATE_BLOCKED
                : AlertKind.RUNTIME;
    }

    private ReadResponse response(ResponseKind kind, String status) {
        var time = time(info, "modified_time").or(() -> time(json, "time"));
        var assignee = json.path("assignee");
        var person = Stream.of("name", "email_addr", "uid")
                .flatMap(field -> text(assignee, field).stream())
                .findFirst();
        return new ReadResponse(
                kind,
                person,
                uid,
                status + ": " + title,
                time,
                uid.map(id -> "ocsf:" + id + ":" + kind + ":"
                        + time.map(SourceTime::instant).map(Object::toString).orElse("")),
                traits("").found(),
                document.raw());
    }

    private Traits traits(String host) {
        var traits = Traits.in(document.text()).host(host);
        text(json.path("device"), "name").ifPresent(traits::host);
        var resources = json.path("resources");
        for (var i = 0; i < Math.min(resources.size(), MOST_RESOURCES); i++) {
            text(resources.path(i), "name").ifPresent(traits::host);
            text(resources.path(i), "hostname").ifPresent(traits::host);
        }
        return traits;
    }

    /** It stands in the finding's information, and before 1.1 beside it. */
    private JsonNode analytic() {
        return info.path("analytic").isObject() ? info.path("analytic") : json.path("analytic");
    }

    /** The text form, where the date-time profile gives one, keeps more digits than the milliseconds. */
    private static Optional<SourceTime> time(JsonNode parent, String field) {
        return Stamp.of(parent.path(field + "_dt")).or(() -> Epoch.millis(parent.path(field)));
    }

    private static int number(JsonNode parent, String field) {
        var value = parent.path(field);
        return value.isIntegralNumber() && value.canConvertToInt() ? value.intValue() : 0;
    }

    private static Optional<String> text(JsonNode parent, String field) {
        return Optional.ofNullable(parent.path(field).textValue()).filter(it -> !it.isBlank());
    }
}
