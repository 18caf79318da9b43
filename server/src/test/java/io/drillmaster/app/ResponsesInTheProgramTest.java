package io.drillmaster.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.identity.Role;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Pager and chat call the running program as they do over there; what counts is read back from the exercise. */
class ResponsesInTheProgramTest {
    private static final ApplicationFixture DRILLMASTER =
            ApplicationFixture.start(Map.of("response.ignored-people", "Auto Ack, ines"), Clock.systemUTC());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Exercise exercise = DRILLMASTER.open("SC-01", Duration.ofHours(1));
    private final String marker = exercise.plan().targets().get(0).markerPath();

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void whatAPagerTellsIsSignedCountsOnceAndIsTakenBack() throws Exception {
        DRILLMASTER.account("nora", Role.MEMBER);
        var fresh = DRILLMASTER.parts().alertSources().create("pagerduty", "On call", false, "ada");
        var hook = fresh.address().url();
        DRILLMASTER.parts().alertSources().enterSecret(fresh.source().id(), "made at the pager");
        var acknowledged = event("e-1", "acknowledged", user("Nora"));
        var byBot = event("e-0", "acknowledged", user("Auto Ack"));

        assertThat(post(hook, acknowledged, Map.of()).statusCode()).isEqualTo(401);
        assertThat(post(hook, byBot, signed(byBot)).statusCode()).isEqualTo(200);
        assertThat(post(hook, acknowledged, signed(acknowledged)).statusCode()).isEqualTo(200);
        assertThat(post(hook, acknowledged, signed(acknowledged)).statusCode()).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> of(Fact.ResponseReceived.class).size() == 3);
        assertThat(of(Fact.Acknowledged.class)).hasSize(1);
        assertThat(of(Fact.Acknowledged.class).get(0).actor()).contains("nora");

        var takenBack = event("e-2", "unacknowledged", "null");
        assertThat(post(hook, takenBack, signed(takenBack)).statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> of(Fact.Retracted.class).size() == 1);
        assertThat(of(Fact.Retracted.class).get(0).refersTo())
                .contains(of(Fact.Acknowledged.class).get(0).id());
    }

    @Test
    void whoeverSaysInSlackThatTheyInvestigateIsAnsweredAndEndsTheTimeToRespond() throws Exception {
        var hook = DRILLMASTER
                .parts()
                .alertSources()
                .create("slack", "Chat", false, "ada")
                .address()
                .url();
        var form = "command=%2Finvestigating&user_name=omar&trigger_id=t-1&text=" + marker.replace("/", "%2F");
        var answer = post(hook, form, Map.of("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"text\":\"Noted: you are investigating.\"");
        await().atMost(PATIENCE).until(() -> of(Fact.Investigating.class).size() == 1);
        assertThat(of(Fact.Investigating.class).get(0).actor()).contains("omar");
        assertThat(of(Fact.Acknowledged.class)).isEmpty();
    }

    private String event(String id, String what, String agent) {
        return "{\"event\":{\"id\":\"" + id + "-" + exercise.plan().id() + "\",\"event_type\":\"incident." + what
                + "\",\"occurred_at\":\"" + Clock.systemUTC().instant() + "\",\"agent\":" + agent
                + ",\"data\":{\"id\":\"Q-" + exercise.plan().id() + "\",\"title\":\"wrote " + marker + "\"}}}";
    }

    private static String user(String name) {
        return "{\"type\":\"user_reference\",\"summary\":\"" + name + "\"}";
    }

    private static Map<String, String> signed(String body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("made at the pager".getBytes(UTF_8), "HmacSHA256"));
        return Map.of("X-PagerDuty-Signature", "v1=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8))));
    }

    private static HttpResponse<String> post(URI hook, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(hook).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<Evidence> of(Class<? extends Fact> kind) {
        return DRILLMASTER.parts().evidence().of(exercise.plan().id()).stream()
                .filter(row -> kind.isInstance(row.fact()))
                .toList();
    }
}
