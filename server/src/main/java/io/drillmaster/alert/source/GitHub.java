package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.CiRun;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.SourceTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * GitHub's webhooks for workflow runs and check runs: the gates that a change has to pass. GitHub never repeats a
 * delivery by itself; a person may, within three days, and the delivery's id is then the same.
 */
final class GitHub implements AlertSource {
    private static final String SNIPPET_TITLE = "GitHub: repository, Settings, Webhooks, Add webhook";

    @Override
    public String id() {
        return "github";
    }

    @Override
    public String title() {
        return "GitHub";
    }

    @Override
    public Authenticator authenticator() {
        return new GitHubSignature();
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
        var secret = address.secret().map(HookSecret::value);
        var fields = """
                Payload URL:      %s
                Content type:     application/json
                Secret:           %s
                SSL verification: Enable SSL verification
                Events:           Let me select individual events: Check runs, Workflow runs
                Active:           yes
                """.formatted(address.url(), secret.orElse("(leave empty)"));
        var config = new TreeMap<>(Map.of("url", address.url().toString(), "content_type", "json"));
        secret.ifPresent(value -> config.put("secret", value));
        var command = """
                gh api 'repos/{owner}/{repo}/hooks' --input - <<'JSON'
                {"name": "web", "active": true, "events": ["check_run", "workflow_run"], "config": %s}
                JSON
                """.formatted(Json.write(config));
        return List.of(
                new Snippet(SNIPPET_TITLE, fields),
                new Snippet("GitHub's command line, run inside a clone of the repository", command));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        if (delivery.header("content-type").orElse("").contains("x-www-form-urlencoded")) {
            throw Problem.badInput(
                    "form-encoded",
                    "The body is a form; set the webhook's content type on GitHub to application/json.");
        }
        var document = Document.whole(delivery.body());
        var event = delivery.header("x-github-event").orElse("(no event)");
        var alert = switch (event) {
            case "workflow_run" -> workflowRun(document);
            case "check_run" -> checkRun(document);
            default ->
                ReadAlert.of(AlertKind.NOISE, event, document.raw())
                        .summary("GitHub sent '" + event + "', which is no gate.");
        };
        return List.of(alert.ownId(delivery.header("x-github-delivery")).build());
    }

    private static ReadAlert.Builder workflowRun(Document document) {
        var run = document.json().path("workflow_run");
        var name = text(run, "name").or(() -> text(run, "path")).orElse("workflow");
        var traits = Traits.in(document.text());
        if (run.path("id").canConvertToLong()) {
            repository(document.json())
                    .ifPresent(
                            it -> traits.ciRun(CiRun.github(it, run.path("id").longValue())));
        }
        return gate(document, run, "Workflow '" + name + "'", name)
                .sourceTime(completed(run, "updated_at"))
                .generatedAt(completed(run, "updated_at"))
                .traits(traits);
    }

    private static ReadAlert.Builder checkRun(Document document) {
        var run = document.json().path("check_run");
        var name = text(run, "name").orElse("check");
        return gate(document, run, "Check '" + name + "'", name)
                .sourceTime(completed(run, "completed_at"))
                .generatedAt(completed(run, "completed_at"))
                .traits(Traits.in(document.text())); // the run's id stands in details_url
    }

    private static ReadAlert.Builder gate(Document document, JsonNode run, String what, String rule) {
        var status = text(run, "conclusion").or(() -> text(run, "status")).orElse("unknown");
        var title = text(run.path("output"), "title").map(it -> ": " + it).orElse("");
        var where = repository(document.json()).map(it -> " of " + it).orElse("");
        return ReadAlert.of(kind(run), rule, document.raw())
                .priority(status)
                .summary(what + where + ": " + status + title);
    }

    private static AlertKind kind(JsonNode run) {
        return switch (text(run, "conclusion").orElse("")) {
            case "failure", "action_required", "timed_out", "startup_failure" -> AlertKind.GATE_BLOCKED;
            case "neutral" -> AlertKind.GATE_WARNED; // a check that found something and lets it pass
            default -> AlertKind.NOISE; // success, skipped, cancelled, stale, or not yet completed
        };
    }

    /** A stamp that only means the decision once there is one. */
    private static Optional<SourceTime> completed(JsonNode run, String field) {
        return text(run, "status").filter("completed"::equals).flatMap(it -> Stamp.of(run.path(field)));
    }

    private static Optional<String> repository(JsonNode json) {
        return text(json.path("repository"), "full_name");
    }

    private static Optional<String> text(JsonNode parent, String field) {
        return Optional.ofNullable(parent.path(field).textValue()).filter(it -> !it.isBlank());
    }
}
