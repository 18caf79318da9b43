package io.drillmaster.alert.source;

import io.drillmaster.alert.CiRun;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.SourceTime;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What GitLab tells of pipelines and their jobs, which it calls builds. Fields are null until they are known. */
final class GitLabGates {
    private static final Set<String> ENDED = Set.of("success", "failed", "canceled", "skipped");
    private static final String WITH_WARNINGS = "passed with warnings";
    private static final int MOST_NAMED = 3;

    private GitLabGates() {}

    static Reading pipeline(Document document, LooseFields fields, Delivery delivery) {
        var pipeline = fields.object("object_attributes");
        if (!pipeline.present()) {
            return GitLab.noise(document, fields, delivery, "pipeline", "a pipeline without 'object_attributes'");
        }
        var status = pipeline.text("status").orElse("unknown");
        var rule = pipeline.text("name").orElse("pipeline");
        var ended = ended(status, pipeline.time("finished_at"));
        var warned =
                pipeline.text("detailed_status").filter(WITH_WARNINGS::equals).isPresent();
        var kind = status.equals("failed") ? AlertKind.GATE_BLOCKED : warned ? AlertKind.GATE_WARNED : AlertKind.NOISE;
        var summary = "Pipeline '" + rule + "'" + where(fields) + ": " + (warned ? WITH_WARNINGS : status)
                + (kind == AlertKind.NOISE ? "" : failedJobs(fields));
        return ReadAlert.of(kind, rule, document.raw())
                .priority(status)
                .sourceTime(ended)
                .generatedAt(ended)
                .ownId(GitLab.deliveryKey(
                        delivery, "pipeline:" + pipeline.id("id").orElse("") + ":" + status))
                .traits(traits(document, fields, pipeline.whole("id")))
                .summary(summary + fields.remark())
                .build();
    }

    static Reading job(Document document, LooseFields fields, Delivery delivery) {
        var status = fields.text("build_status").orElse("unknown");
        var rule = fields.text("build_name").orElse("job");
        var ended = ended(status, fields.time("build_finished_at"));
        var traits = traits(document, fields, fields.whole("pipeline_id"));
        var runner = fields.object("runner").text("description").orElse("");
        traits.host(runner);
        var reason = fields.text("build_failure_reason")
                .filter(it -> status.equals("failed") && !it.equals("unknown_failure"))
                .map(it -> ": " + it)
                .orElse("");
        return ReadAlert.of(kindOfJob(status, fields.flag("build_allow_failure")), rule, document.raw())
                .priority(status)
                .sourceTime(ended)
                .generatedAt(ended)
                .host(runner)
                .ownId(GitLab.deliveryKey(
                        delivery, "build:" + fields.id("build_id").orElse("") + ":" + status))
                .traits(traits)
                .summary("Job '" + rule + "'" + where(fields) + ": " + status + reason + fields.remark())
                .build();
    }

    private static AlertKind kindOfJob(String status, boolean allowedToFail) {
        if (!status.equals("failed")) {
            return AlertKind.NOISE;
        }
        return allowedToFail ? AlertKind.GATE_WARNED : AlertKind.GATE_BLOCKED;
    }

    private static Traits traits(Document document, LooseFields fields, OptionalLong pipeline) {
        var traits = Traits.in(document.text());
        if (pipeline.isPresent()) {
            project(fields).ifPresent(path -> traits.ciRun(CiRun.gitlab(path, pipeline.getAsLong())));
        }
        return traits;
    }

    /** Older GitLabs name a job's project only by the address of its page. */
    private static Optional<String> project(LooseFields fields) {
        return fields.object("project")
                .text("path_with_namespace")
                .or(() -> fields.object("repository").text("homepage").flatMap(GitLabGates::pathOf));
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

    /** The stamp of an end that there is; a retried job keeps the old one until it ends again. */
    private static Optional<SourceTime> ended(String status, Optional<SourceTime> stamp) {
        return stamp.filter(it -> ENDED.contains(status));
    }

    private static String failedJobs(LooseFields fields) {
        List<String> names = fields.objects("builds").stream()
                .filter(job -> job.text("status").filter("failed"::equals).isPresent())
                .flatMap(job -> job.text("name").stream())
                .limit(MOST_NAMED)
                .toList();
        return names.isEmpty() ? "" : " in " + String.join(", ", names);
    }

    private static String where(LooseFields fields) {
        return project(fields).map(path -> " of " + path).orElse("");
    }
}
