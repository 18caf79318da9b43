package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JiraTest {
    private static final Jira JIRA = new Jira();
    private static final HookSecret SECRET = new HookSecret("It's a Secret to Everybody");

    @Test
    void aPersonWhoMovesAnIssueIntoProgressInvestigatesWhateverTheStatusIsCalled() {
        var response = response("issue_updated.in-progress.json");

        assertThat(response.kind()).isEqualTo(ResponseKind.INVESTIGATING);
        assertThat(response.person()).contains("Nora Example");
        assertThat(response.incident()).contains("example-org.atlassian.net/10412");
        assertThat(response.sourceTime().map(SourceTime::instant)).contains(Instant.ofEpochMilli(1_772_446_620_458L));
        assertThat(response.summary()).contains("SEC-77", "Being looked at");
    }

    @Test
    void anAppThatMovesAnIssueIsNobody() {
        assertThat(response("issue_updated.in-progress.by-an-app.json").person())
                .isEmpty();
    }

    @Test
    void anIssueThatWasMovedOnSinceIsJudgedByTheNameInTheChange() {
        assertThat(response("issue_updated.moved-on-since.json").kind()).isEqualTo(ResponseKind.INVESTIGATING);
    }

    @Test
    void closingAssigningCreatingAndCommentingAreNoInvestigation() {
        assertThat(response("issue_updated.done.json").kind()).isEqualTo(ResponseKind.CLOSED);
        assertThat(response("issue_created.json").kind()).isEqualTo(ResponseKind.HINT);
        assertThat(response("comment_created.json").kind()).isEqualTo(ResponseKind.HINT);
        assertThat(response("comment_created.json").person()).contains("Nora Example");

        var assigned = response("issue_updated.assigned.data-center.json");
        assertThat(assigned.kind()).isEqualTo(ResponseKind.HINT);
        assertThat(assigned.person()).contains("nora");
        assertThat(assigned.incident()).contains("jira.example.org/10412");
    }

    @Test
    void whatIsNothingOfTheKindIsKeptAndNeverCounts() {
        assertThat(((ReadAlert) one("worklog_updated.json", Map.of())).kind()).isEqualTo(AlertKind.NOISE);
        for (var body : List.of(
                "{}", "[]", "{\"webhookEvent\":\"jira:issue_updated\",\"changelog\":{\"items\":[5,{\"field\":[]}]}}")) {
            assertThat(Deliveries.read(JIRA, body).get(0).kind()).isEqualTo(AlertKind.NOISE);
        }
    }

    @Test
    void aDeliveryThatIsMadeAgainHasTheSameKey() {
        assertThat(one("issue_created.json", Map.of("X-Atlassian-Webhook-Identifier", "w-1"))
                        .ownId())
                .contains("w-1");
    }

    @Test
    void theSignatureIsTheOneOfWebSub() {
        var body = "Hello, World!".getBytes(StandardCharsets.UTF_8);
        var right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

        assertThat(check(body, right)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(body, right.replace('7', '8'))).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(check("Hello".getBytes(StandardCharsets.UTF_8), right))
                .isInstanceOf(Authenticity.NotAuthentic.class);
    }

    private static Authenticity check(byte[] body, String header) {
        return JIRA.authenticator()
                .check(Deliveries.of("jira", body, Map.of("X-Hub-Signature", header)), Optional.of(SECRET));
    }

    private static ReadResponse response(String name) {
        return (ReadResponse) one(name, Map.of());
    }

    private static Reading one(String name, Map<String, String> headers) {
        var readings = JIRA.read(Deliveries.of("jira", Deliveries.fixture("jira", name), headers));
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }
}
