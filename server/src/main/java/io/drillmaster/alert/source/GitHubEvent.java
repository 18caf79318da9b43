package io.drillmaster.alert.source;

import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.util.List;
import java.util.Optional;

/**
 * One event of GitHub.
 *
 * @param name the header X-GitHub-Event; without it, as in payloads that were stored as files, what the body shows
 * @param action what happened to its subject; empty for events that have none
 * @param fields the body's
 * @param deliveryId the same when a person has it delivered again
 */
record GitHubEvent(String name, String action, Document document, LooseFields fields, Optional<String> deliveryId) {
    private static final List<String> SUBJECTS = List.of(
            "workflow_job",
            "workflow_run",
            "check_run",
            "check_suite",
            "pull_request",
            "projects_v2_item",
            "registry_package",
            "package");

    /** @param payload the delivery's JSON, out of its form if it came in one */
    static GitHubEvent of(Delivery delivery, byte[] payload) {
        var document = Document.whole(payload);
        var fields = LooseFields.of(document.json());
        var name = delivery.header("x-github-event").orElseGet(() -> shown(fields));
        return new GitHubEvent(
                name, fields.text("action").orElse(""), document, fields, delivery.header("x-github-delivery"));
    }

    /** The event that a body without its header must be of. */
    private static String shown(LooseFields fields) {
        var alert = fields.object("alert");
        if (alert.object("dependency").present()) {
            return "dependabot_alert";
        }
        if (alert.text("secret_type").isPresent()) {
            return "secret_scanning_alert";
        }
        if (alert.object("tool").present()) {
            return "code_scanning_alert";
        }
        if (fields.object("issue").present() && !fields.object("comment").present()) {
            return "issues";
        }
        if (fields.text("zen").isPresent()) {
            return "ping";
        }
        return SUBJECTS.stream()
                .filter(subject -> fields.object(subject).present())
                .findFirst()
                .orElse("(no event)");
    }

    /** Where it happened, as a part of a sentence. */
    String where() {
        return repository().map(it -> " of " + it).orElse("");
    }

    /** {@code owner/repo}, in its owner's spelling. */
    Optional<String> repository() {
        return fields.object("repository").text("full_name");
    }

    /** Who caused it; empty for apps and for GitHub itself. */
    Optional<String> sender() {
        return person(fields.object("sender"));
    }

    /** A user's login; empty for apps and for GitHub itself. */
    static Optional<String> person(LooseFields user) {
        return user.text("login")
                .filter(login -> !login.endsWith("[bot]"))
                .filter(login -> user.text("type").orElse("User").equals("User"));
    }

    Traits traits() {
        return Traits.in(document.text());
    }

    ReadAlert.Builder alert(AlertKind kind, String rule) {
        return ReadAlert.of(kind, rule, document.raw()).ownId(deliveryId);
    }

    /** The end of every alert: what was passed over is known only now. */
    Reading told(ReadAlert.Builder alert, String summary) {
        return alert.summary(summary + fields.remark()).build();
    }

    /** Something that is kept and never counts. */
    Reading noise(String summary) {
        return told(alert(AlertKind.NOISE, name).traits(traits()), summary);
    }

    /** An event without what it is about. */
    Reading lacks(String subject) {
        return noise("GitHub sent '" + name + "' without the object '" + subject + "'.");
    }

    Reading response(
            ResponseKind kind,
            Optional<String> person,
            Optional<String> incident,
            String summary,
            Optional<SourceTime> at) {
        return new ReadResponse(
                kind, person, incident, summary + fields.remark(), at, deliveryId, traits().found(), document.raw());
    }
}
