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
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.SourceTime;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * GitLab's webhooks for pipelines and jobs. GitLab writes its times as {@code 2016-08-12 15:23:28 UTC}, leaves fields
 * null until they are known, and names a job "build".
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
                Trigger:          Job events, Pipeline events
                SSL verification: Enable SSL verification
                """.formatted(
                        address.url(), address.secret().map(HookSecret::value).orElse("(leave empty)"));
        return List.of(new Snippet("GitLab: project, Settings, Webhooks, Add new webhook", fields));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var document = Document.whole(delivery.body());
        var json = document.json();
        var event = text(json, "object_kind")
                .or(() -> delivery.header("x-gitlab-event"))
                .orElse("(no event)");
        return List.of(
                switch (event) {
                    case "pipeline" -> pipeline(document, delivery);
                    case "build" -> job(document, delivery);
                    default ->
                        ReadAlert.of(AlertKind.NOISE, event, document.raw())
                                .summary("GitLab sent '" + event + "', which is no gate.")
                                .ownId(deliveryKey(delivery, event))
                                .build();
                });
    }

    private static ReadAlert pipeline(Document document, Delivery delivery) {
        var json = document.json();
        var pipeline = json.path("object_attributes");
        var status = text(pipeline, "status").orElse("unknown");
        var rule = text(pipeline, "name").orElse("pipeline");
        var finished = finished(status, pipeline.path("finished_at"));
        return ReadAlert.of(status.equals("failed") ? AlertKind.GATE_BLOCKED : AlertKind.NOISE, rule, document.raw())
                .priority(status)
                .summary("Pipeline '" + rule + "'" + where(json) + ": " + status)
                .sourceTime(finished)
                .generatedAt(finished)
                .ownId(deliveryKey(delivery, "pipeline:" + pipeline.path("id").asText() + ":" + status))
                .traits(traits(document, pipeline.path("id")))
                .build();
    }

    private static ReadAlert job(Document document, Delivery delivery) {
        var json = document.json();
        var status = text(json, "build_status").orElse("unknown");
        var rule = text(json, "build_name").orElse("job");
        var finished = finished(status, json.path("build_finished_at"));
        var traits = traits(document, json.path("pipeline_id"));
        text(json.path("runner"), "description").ifPresent(traits::host);
        return ReadAlert.of(kindOfJob(status, json.path("build_allow_failure").asBoolean()), rule, document.raw())
                .priority(status)
                .summary("Job '" + rule + "'" + where(json) + ": " + status)
                .sourceTime(finished)
                .generatedAt(finished)
                .ownId(deliveryKey(delivery, "build:" + json.path("build_id").asText() + ":" + status))
                .traits(traits)
                .build();
    }

    private static AlertKind kindOfJob(String status, boolean allowedToFail) {
        if (!status.equals("failed")) {
            return AlertKind.NOISE;
        }
        return allowedToFail ? AlertKind.GATE_WARNED : AlertKind.GATE_BLOCKED;
    }

    private static Traits traits(Document document, JsonNode pipelineId) {
        var traits = Traits.in(document.text());
        if (pipelineId.isIntegralNumber() && pipelineId.canConvertToLong()) {
            project(document.json()).ifPresent(path -> traits.ciRun(CiRun.gitlab(path, pipelineId.longValue())));
        }
        return traits;
    }

    /** Older GitLabs name a job's project only by the address of its page. */
    private static Optional<String> project(JsonNode json) {
        return text(json.path("project"), "path_with_namespace")
                .or(() -> text(json.path("repository"), "homepage").flatMap(GitLab::pathOf));
    }

    private static Optional<String> pathOf(String homepage) {
        try {
            return Optional.ofNullable(URI.create(homepage).getPath())
                    .filter(path -> path.length() > 1)
                    .map(path -> path.substring(1));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** A retried delivery carries the same key (17.4); before that an event's id, which a chain of hooks may share. */
    private static Optional<String> deliveryKey(Delivery delivery, String what) {
        return delivery.header("idempotency-key")
                .or(() -> delivery.header("x-gitlab-event-uuid").map(event -> event + ":" + what));
    }

    private static Optional<SourceTime> finished(String status, JsonNode stamp) {
        return status.equals("running") || status.equals("pending") ? Optional.empty() : Stamp.of(stamp);
    }

    private static String where(JsonNode json) {
        return project(json).map(path -> " of " + path).orElse("");
    }

    private static Optional<String> text(JsonNode parent, String field) {
        return Optional.ofNullable(parent.path(field).textValue()).filter(it -> !it.isBlank());
    }
}
