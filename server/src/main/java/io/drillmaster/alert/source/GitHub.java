package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.Reading;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * GitHub's webhooks: the gates that a change has to pass ({@link GitHubGates}), what scanners find ({@link GitHubScans}),
 * what people do with issues ({@link GitHubIssues}) and what happens to the code ({@link GitHubChanges}). GitHub never
 * repeats a delivery by itself; a person may, within three days, and the delivery's id is then the same.
 */
final class GitHub implements AlertSource {
    /** Those that a repository's webhook is asked for; others are kept if somebody asks for them. */
    private static final List<String> EVENTS = List.of(
            "check_run",
            "check_suite",
            "code_scanning_alert",
            "dependabot_alert",
            "issues",
            "package",
            "pull_request",
            "push",
            "secret_scanning_alert",
            "status",
            "workflow_job",
            "workflow_run");

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
                Events:           Let me select individual events: Check runs, Check suites,
                                  Code scanning alerts, Dependabot alerts, Issues, Packages, Pull requests,
                                  Pushes, Secret scanning alerts, Statuses, Workflow jobs, Workflow runs
                Active:           yes
                """.formatted(address.url(), secret.orElse("(leave empty)"));
        var config = new TreeMap<>(Map.of("url", address.url().toString(), "content_type", "json"));
        secret.ifPresent(value -> config.put("secret", value));
        var command = """
                gh api 'repos/{owner}/{repo}/hooks' --input - <<'JSON'
                {"name": "web", "active": true, "events": %s, "config": %s}
                JSON
                """.formatted(Json.write(EVENTS), Json.write(config));
        return List.of(
                new Snippet(SNIPPET_TITLE, fields),
                new Snippet("GitHub's command line, run inside a clone of the repository", command));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        return List.of(reading(GitHubEvent.of(delivery, payload(delivery))));
    }

    /** GitHub's own preset is a form with the JSON in one field; what is signed is the body as it came. */
    private static byte[] payload(Delivery delivery) {
        if (!delivery.header("content-type").orElse("").contains("x-www-form-urlencoded")) {
            return delivery.body();
        }
        var payload = FormBody.fields(delivery.body()).get("payload");
        if (payload == null) {
            throw Problem.badInput(
                    "form-encoded",
                    "The body is a form without the field 'payload' in which GitHub sends its events; set the webhook's"
                            + " content type on GitHub to application/json.");
        }
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    private static Reading reading(GitHubEvent event) {
        var name = event.name();
        if (GitHubGates.EVENTS.contains(name)) {
            return GitHubGates.read(event);
        }
        if (GitHubScans.EVENTS.contains(name)) {
            return GitHubScans.read(event);
        }
        if (GitHubIssues.EVENTS.contains(name)) {
            return GitHubIssues.read(event);
        }
        if (GitHubChanges.EVENTS.contains(name)) {
            return GitHubChanges.read(event);
        }
        return event.noise(
                name.equals("ping")
                        ? "GitHub greets: the webhook is set up."
                        : "GitHub sent '" + name + "', which is no gate, no scan and no answer of a person.");
    }
}
