package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.AlertKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * GitLab's webhooks: pipelines and jobs ({@link GitLabGates}) and vulnerabilities ({@link GitLabVulnerability}). GitLab
 * switches a webhook off after a few answers that are no 2xx, so whatever it sends is kept.
 */
final class GitLab implements AlertSource {
    @Override
    public String id() {
        return "gitlab";
    }

    @Override
    public String title() {
        return "GitLab";
    }

    @Override
    public Authenticator authenticator() {
        return new GitLabToken();
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
                URL:              %s
                Secret token:     %s
                Signing token:    %s
                Trigger:          Job events, Pipeline events, Vulnerability events
                SSL verification: Enable SSL verification
                """.formatted(
                        address.url(),
                        address.secret().map(HookSecret::value).orElse("(leave empty)"),
                        address.secret()
                                .map(secret -> WebhookSignature.token(secret)
                                        + "  (where your GitLab has this field; it then signs every delivery)")
                                .orElse("(leave empty)"));
        var hook = new TreeMap<String, Object>(Map.of(
                "url", address.url().toString(),
                "job_events", true,
                "pipeline_events", true,
                "vulnerability_events", true,
                "push_events", false,
                "enable_ssl_verification", true));
        address.secret().ifPresent(secret -> hook.put("token", secret.value()));
        var command = """
                glab api projects/:fullpath/hooks --method POST --header 'Content-Type: application/json' --input - <<'JSON'
                %s
                JSON
                """.formatted(Json.write(hook));
        return List.of(
                new Snippet("GitLab: project or group, Settings, Webhooks, Add new webhook", fields),
                new Snippet("GitLab's command line, run inside a clone of the project", command));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var document = Document.whole(delivery.body());
        var fields = LooseFields.of(document.json());
        var event = fields.text("object_kind")
                .or(() -> delivery.header("x-gitlab-event"))
                .orElse("(no event)");
        return List.of(
                switch (event) {
                    case "pipeline" -> GitLabGates.pipeline(document, fields, delivery);
                    case "build" -> GitLabGates.job(document, fields, delivery);
                    case "vulnerability" -> GitLabVulnerability.read(document, fields, delivery);
                    default ->
                        noise(document, fields, delivery, event, "'" + event + "', which is no gate and no find");
                });
    }

    /** Something that is kept and never counts. */
    static Reading noise(Document document, LooseFields fields, Delivery delivery, String event, String what) {
        return ReadAlert.of(AlertKind.NOISE, event, document.raw())
                .summary("GitLab sent " + what + "." + fields.remark())
                .traits(Traits.in(document.text()))
                .ownId(deliveryKey(delivery, event))
                .build();
    }

    /** A retried delivery carries the same key (17.4); before that an event's id, which a chain of hooks may share. */
    static Optional<String> deliveryKey(Delivery delivery, String what) {
        return delivery.header("idempotency-key")
                .or(() -> delivery.header("webhook-id"))
                .or(() -> delivery.header("x-gitlab-event-uuid").map(event -> event + ":" + what));
    }
}
