package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Jira's webhooks about issues, Cloud and Data Center. A person who moves an issue into a status of the category "in
 * progress" investigates; statuses have names of the team's own, their categories have not.
 */
final class Jira implements AlertSource {
    /** How Jira calls the category that people see as "In Progress". */
    private static final String IN_PROGRESS = "indeterminate";

    @Override
    public String id() {
        return "jira";
    }

    @Override
    public String title() {
        return "Jira";
    }

    @Override
    public Authenticator authenticator() {
        return new JiraSignature();
    }

    @Override
    public boolean secretFromTheStart() {
        return true;
    }

    @Override
    public int sizeLimit() {
        return LONG_MESSAGES;
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var fields = """
                URL:    %s
                Secret: %s
                JQL:    project = SEC   (the project in which incidents are worked on)
                Events: Issue created, updated; Comment created
                """.formatted(
                        address.url(), address.secret().map(HookSecret::value).orElse("(leave empty)"));
        return List.of(new Snippet("Jira: Settings, System, WebHooks, Create a WebHook", fields));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var document = Document.whole(delivery.body());
        var json = LooseFields.of(document.json());
        var ownId = delivery.header("x-atlassian-webhook-identifier");
        var event = json.text("webhookEvent").orElse("(no event)");
        var response = switch (event) {
            case "jira:issue_created" -> Optional.of(response(ResponseKind.HINT, "created", document, json, ownId));
            case "comment_created" ->
                Optional.of(response(ResponseKind.HINT, "has a new comment", document, json, ownId));
            case "jira:issue_updated" -> updated(document, json, ownId);
            default -> Optional.<Reading>empty();
        };
        return List.of(response.orElseGet(() -> ReadAlert.of(AlertKind.NOISE, event, document.raw())
                .summary("Jira sent '" + event + "', which says nothing of a response." + json.remark())
                .ownId(ownId)
                .build()));
    }

    private static Optional<Reading> updated(Document document, LooseFields json, Optional<String> ownId) {
        for (var item : json.object("changelog").objects("items")) {
            var field = item.text("field").orElse("");
            if (field.equals("status")) {
                var name = item.text("toString").orElse("(no name)");
                return Optional.of(response(kind(json, item, name), "moved to '" + name + "'", document, json, ownId));
            }
            if (field.equals("assignee")) {
                return Optional.of(response(ResponseKind.HINT, "assigned", document, json, ownId));
            }
        }
        return Optional.empty();
    }

    /** The issue's status is the one that it was moved to, unless it was moved on since. */
    private static ResponseKind kind(LooseFields json, LooseFields item, String name) {
        var status = json.object("issue").object("fields").object("status");
        var same = status.id("id").equals(item.id("to"))
                || status.text("name").filter(name::equals).isPresent();
        var category = same ? status.object("statusCategory").text("key") : Optional.<String>empty();
        if (category.filter(IN_PROGRESS::equals).isPresent()
                || (category.isEmpty() && name.equalsIgnoreCase("in progress"))
                || SpokenResponse.of(name)
                        .filter(ResponseKind.INVESTIGATING::equals)
                        .isPresent()) {
            return ResponseKind.INVESTIGATING;
        }
        return category.filter("done"::equals).isPresent() ? ResponseKind.CLOSED : ResponseKind.HINT;
    }

    private static Reading response(
            ResponseKind kind, String what, Document document, LooseFields json, Optional<String> ownId) {
        var issue = json.object("issue");
        var title = issue.text("key").orElse("(no key)") + " '"
                + issue.object("fields").text("summary").orElse("") + "'";
        return new ReadResponse(
                kind,
                person(json),
                incident(issue),
                "Jira issue " + title + ": " + what + json.remark(),
                json.epochMillis("timestamp"),
                ownId,
                Traits.in(document.text()).found(),
                document.raw());
    }

    /** An app's account is automation. Data Center has logins; Cloud has names, and addresses where people show them. */
    private static Optional<String> person(LooseFields json) {
        var user = json.object("user").present()
                ? json.object("user")
                : json.object("comment").object("author");
        return user.text("accountType").filter("app"::equals).isPresent()
                ? Optional.empty()
                : user.text("name")
                        .or(() -> user.text("emailAddress"))
                        .or(() -> user.text("displayName"))
                        .or(() -> user.text("accountId"));
    }

    /** The key may change when an issue moves to another project; its number does not. Numbers are the site's own. */
    private static Optional<String> incident(LooseFields issue) {
        return issue.text("self")
                .flatMap(Jira::host)
                .flatMap(site -> issue.id("id").map(id -> site + "/" + id));
    }

    private static Optional<String> host(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getAuthority());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
