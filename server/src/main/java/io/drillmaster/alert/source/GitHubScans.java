package io.drillmaster.alert.source;

import io.drillmaster.alert.Reading;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.util.List;
import java.util.Optional;

/**
 * What GitHub's scanners find: code scanning, Dependabot, secret scanning. A find warns and stops nothing. What is new,
 * or there again, is an alert; what people decide about a find is a response; the rest is kept. Older GitHub
 * servers tell of Dependabot's finds by another name.
 */
final class GitHubScans {
    static final List<String> EVENTS = List.of(
            "code_scanning_alert", "dependabot_alert", "secret_scanning_alert", "repository_vulnerability_alert");

    private GitHubScans() {}

    static Reading read(GitHubEvent event) {
        var find = event.fields().object("alert");
        if (!find.present()) {
            return event.lacks("alert");
        }
        return switch (event.action()) {
            case "created", "create", "publicly_leaked" ->
                alert(event, find, AlertKind.GATE_WARNED, find.time("created_at"));
            case "appeared_in_branch", "reopened", "reintroduced", "auto_reopened" ->
                alert(event, find, AlertKind.GATE_WARNED, find.time("updated_at"));
            case "closed_by_user", "dismissed", "dismiss", "resolved" -> closed(event, find);
            case "assigned", "unassigned", "assignees_changed", "updated_assignment" -> assigned(event, find);
            case "reopened_by_user" -> response(event, find, ResponseKind.HINT, "reopened", Optional.empty());
            default -> alert(event, find, AlertKind.NOISE, Optional.empty());
        };
    }

    private static Reading alert(GitHubEvent event, LooseFields find, AlertKind kind, Optional<SourceTime> stamp) {
        var traits = event.traits();
        dependency(find).ifPresent(traits::packageName);
        var alert = event.alert(kind, rule(event, find))
                .priority(severity(find))
                .sourceTime(stamp)
                .generatedAt(stamp)
                .traits(traits)
                .incident(find.text("html_url").orElse(""));
        return event.told(alert, what(event, find) + ": " + event.action() + title(find));
    }

    /** Closed is not answered: nobody has to have looked at what a scanner finds fixed or a rule dismisses. */
    private static Reading closed(GitHubEvent event, LooseFields find) {
        var at = find.time("dismissed_at").or(() -> find.time("resolved_at"));
        return response(event, find, ResponseKind.CLOSED, "closed", at);
    }

    private static Reading assigned(GitHubEvent event, LooseFields find) {
        var nobody = find.objects("assignees").isEmpty() && !event.action().equals("assigned");
        return nobody
                ? response(event, find, ResponseKind.UNACKNOWLEDGED, "took everybody off", find.time("updated_at"))
                : response(event, find, ResponseKind.ACKNOWLEDGED, "assigned", find.time("updated_at"));
    }

    private static Reading response(
            GitHubEvent event, LooseFields find, ResponseKind kind, String did, Optional<SourceTime> at) {
        var person = GitHubEvent.person(find.object("dismissed_by"))
                .or(() -> GitHubEvent.person(find.object("resolved_by")))
                .or(() -> GitHubEvent.person(find.object("dismisser")))
                .filter(it -> kind == ResponseKind.CLOSED)
                .or(event::sender);
        var summary = person.orElse("GitHub") + " " + did + " " + what(event, find) + title(find);
        return event.response(kind, person, find.text("html_url"), summary, at);
    }

    private static String what(GitHubEvent event, LooseFields find) {
        var sort = switch (event.name()) {
            case "code_scanning_alert" -> find.object("tool").text("name").orElse("Code scanning") + " alert";
            case "secret_scanning_alert" -> "Secret scanning alert";
            default -> "Dependabot alert";
        };
        return sort + find.id("number").map(it -> " #" + it).orElse("") + event.where();
    }

    private static String title(LooseFields find) {
        var dependency = dependency(find);
        return find.object("rule")
                .text("description")
                .or(() -> find.object("security_advisory")
                        .text("summary")
                        .map(it -> dependency.map(name -> name + ": ").orElse("") + it))
                .or(() -> find.text("secret_type_display_name"))
                .or(() -> dependency)
                .map(it -> ": " + it)
                .orElse("");
    }

    private static Optional<String> dependency(LooseFields find) {
        return find.object("dependency").object("package").text("name").or(() -> find.text("affected_package_name"));
    }

    private static String rule(GitHubEvent event, LooseFields find) {
        return find.object("rule")
                .id("id")
                .or(() -> find.object("security_advisory").text("ghsa_id"))
                .or(() -> find.text("ghsa_id"))
                .or(() -> find.text("secret_type"))
                .orElse(event.name());
    }

    private static String severity(LooseFields find) {
        var rule = find.object("rule");
        return rule.text("security_severity_level")
                .or(() -> rule.text("severity"))
                .or(() -> find.object("security_vulnerability").text("severity"))
                .or(() -> find.object("security_advisory").text("severity"))
                .or(() -> find.text("severity"))
                .orElse("");
    }
}
