package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.gap.Gap;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Exercise;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What comes when an exercise is over still counts for what it is worth. */
class LateEvidenceTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void aLateAlertIsMeasuredAndTheEarlierVerdictStaysReadable() throws Exception {
        var drill = DRILLMASTER.open("SC-DEMO", Duration.ofSeconds(6));
        drill.plan().targets().forEach(target -> execute(drill, target.token().value()));
        awaitInstalls(drill, 2);
        await().atMost(PATIENCE)
                .until(() -> DRILLMASTER
                        .parts()
                        .plans()
                        .find(drill.plan().id())
                        .orElseThrow()
                        .tornDownAt()
                        .isPresent());
        assertThat(latest(drill).outcome()).isEqualTo(Outcome.NOT_DETECTED);
        var suggestedBefore = suggestions(drill);
        assertThat(suggestedBefore).isNotEmpty();

        for (var target : drill.plan().targets()) {
            alert(target.token().value());
        }

        await().atMost(PATIENCE).until(() -> latest(drill).outcome() == Outcome.DETECTED_LATE);
        assertThat(history(drill)).contains(Outcome.NOT_DETECTED).endsWith(Outcome.DETECTED_LATE);
        await().atMost(PATIENCE).until(() -> !suggestions(drill).equals(suggestedBefore));
    }

    @Test
    void lookingAgainWhileNothingHappensKeepsNoFurtherVersions() {
        var drill = DRILLMASTER.open("SC-DEMO", Duration.ofHours(1));
        execute(drill, drill.plan().targets().get(0).token().value());
        awaitInstalls(drill, 1);
        var versions = history(drill).size();

        for (var i = 0; i < 3; i++) {
            var looked =
                    DRILLMASTER.parts().verdicts().measureAgain(drill.plan().id());
            assertThat(looked.installs()).hasSize(1);
        }

        assertThat(history(drill)).hasSize(versions);
    }

    private static void execute(Exercise drill, String token) {
        var target = drill.plan().targets().stream()
                .filter(candidate -> candidate.token().value().equals(token))
                .findFirst()
                .orElseThrow();
        var name = new Fact.DnsLookedUp(
                "i.aaaabbbb." + token + ".drill.test", "A", Phase.INSTALLED, "aaaabbbb", "127.0.0.1", "udp");
        DRILLMASTER
                .parts()
                .inbox()
                .append(List.of(NewEvidence.of("canary.dns", Clock.systemUTC().instant(), name)
                        .token(target.token())
                        .build()))
                .join();
    }

    private static void alert(String token) throws Exception {
        var hook = DRILLMASTER
                .parts()
                .alertSources()
                .create("generic", "Slow", false, "ada")
                .address()
                .url();
        var body = "{\"rule\":\"Slow rule\",\"token\":\"" + token + "\"}";
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hook)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static void awaitInstalls(Exercise drill, int count) {
        await().atMost(PATIENCE)
                .until(() -> DRILLMASTER
                        .parts()
                        .verdicts()
                        .latest(drill.plan().id())
                        .filter(measurement -> measurement.installs().size() == count)
                        .isPresent());
    }

    private static Measurement latest(Exercise drill) {
        return DRILLMASTER.parts().verdicts().latest(drill.plan().id()).orElseThrow();
    }

    private static List<Outcome> history(Exercise drill) {
        return DRILLMASTER.parts().verdicts().history(drill.plan().id()).stream()
                .map(Measurement::outcome)
                .toList();
    }

    private static List<String> suggestions(Exercise drill) {
        return DRILLMASTER.parts().gaps().suggested(drill.plan().id()).stream()
                .map(Gap::title)
                .sorted()
                .toList();
    }
}
