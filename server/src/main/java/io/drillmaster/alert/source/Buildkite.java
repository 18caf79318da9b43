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
import io.drillmaster.evidence.SourceTime;
import java.util.List;
import java.util.Optional;

/**
 * Buildkite's webhooks for builds and jobs. They carry no id, and show their subject as it is when they are sent, which
 * may be later than what they tell of; so the event's name and the subject's state together say what a delivery is.
 */
final class Buildkite implements AlertSource {
    @Override
    public String id() {
        return "buildkite";
    }

    @Override
    public String title() {
        return "Buildkite";
    }

    @Override
    public Authenticator authenticator() {
        return new BuildkiteProof();
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
                Description:             drillmaster
                Webhook URL:             %s
                Verify TLS Certificates: yes
                Token:                   %s
                                         Send an HMAC signature in the X-Buildkite-Signature header
                Events:                  job.finished, job.activated, build.failing, build.finished
                Pipelines:               All Pipelines
                """.formatted(
                        address.url(), address.secret().map(HookSecret::value).orElse("(any; it is not checked)"));
        return List.of(new Snippet("Buildkite: Settings, Notification Services, Add, Webhook", fields));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var document = Document.whole(delivery.body());
        var fields = LooseFields.of(document.json());
        var event = fields.text("event")
                .or(() -> delivery.header("x-buildkite-event"))
                .orElse("(no event)");
        return List.of(
                switch (event) {
                    case "job.finished" -> result(document, fields, event, "job");
                    case "build.failing", "build.finished" -> result(document, fields, event, "build");
                    case "job.activated" -> unblocked(document, fields);
                    default -> noise(document, fields, event, "Buildkite sent '" + event + "', which is no result.");
                });
    }

    private static Reading result(Document document, LooseFields fields, String event, String subject) {
        var run = fields.object(subject);
        var state = run.text("state");
        if (state.isEmpty()) {
            return noise(document, fields, event, "Buildkite sent '" + event + "' without '" + subject + ".state'.");
        }
        var pipeline = fields.object("pipeline").text("slug").orElse("pipeline");
        var rule = subject.equals("job") ? run.text("name").orElse("job") : pipeline;
        Optional<SourceTime> ended = run.time("finished_at");
        var agent = run.object("agent");
        var host = agent.text("hostname").or(() -> agent.text("name")).orElse("");
        var what = subject.equals("job") ? "Job '" + rule + "' of " + pipeline : "Build of " + pipeline;
        return ReadAlert.of(kind(event, state.get(), run), rule, document.raw())
                .priority(state.get())
                .sourceTime(ended)
                .generatedAt(ended)
                .host(host)
                .ownId(key(run, event, state.get()))
                .traits(Traits.in(document.text()).host(host))
                .summary(what + number(fields) + ": " + state.get() + fields.remark())
                .build();
    }

    private static AlertKind kind(String event, String state, LooseFields run) {
        var failed = switch (state) {
            case "failed", "failing", "timed_out" -> true;
            case "finished" -> run.whole("exit_status").orElse(0) != 0;
            default -> event.equals("build.failing"); // the build may have gone on since
        };
        if (!failed) {
            return AlertKind.NOISE;
        }
        return run.flag("soft_failed") ? AlertKind.GATE_WARNED : AlertKind.GATE_BLOCKED;
    }

    /** A person let a build go on that waits: a sign that somebody looks, no more. */
    private static Reading unblocked(Document document, LooseFields fields) {
        var job = fields.object("job");
        var by = job.object("unblocked_by");
        var person = by.text("email").or(() -> by.text("name"));
        var summary = person.orElse("Somebody") + " let "
                + fields.object("pipeline").text("slug").orElse("a build") + number(fields) + " go on";
        return new ReadResponse(
                ResponseKind.HINT,
                person,
                fields.object("build").id("id").map(it -> "build " + it),
                summary + fields.remark(),
                job.time("unblocked_at"),
                key(job, "job.activated", "unblocked"),
                Traits.in(document.text()).found(),
                document.raw());
    }

    private static Optional<String> key(LooseFields run, String event, String state) {
        return run.id("id").map(it -> it + ":" + event + ":" + state);
    }

    private static String number(LooseFields fields) {
        return fields.object("build").id("number").map(it -> " #" + it).orElse("");
    }

    private static Reading noise(Document document, LooseFields fields, String event, String summary) {
        return ReadAlert.of(AlertKind.NOISE, event, document.raw())
                .traits(Traits.in(document.text()))
                .summary(summary + fields.remark())
                .build();
    }
}
