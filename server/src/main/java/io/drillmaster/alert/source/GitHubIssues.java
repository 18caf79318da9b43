package io.drillmaster.alert.source;

import io.drillmaster.alert.Reading;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people do with issues, where a team answers alerts by them. To be assigned is to have taken note; only a label or
 * a project's column that says so means that somebody works on it.
 */
final class GitHubIssues {
    static final List<String> EVENTS = List.of("issues", "projects_v2_item");

    private static final Set<String> AT_WORK = Set.of("in progress", "investigating", "under investigation");
    private static final Pattern FAMILY = Pattern.compile("^.*[:/]");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z]+");

    private GitHubIssues() {}

    static Reading read(GitHubEvent event) {
        return event.name().equals("issues") ? issue(event) : card(event);
    }

    private static Reading issue(GitHubEvent event) {
        var issue = event.fields().object("issue");
        if (!issue.present()) {
            return event.lacks("issue");
        }
        var at = issue.time("updated_at");
        return switch (event.action()) {
            case "opened" -> response(event, issue, ResponseKind.HINT, "opened", issue.time("created_at"));
            case "assigned" -> response(event, issue, ResponseKind.ACKNOWLEDGED, "assigned" + whom(event), at);
            case "unassigned" ->
                nobodyLeft(event, issue)
                        ? response(event, issue, ResponseKind.UNACKNOWLEDGED, "took everybody off", at)
                        : other(event, issue);
            case "labeled" ->
                event.fields()
                                .object("label")
                                .text("name")
                                .filter(GitHubIssues::atWork)
                                .isPresent()
                        ? response(event, issue, ResponseKind.INVESTIGATING, "put in progress", at)
                        : other(event, issue);
            case "closed" -> response(event, issue, ResponseKind.CLOSED, "closed", issue.time("closed_at"));
            default -> other(event, issue);
        };
    }

    /** An issue's card was moved on a project's board. The card knows its issue only by GitHub's own id. */
    private static Reading card(GitHubEvent event) {
        var card = event.fields().object("projects_v2_item");
        if (!card.present()) {
            return event.lacks("projects_v2_item");
        }
        var value = event.fields().object("changes").object("field_value");
        var moved = value.present() ? value.object("to").text("name") : Optional.<String>empty();
        if (!event.action().equals("edited")
                || moved.filter(GitHubIssues::atWork).isEmpty()) {
            return event.noise("A card of a project: " + event.action() + ".");
        }
        var person = event.sender();
        var summary = person.orElse("Automation") + " moved a card to '" + moved.get() + "'";
        return event.response(
                ResponseKind.INVESTIGATING, person, card.text("content_node_id"), summary, card.time("updated_at"));
    }

    /** Whether a label or a column says that somebody is at work; "status: In Progress" does, "not in progress" not. */
    static boolean atWork(String label) {
        var last = FAMILY.matcher(label.toLowerCase(Locale.ROOT)).replaceFirst("");
        return AT_WORK.contains(NO_WORD.matcher(last).replaceAll(" ").strip());
    }

    private static Reading response(
            GitHubEvent event, LooseFields issue, ResponseKind kind, String did, Optional<SourceTime> at) {
        var person = event.sender();
        var incident = issue.text("node_id").or(() -> issue.text("html_url"));
        return event.response(
                kind, person, incident, person.orElse("Automation") + " " + did + ": " + what(event, issue), at);
    }

    private static Reading other(GitHubEvent event, LooseFields issue) {
        return event.noise(what(event, issue) + ": " + event.action() + ", which answers nothing");
    }

    /** Whether all who are named for it are the one who is not any more: some payloads still list that one. */
    private static boolean nobodyLeft(GitHubEvent event, LooseFields issue) {
        var gone = event.fields().object("assignee").text("login");
        return issue.objects("assignees").stream()
                .allMatch(it -> it.text("login").equals(gone));
    }

    private static String what(GitHubEvent event, LooseFields issue) {
        return "Issue" + issue.id("number").map(it -> " #" + it).orElse("")
                + issue.text("title").map(it -> " '" + it + "'").orElse("") + event.where();
    }

    private static String whom(GitHubEvent event) {
        return event.fields()
                .object("assignee")
                .text("login")
                .map(it -> " to " + it)
                .orElse("");
    }
}
