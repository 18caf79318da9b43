package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitHubTest {
    private static final GitHub GITHUB = new GitHub();
    private static final Instant RUN_ENDED = Instant.parse("2026-03-02T10:16:40Z");

    @Test
    void aFailedWorkflowIsAGateThatBlocked() {
        var alert = one("workflow_run", "workflow_run.completed.failure.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.rule()).isEqualTo("dependency gate");
        assertThat(alert.priority()).isEqualTo("failure");
        assertThat(alert.summary()).isEqualTo("Workflow 'dependency gate' of Acme/Shop: failure");
        assertThat(alert.generatedAt()).contains(RUN_ENDED);
        assertThat(alert.sourceTime().orElseThrow().instant()).isEqualTo(RUN_ENDED);
        assertThat(alert.traits().ciRuns()).containsExactly("github:acme/shop:7301122334");
    }

    @Test
    void aCheckThatAsksForActionIsAGateThatBlockedAndItsRunIsFoundInItsDetails() {
        var alert = one("check_run", "check_run.completed.action_required.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.summary()).endsWith("action_required: 1 package is too young");
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:15:02Z"));
        assertThat(alert.traits().ciRuns()).containsExactly("github:acme/shop:7301122334");
    }

    @Test
    void aNeutralCheckWarned() {
        assertThat(one("check_run", "check_run.completed.neutral.json").kind()).isEqualTo(AlertKind.GATE_WARNED);
    }

    @Test
    void whatStoppedNothingIsNoise() {
        assertThat(one("workflow_run", "workflow_run.completed.success.json").kind())
                .isEqualTo(AlertKind.NOISE);
        assertThat(one("ping", "ping.json").kind()).isEqualTo(AlertKind.NOISE);
        assertThat(one("push", "push.epoch-times.json").kind()).isEqualTo(AlertKind.NOISE);
    }

    @Test
    void aRunThatHasNotEndedHasDecidedNothing() {
        var alert = one("workflow_run", "workflow_run.requested.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alert.generatedAt()).isEmpty();
    }

    @Test
    void aRedeliveryKeepsItsId() {
        assertThat(one("ping", "ping.json").ownId()).contains("9f0e-guid");
    }

    @Test
    void aFormAsGitHubPresetsItIsReadLikeTheJsonInIt() {
        var json = Deliveries.fixture("github", "workflow_job.completed.failure.json");
        var form = "payload=" + URLEncoder.encode(new String(json, StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        var read = (ReadAlert) GITHUB.read(form(form, "workflow_job")).get(0);

        assertThat(read)
                .usingRecursiveComparison()
                .isEqualTo(one("workflow_job", "workflow_job.completed.failure.json"));
        assertThat(read.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
    }

    @Test
    void aFormOfSomethingElseIsRefusedWithTheSettingToChange() {
        assertThatThrownBy(() -> GITHUB.read(form("body=%7B%7D", "push")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("application/json");
    }

    private static Delivery form(String body, String event) {
        return Deliveries.of(
                "github",
                body.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-GitHub-Event",
                        event,
                        "X-GitHub-Delivery",
                        "9f0e-guid"));
    }

    @Test
    void aFailedJobNamesItsRunnerItsRunAndTheStepThatFailed() {
        var alert = one("workflow_job", "workflow_job.completed.failure.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.summary())
                .isEqualTo("Job 'package policy' of Acme/Shop: failure at step 'Check new packages'");
        assertThat(alert.host()).contains("runner-blue");
        assertThat(alert.traits().hosts()).containsExactly("runner-blue");
        assertThat(alert.traits().ciRuns()).containsExactly("github:acme/shop:7301122334");
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:16:31Z"));
        assertThat(one("workflow_job", "workflow_job.queued.json").kind()).isEqualTo(AlertKind.NOISE);
    }

    @Test
    void aFailedSuiteAndAFailedStatusAreGatesThatBlocked() {
        var suite = one("check_suite", "check_suite.completed.failure.json");
        var status = one("status", "status.failure.json");

        assertThat(suite.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(suite.rule()).isEqualTo("Package Policy");
        assertThat(status.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(status.rule()).isEqualTo("policy/packages");
        assertThat(status.generatedAt()).contains(Instant.parse("2026-03-02T10:15:05Z"));
    }

    @Test
    void aFindOfAScannerWarnsWithItsSeverityAndWhenItWasMade() {
        var code = one("code_scanning_alert", "code_scanning_alert.created.json");
        var dependabot = one("dependabot_alert", "dependabot_alert.created.json");
        var secret = one("secret_scanning_alert", "secret_scanning_alert.created.json");

        assertThat(List.of(code, dependabot, secret))
                .extracting(ReadAlert::kind)
                .containsOnly(AlertKind.GATE_WARNED);
        assertThat(List.of(code, dependabot, secret))
                .extracting(ReadAlert::priority)
                .containsExactly("high", "critical", "");
        assertThat(code.rule()).isEqualTo("js/install-script");
        assertThat(code.summary())
                .isEqualTo("Pinhole alert #31 of Acme/Shop: created: Package runs a script when it is installed");
        assertThat(code.generatedAt()).contains(Instant.parse("2026-03-02T10:20:00Z"));
        assertThat(dependabot.traits().packageNames()).containsExactly("pytorch-utilz");
        assertThat(one("dependabot_alert", "dependabot_alert.auto_dismissed.json")
                        .kind())
                .isEqualTo(AlertKind.NOISE);
    }

    @Test
    void whoEndsAFindClosesIt() {
        var dismissed = response("code_scanning_alert", "code_scanning_alert.closed_by_user.json");
        var resolved = response("secret_scanning_alert", "secret_scanning_alert.resolved.json");

        assertThat(dismissed.kind()).isEqualTo(ResponseKind.CLOSED);
        assertThat(dismissed.person()).contains("grace");
        assertThat(dismissed.incident()).contains("https://github.com/Acme/Shop/security/code-scanning/31");
        assertThat(dismissed.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:31:10Z"));
        assertThat(resolved.kind()).isEqualTo(ResponseKind.CLOSED);
        assertThat(resolved.person()).contains("grace");
    }

    @Test
    void toBeNamedForAnIssueOrAFindIsToHaveTakenNote() {
        var issue = response("issues", "issues.assigned.json");
        var find = response("dependabot_alert", "dependabot_alert.assignees_changed.json");

        assertThat(issue.kind()).isEqualTo(ResponseKind.ACKNOWLEDGED);
        assertThat(issue.person()).contains("ada");
        assertThat(issue.traits().tokens()).containsExactly(Deliveries.TOKEN);
        assertThat(issue.summary())
                .isEqualTo("ada assigned to grace: Issue #44 'Strange lookup by pytorch-utilz' of Acme/Shop");
        assertThat(find.kind()).isEqualTo(ResponseKind.ACKNOWLEDGED);
        assertThat(response("issues", "issues.unassigned.json").kind()).isEqualTo(ResponseKind.UNACKNOWLEDGED);
        assertThat(response("check_run", "check_run.requested_action.json").kind())
                .isEqualTo(ResponseKind.ACKNOWLEDGED);
    }

    @Test
    void automationIsNobody() {
        assertThat(response("issues", "issues.assigned.by-app.json").person()).isEmpty();
        assertThat(response("issues", "issues.opened.by-app.json").person()).isEmpty();
    }

    @Test
    void whoIsAPersonIsToldByTypeAndByName() {
        assertThat(person("{\"login\":\"ada\",\"type\":\"User\"}")).contains("ada");
        assertThat(person("{\"login\":\"ada\"}")).contains("ada");
        assertThat(person("{\"login\":\"triage[bot]\",\"type\":\"User\"}")).isEmpty();
        assertThat(person("{\"login\":\"triage\",\"type\":\"Bot\"}")).isEmpty();
        assertThat(person("{\"login\":\"github\",\"type\":\"Organization\"}")).isEmpty();
        assertThat(person("{\"login\":7}")).isEmpty();
    }

    private static Optional<String> person(String user) {
        return GitHubEvent.person(LooseFields.of(Deliveries.json(user.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void onlyWhatSaysInProgressIsInvestigating() {
        var label = response("issues", "issues.labeled.in-progress.json");
        var board = response("projects_v2_item", "projects_v2_item.edited.in-progress.json");

        assertThat(label.kind()).isEqualTo(ResponseKind.INVESTIGATING);
        assertThat(board.kind()).isEqualTo(ResponseKind.INVESTIGATING);
        assertThat(board.incident()).isEqualTo(label.incident());
        assertThat(one("issues", "issues.labeled.bug.json").kind()).isEqualTo(AlertKind.NOISE);
        assertThat(List.of(
                        "In progress",
                        "status/in-progress",
                        "State: Investigating \ud83d\udd0d",
                        "under investigation"))
                .allMatch(GitHubIssues::atWork);
        assertThat(List.of("not in progress", "needs investigating", "progress", "in", "investigated", ""))
                .noneMatch(GitHubIssues::atWork);
    }

    @Test
    void whatAPersonDidBesideIsAHintAndEndsNothing() {
        assertThat(response("issues", "issues.opened.json").kind()).isEqualTo(ResponseKind.HINT);
        assertThat(response("check_run", "check_run.rerequested.neutral.json").kind())
                .isEqualTo(ResponseKind.HINT);
        assertThat(response("pull_request", "pull_request.closed.unmerged.json").kind())
                .isEqualTo(ResponseKind.HINT);
        assertThat(response("issues", "issues.closed.json").kind()).isEqualTo(ResponseKind.CLOSED);
    }

    @Test
    void aChangeIsKeptWithWhatItSpeaksOf() {
        var published = one("package", "package.published.json");

        assertThat(one("pull_request", "pull_request.opened.json").kind()).isEqualTo(AlertKind.NOISE);
        assertThat(published.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(published.traits().packageNames()).containsExactly("pytorch-utilz==1.4.2");
        assertThat(published.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:12:00Z"));
    }

    @Test
    void fieldsOfOtherTypesArePassedOverAndNamed() {
        var alert = one("workflow_run", "workflow_run.completed.fields-of-other-types.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.rule()).isEqualTo(".github/workflows/gate.yml");
        assertThat(alert.generatedAt()).isEmpty();
        assertThat(alert.summary())
                .contains("workflow_run.name", "workflow_run.updated_at", "workflow_run.id", "workflow_run.output");
    }

    @Test
    void aBodyWithoutItsSubjectSaysWhatIsMissing() {
        var body = "{\"action\":\"completed\"}".getBytes(StandardCharsets.UTF_8);
        for (var event : List.of("workflow_run", "check_suite", "dependabot_alert", "issues", "pull_request")) {
            var read = (ReadAlert) GITHUB.read(Deliveries.of("github", body, Map.of("X-GitHub-Event", event)))
                    .get(0);

            assertThat(read.kind()).as(event).isEqualTo(AlertKind.NOISE);
            assertThat(read.summary()).as(event).contains("without the object");
        }
    }

    @Test
    void aStoredBodyWithoutItsHeaderShowsWhatItIs() {
        for (var stored : Map.of(
                        "workflow_job", "workflow_job.completed.failure.json",
                        "check_run", "check_run.completed.neutral.json",
                        "code_scanning_alert", "code_scanning_alert.created.json",
                        "dependabot_alert", "dependabot_alert.created.json",
                        "secret_scanning_alert", "secret_scanning_alert.created.json",
                        "issues", "issues.opened.json",
                        "ping", "ping.json")
                .entrySet()) {
            var delivery = Deliveries.of("github", Deliveries.fixture("github", stored.getValue()), Map.of());

            assertThat(GitHubEvent.of(delivery, delivery.body()).name()).isEqualTo(stored.getKey());
        }
    }

    private static ReadResponse response(String event, String name) {
        var body = Deliveries.fixture("github", name);
        return (ReadResponse) GITHUB.read(Deliveries.of("github", body, Map.of("X-GitHub-Event", event)))
                .get(0);
    }

    private static ReadAlert one(String event, String name) {
        return Deliveries.readOne(GITHUB, name, Map.of("X-GitHub-Event", event, "X-GitHub-Delivery", "9f0e-guid"));
    }
}
