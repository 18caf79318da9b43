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
import java.util.Locale;
import java.util.Optional;

/**
 * Azure DevOps' service hooks for builds, and for runs of pipelines with their stages and jobs. Each sort names its
 * result, its end and its definition differently. Times have seven digits behind the point.
 */
final class AzureDevOps implements AlertSource {
    /** What the button "Test" of a subscription that is not saved yet sends for its id. */
    private static final String NO_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

    @Override
    public String id() {
        return "azure-devops";
    }

    @Override
    public String title() {
        return "Azure DevOps";
    }

    @Override
    public Authenticator authenticator() {
        return new BasicSecret();
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
                Trigger on this type of event: Run state changed  (and again for Run stage state changed, Build completed)
                Filters:                       state Completed, any pipeline
                URL:                           %s
                Basic authentication username: %s
                Basic authentication password: %s
                Resource details to send:      All
                Messages to send:              Text
                """.formatted(
                        address.url(),
                        BasicSecret.USER,
                        address.secret().map(HookSecret::value).orElse("(leave empty)"));
        return List.of(new Snippet("Azure DevOps: Project settings, Service hooks, Create, Web Hooks", fields));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var document = Document.whole(delivery.body());
        var fields = LooseFields.of(document.json());
        var event = fields.text("eventType").orElse("(no eventType)");
        var resource = fields.object("resource");
        return List.of(
                switch (event) {
                    case "build.complete" -> result(document, fields, resource, resource.object("definition"), "Build");
                    case "ms.vss-pipelines.run-state-changed-event" ->
                        result(document, fields, resource.object("run"), pipeline(resource), "Run");
                    case "ms.vss-pipelines.stage-state-changed-event" ->
                        result(document, fields, resource.object("stage"), pipeline(resource), "Stage");
                    case "ms.vss-pipelines.job-state-changed-event" ->
                        result(document, fields, resource.object("job"), pipeline(resource), "Job");
                    default ->
                        noise(document, fields, event, "Azure DevOps sent '" + event + "', which is no gate's result.");
                });
    }

    private static LooseFields pipeline(LooseFields resource) {
        var own = resource.object("pipeline");
        return own.present() ? own : resource.object("run").object("pipeline");
    }

    private static Reading result(
            Document document, LooseFields fields, LooseFields run, LooseFields definition, String word) {
        var event = fields.text("eventType").orElse("");
        if (!run.present()) {
            return noise(
                    document,
                    fields,
                    event,
                    "Azure DevOps sent '" + event + "' without the object of its " + word.toLowerCase(Locale.ROOT)
                            + ".");
        }
        var result = run.text("result")
                .or(() -> run.text("status"))
                .or(() -> run.text("state"))
                .orElse("unknown");
        var rule = definition.text("name").or(() -> run.text("name")).orElse(word);
        var name = run.text("buildNumber").or(() -> run.text("name"));
        Optional<SourceTime> ended = run.time("finishTime").or(() -> run.time("finishedDate"));
        var told = ended.or(() -> fields.time("createdDate"));
        var test = fields.text("subscriptionId").filter(NO_SUBSCRIPTION::equals).isPresent();
        var summary = word + name.map(it -> " '" + it + "'").orElse("") + " of " + rule + ": " + result;
        return ReadAlert.of(test ? AlertKind.NOISE : kind(result), rule, document.raw())
                .priority(result)
                .sourceTime(told)
                .generatedAt(told)
                .ownId(fields.id("id"))
                .traits(Traits.in(document.text()))
                .summary((test ? "Test: " : "") + summary + fields.remark())
                .build();
    }

    private static AlertKind kind(String result) {
        return switch (result.toLowerCase(Locale.ROOT)) {
            case "failed" -> AlertKind.GATE_BLOCKED;
            case "partiallysucceeded", "succeededwithissues" -> AlertKind.GATE_WARNED;
            default -> AlertKind.NOISE; // succeeded; canceled, stopped, skipped: nothing was decided
        };
    }

    private static Reading noise(Document document, LooseFields fields, String event, String summary) {
        return ReadAlert.of(AlertKind.NOISE, event, document.raw())
                .ownId(fields.id("id"))
                .traits(Traits.in(document.text()))
                .summary(summary + fields.remark())
                .build();
    }
}
