package io.drillmaster.alert.source;

import io.drillmaster.alert.CiRun;
import io.drillmaster.alert.Reading;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What GitHub tells of the gates that a change has to pass: workflow runs and their jobs, checks and their suites, and
 * commit statuses. A result that comes with any other action than "completed" is an old one that is told again.
 */
final class GitHubGates {
    static final List<String> EVENTS = List.of("workflow_run", "workflow_job", "check_run", "check_suite", "status");

    private static final Map<String, String> WORDS = Map.of(
            "workflow_run", "Workflow",
            "workflow_job", "Job",
            "check_run", "Check",
            "check_suite", "Check suite");

    private GitHubGates() {}

    static Reading read(GitHubEvent event) {
        if (event.name().equals("status")) {
            return status(event);
        }
        var run = event.fields().object(event.name());
        if (!run.present()) {
            return event.lacks(event.name());
        }
        return switch (event.action()) {
            case "requested_action" -> pressed(event, run, ResponseKind.ACKNOWLEDGED, "pressed a button of");
            case "rerequested" -> pressed(event, run, ResponseKind.HINT, "asked for another run of");
            default -> result(event, run);
        };
    }

    private static Reading result(GitHubEvent event, LooseFields run) {
        var rule = rule(event, run);
        var decided = event.action().equals("completed");
        var conclusion = run.text("conclusion").filter(it -> decided);
        var ended = decided ? ended(event, run) : Optional.<SourceTime>empty();
        var traits = event.traits();
        run(event, run).ifPresent(traits::ciRun);
        var runner = run.text("runner_name").orElse("");
        traits.host(runner);
        var status = conclusion.or(() -> run.text("status")).orElse("unknown");
        var alert = event.alert(kind(conclusion.orElse("")), rule)
                .priority(status)
                .host(runner)
                .sourceTime(ended)
                .generatedAt(ended)
                .traits(traits);
        return event.told(alert, what(event, rule) + ": " + status + detail(run));
    }

    private static AlertKind kind(String conclusion) {
        return switch (conclusion) {
            case "failure", "action_required", "timed_out", "startup_failure" -> AlertKind.GATE_BLOCKED;
            case "neutral" -> AlertKind.GATE_WARNED; // a check that found something and lets it pass
            default -> AlertKind.NOISE; // success, skipped, cancelled, stale, or not yet completed
        };
    }

    /** A commit status: the older way in which tools outside of GitHub say what they think of a commit. */
    private static Reading status(GitHubEvent event) {
        var fields = event.fields();
        var state = fields.text("state");
        if (state.isEmpty()) {
            return event.lacks("state");
        }
        var rule = fields.text("context").orElse("status");
        var stamp = fields.time("updated_at").or(() -> fields.time("created_at"));
        var alert = event.alert(state.get().equals("failure") ? AlertKind.GATE_BLOCKED : AlertKind.NOISE, rule)
                .priority(state.get())
                .sourceTime(stamp)
                .generatedAt(stamp)
                .traits(event.traits());
        var description = fields.text("description").map(it -> ": " + it).orElse("");
        return event.told(alert, "Status '" + rule + "'" + event.where() + ": " + state.get() + description);
    }

    /** A person did something with a check's result. */
    private static Reading pressed(GitHubEvent event, LooseFields run, ResponseKind kind, String did) {
        var person = event.sender();
        var summary = person.orElse("An app") + " " + did + " " + what(event, rule(event, run));
        var incident = run.text("html_url").or(() -> run.text("url"));
        return event.response(kind, person, incident, summary, Optional.empty());
    }

    private static String what(GitHubEvent event, String rule) {
        return WORDS.get(event.name()) + " '" + rule + "'" + event.where();
    }

    private static String rule(GitHubEvent event, LooseFields run) {
        return run.text("name")
                .or(() -> run.text("path"))
                .or(() -> run.object("app").text("name"))
                .orElse(event.name());
    }

    /** Only jobs and checks have a stamp of their own for it; a run's last change is its end once it has ended. */
    private static Optional<SourceTime> ended(GitHubEvent event, LooseFields run) {
        return switch (event.name()) {
            case "workflow_job", "check_run" -> run.time("completed_at");
            default -> run.time("updated_at");
        };
    }

    private static Optional<CiRun> run(GitHubEvent event, LooseFields run) {
        var id = switch (event.name()) {
            case "workflow_run" -> run.whole("id");
            case "workflow_job" -> run.whole("run_id");
            default -> OptionalLong.empty(); // a check's run stands in the address of its details, if at all
        };
        return id.isEmpty() ? Optional.empty() : event.repository().map(it -> CiRun.github(it, id.getAsLong()));
    }

    /** What a person wants to know next: the check's title, or the step that failed. */
    private static String detail(LooseFields run) {
        var step = run.objects("steps").stream()
                .filter(it -> it.text("conclusion").filter("failure"::equals).isPresent())
                .findFirst()
                .flatMap(it -> it.text("name"));
        return run.object("output")
                .text("title")
                .map(it -> ": " + it)
                .or(() -> step.map(it -> " at step '" + it + "'"))
                .orElse("");
    }
}
