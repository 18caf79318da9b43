package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.SourceTime;
import java.util.List;
import java.util.Optional;

/**
 * CircleCI's outbound webhooks. They tell of workflows and jobs only when these have ended, may come twice, and carry an
 * id for that.
 */
final class CircleCi implements AlertSource {
    @Override
    public String id() {
        return "circleci";
    }

    @Override
    public String title() {
        return "CircleCI";
    }

    @Override
    public Authenticator authenticator() {
        return new CircleCiSignature();
    }

    @Override
    public boolean secretFromTheStart() {
        return true;
    }

    @Override
    public int sizeLimit() {
        return SHORT_MESSAGES;
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var fields = """
                Webhook name:             drillmaster
                Receiver URL:             %s
                Secret token:             %s
                Certificate verification: yes
                Events:                   Workflow Completed, Job Completed
                """.formatted(
                        address.url(), address.secret().map(HookSecret::value).orElse("(leave empty)"));
        return List.of(new Snippet("CircleCI: Project Settings, Webhooks, Add Webhook", fields));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var document = Document.whole(delivery.body());
        var fields = LooseFields.of(document.json());
        var type = fields.text("type")
                .or(() -> delivery.header("circleci-event-type"))
                .orElse("(no type)");
        return List.of(
                switch (type) {
                    case "workflow-completed" -> ended(document, fields, "workflow", "Workflow");
                    case "job-completed" -> ended(document, fields, "job", "Job");
                    default ->
                        noise(
                                document,
                                fields,
                                type,
                                "CircleCI sent '" + type + "', which tells of no workflow or job.");
                });
    }

    private static Reading ended(Document document, LooseFields fields, String subject, String word) {
        var run = fields.object(subject);
        var status = run.text("status");
        if (status.isEmpty()) {
            return noise(
                    document,
                    fields,
                    subject,
                    "CircleCI sent the end of a " + subject + " without '" + subject + ".status'.");
        }
        var rule = run.text("name").orElse(subject);
        var stopped = run.time("stopped_at");
        Optional<SourceTime> told = fields.time("happened_at").or(() -> stopped);
        var where = fields.object("project")
                .text("slug")
                .or(() -> fields.object("project").text("name"))
                .map(it -> " of " + it)
                .orElse("");
        return ReadAlert.of(kind(status.get()), rule, document.raw())
                .priority(status.get())
                .sourceTime(stopped.or(() -> told))
                .generatedAt(told)
                .ownId(fields.id("id"))
                .traits(Traits.in(document.text()))
                .summary(word + " '" + rule + "'" + where + ": " + status.get() + fields.remark())
                .build();
    }

    private static AlertKind kind(String status) {
        return switch (status) {
            case "failed", "timedout" -> AlertKind.GATE_BLOCKED;
            // success, canceled; and error, infrastructure_fail, unauthorized: it was not run, so nothing was decided
            default -> AlertKind.NOISE;
        };
    }

    private static Reading noise(Document document, LooseFields fields, String rule, String summary) {
        return ReadAlert.of(AlertKind.NOISE, rule, document.raw())
                .ownId(fields.id("id"))
                .traits(Traits.in(document.text()))
                .summary(summary + fields.remark())
                .build();
    }
}
