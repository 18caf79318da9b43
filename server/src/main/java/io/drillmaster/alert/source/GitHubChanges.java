package io.drillmaster.alert.source;

import io.drillmaster.alert.Reading;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.util.List;
import java.util.Optional;

/**
 * What happens to the code itself: pushes, pull requests, published packages. None of it detects anything, but it shows
 * when a drill package came into a repository, so it is kept with what it speaks of.
 */
final class GitHubChanges {
    static final List<String> EVENTS = List.of("push", "pull_request", "package", "registry_package");

    private GitHubChanges() {}

    static Reading read(GitHubEvent event) {
        return switch (event.name()) {
            case "push" -> push(event);
            case "pull_request" -> pullRequest(event);
            default -> published(event);
        };
    }

    /** Its commits carry their authors' clocks, which may say anything; the push itself carries no time. */
    private static Reading push(GitHubEvent event) {
        var fields = event.fields();
        var commits = fields.objects("commits").size();
        var ref = fields.text("ref").map(it -> " to " + it).orElse("");
        return event.noise("A push of " + commits + (commits == 1 ? " commit" : " commits") + ref + event.where());
    }

    private static Reading pullRequest(GitHubEvent event) {
        var request = event.fields().object("pull_request");
        if (!request.present()) {
            return event.lacks("pull_request");
        }
        var what = "Pull request" + request.id("number").map(it -> " #" + it).orElse("")
                + request.text("title").map(it -> " '" + it + "'").orElse("") + event.where();
        var person = event.sender();
        var incident = request.text("node_id").or(() -> request.text("html_url"));
        if (event.action().equals("closed") && !request.flag("merged")) {
            var summary = person.orElse("Automation") + " closed without merging: " + what;
            return event.response(ResponseKind.HINT, person, incident, summary, request.time("closed_at"));
        }
        return kept(event, request.time("updated_at"), what + ": " + event.action());
    }

    private static Reading published(GitHubEvent event) {
        var item = event.fields().object(event.name());
        if (!item.present()) {
            return event.lacks(event.name());
        }
        var name = item.text("name").orElse("(no name)");
        var version = item.object("package_version").id("version");
        var traits =
                event.traits().packageName(name + version.map(it -> "==" + it).orElse(""));
        var stamp = item.object("package_version").time("created_at").or(() -> item.time("updated_at"));
        var alert = event.alert(AlertKind.NOISE, event.name()).sourceTime(stamp).traits(traits);
        return event.told(
                alert,
                "Package " + name + version.map(it -> " " + it).orElse("") + event.where() + ": " + event.action());
    }

    private static Reading kept(GitHubEvent event, Optional<SourceTime> stamp, String summary) {
        return event.told(
                event.alert(AlertKind.NOISE, event.name()).sourceTime(stamp).traits(event.traits()), summary);
    }
}
