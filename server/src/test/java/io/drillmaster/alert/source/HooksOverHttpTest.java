package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.exercise.Statements;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Exercise;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks over HTTP, and what becomes of their alerts. */
class HooksOverHttpTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FIXTURE_TOKEN = Deliveries.TOKEN.value();

    private final HttpClient http = HttpClient.newHttpClient();
    private Exercise drill;
    private Token token;

    @BeforeEach
    void openADrillThatRan() {
        drill = DRILLMASTER.open("SC-DEMO", Duration.ofHours(1));
        token = drill.plan().targets().get(0).token();
        var name = new Fact.DnsLookedUp(
                "i-aaaabbbb-" + token + ".drill.test", "A", Phase.INSTALLED, "aaaabbbb", "127.0.0.1", "udp");
        DRILLMASTER
                .parts()
                .inbox()
                .append(List.of(NewEvidence.of("canary.dns", Clock.systemUTC().instant(), name)
                        .token(token)
                        .build()))
                .join();
    }

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void falcosAlertIsMeasuredWithinSecondsAndDeliveredAgainItIsOneAlert() throws Exception {
        var hook = hook("falco");
        var alert = fixture("falco", "marker-written.json");

        assertThat(post(hook, alert).statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> measured().outcome() == Outcome.DETECTED);
        assertThat(post(hook, alert).statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> alerts().size() == 2);

        assertThat(measured().countedAlerts()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> {
            var kept = history();
            return !kept.isEmpty() && kept.get(kept.size() - 1).outcome() == Outcome.DETECTED;
        });
        assertThat(history()).extracting(Measurement::outcome).isNotEqualTo(List.of(Outcome.DETECTED));
    }

    private List<Measurement> history() {
        return DRILLMASTER.parts().verdicts().history(drill.plan().id());
    }

    @Test
    void falcosidekicksFormIsReadThroughTheSameAddress() throws Exception {
        assertThat(post(hook("falco"), fixture("falco", "sidekick.json")).statusCode())
                .isEqualTo(200);

        await().atMost(PATIENCE).until(() -> measured().outcome() == Outcome.DETECTED);
    }

    @Test
    void aSensorThatLostEventsIsSaidBesideTheResultAndIsNoDetection() throws Exception {
        var now = Clock.systemUTC().instant();
        var drops = new String(fixture("falco", "internal-drops.json"), StandardCharsets.UTF_8)
                .replace("2026-03-02T10:15:31.000000000Z", now.toString());
        var hook = hook("falco");

        assertThat(post(hook, drops.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(202);
        post(hook, drops.getBytes(StandardCharsets.UTF_8));

        await().atMost(PATIENCE).until(() -> measured().flags().contains(Flag.SENSOR_BLIND));
        assertThat(measured().detection()).isEmpty();
        assertThat(alerts()).isEmpty();
        assertThat(DRILLMASTER.parts().evidence().of(drill.plan().id()))
                .filteredOn(row -> row.fact() instanceof Fact.SensorBlind)
                .singleElement()
                .satisfies(row -> assertThat(row.host()).contains("build-07"));
    }

    @Test
    void aLossFromBeforeTheDrillIsNotToldToIt() throws Exception {
        var before = drill.plan().window().opensAt().minus(Duration.ofMinutes(5));
        var drops = new String(fixture("falco", "internal-drops.json"), StandardCharsets.UTF_8)
                .replace("2026-03-02T10:15:31.000000000Z", before.toString());
        var hook = hook("falco");

        post(hook, drops.getBytes(StandardCharsets.UTF_8));
        post(hook, fixture("falco", "marker-written.json")); // read after it

        await().atMost(PATIENCE).until(() -> measured().outcome() == Outcome.DETECTED);
        assertThat(measured().flags()).doesNotContain(Flag.SENSOR_BLIND);
    }

    @Test
    void anAlertIsRetractedAndCountsAgainWhenThatIsUndone() throws Exception {
        post(hook("falco"), fixture("falco", "marker-written.json"));
        await().atMost(PATIENCE).until(() -> measured().outcome() == Outcome.DETECTED);
        var statements = statements();

        var retraction =
                statements.retract(drill.plan().id(), alerts().get(0).id(), "ada", "It was a test of the rule");
        assertThat(measured().detection()).isEmpty();

        statements.retract(drill.plan().id(), retraction, "ada", "It was not");
        assertThat(measured().outcome()).isEqualTo(Outcome.DETECTED);
    }

    @Test
    void anAlertThatOnlyMightBelongCountsOnceAPersonSaysSo() throws Exception {
        var body = "{\"rule\":\"Odd package\",\"summary\":\"somebody installed pytorch-utilz\",\"id\":\"c-1\"}";
        DRILLMASTER.open("SC-DEMO", Duration.ofHours(1)); // the same names a second time: it is not clear whose it is

        assertThat(post(hook("generic"), body.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(200);
        await().atMost(PATIENCE).until(() -> alerts().size() == 1);
        assertThat(measured().countedAlerts()).isZero();

        statements().attribute(drill.plan().id(), alerts().get(0).id(), AttributionLevel.STRONG, "ada", "Ours");
        assertThat(measured().outcome()).isEqualTo(Outcome.DETECTED);
    }

    @Test
    void githubsSignatureDecides() throws Exception {
        var fresh = DRILLMASTER.parts().alertSources().create("github", "GitHub", false, "ada");
        var url = fresh.address().url().toString();
        var body = fixture("github", "workflow_run.completed.failure.json");
        var right = GitHubSignature.signature(fresh.address().secret().orElseThrow(), body);
        var wrong = GitHubSignature.signature(new HookSecret("another"), body);
        var event = Map.of("X-GitHub-Event", "workflow_run", "X-GitHub-Delivery", "d-1");

        assertThat(post(url, body, event, "X-Hub-Signature-256", right).statusCode())
                .isEqualTo(200);
        var refused = post(url, body, event, "X-Hub-Signature-256", wrong);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(problem(refused).path("code").asText()).isEqualTo("not-authentic");
        assertThat(problem(refused).path("detail").asText()).contains("X-Hub-Signature-256");
        assertThat(post(url, body, event, "X-Other", "x").statusCode()).isEqualTo(401);
        var ping = fixture("github", "ping.json");
        assertThat(post(
                                url,
                                ping,
                                Map.of("X-GitHub-Event", "ping"),
                                "X-Hub-Signature-256",
                                GitHubSignature.signature(
                                        fresh.address().secret().orElseThrow(), ping))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void gitlabsTokenDecides() throws Exception {
        var fresh = DRILLMASTER.parts().alertSources().create("gitlab", "GitLab", false, "ada");
        var url = fresh.address().url().toString();
        var body = fixture("gitlab", "pipeline.failed.json");
        var event = Map.of("X-Gitlab-Event", "Pipeline Hook");
        var secret = fresh.address().secret().orElseThrow().value();

        assertThat(post(url, body, event, "X-Gitlab-Token", secret).statusCode())
                .isEqualTo(200);
        assertThat(post(url, body, event, "X-Gitlab-Token", "guessed").statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsNoJsonOrComesWithAnUnknownKeyIsRefusedInWords() throws Exception {
        var hook = hook("falco");

        var noJson = post(hook, "{\"rule\": oops".getBytes(StandardCharsets.UTF_8));
        assertThat(noJson.statusCode()).isEqualTo(400);
        assertThat(problem(noJson).path("detail").asText()).isNotBlank();
        var unknown = post(DRILLMASTER.address() + "/hooks/falco/guessed", new byte[] {'{', '}'});
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(problem(unknown).path("code").asText()).isEqualTo("unknown-key");
        assertThat(post(hook.replace("/falco/", "/generic/"), new byte[] {'{', '}'})
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(DRILLMASTER.address() + "/hooks/nagios/guessed", new byte[] {'{', '}'})
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRotatedOrRemovedAddressStopsWorkingAtOnce() throws Exception {
        var sources = DRILLMASTER.parts().alertSources();
        var old = sources.create("generic", "Rotated", false, "ada");
        var fresh = sources.rotate(old.source().id());
        var body = "{\"rule\":\"R\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(post(old.address().url().toString(), body).statusCode()).isEqualTo(401);
        assertThat(post(fresh.address().url().toString(), body).statusCode()).isEqualTo(200);
        sources.remove(old.source().id());
        assertThat(post(fresh.address().url().toString(), body).statusCode()).isEqualTo(401);
    }

    @Test
    void aSenderThatAsksFirstIsWelcomeWhereItKnowsTheAddress() throws Exception {
        var hook = hook("cloudevents");
        var welcome = ask(hook);
        var wrong = ask(hook.substring(0, hook.length() - 3) + "000");

        assertThat(welcome.statusCode()).isEqualTo(200);
        assertThat(welcome.headers().firstValue("WebHook-Allowed-Origin")).contains("*");
        assertThat(welcome.headers().firstValue("WebHook-Allowed-Rate")).contains("*");
        assertThat(welcome.headers().firstValue("Allow")).contains("POST");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WebHook-Allowed-Origin")).isEmpty();
    }

    @Test
    void theSecretMayStandInTheQueryForSendersWithoutHeaders() throws Exception {
        var hook = hook("cloudevents");
        DRILLMASTER
                .parts()
                .plans()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update alert_source set secret = ? where id = (select max(id) from alert_source)", "s&s"));
        hook("falco"); // the hooks are read again
        var event = "{\"specversion\":\"1.0\",\"type\":\"x\",\"source\":\"/\",\"id\":\"1\"}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(post(hook, event).statusCode()).isEqualTo(401);
        assertThat(post(hook + "?access_token=wrong", event).statusCode()).isEqualTo(401);
        assertThat(post(hook + "?access_token=s%26s", event).statusCode()).isEqualTo(200);
    }

    @Test
    void osqueryIsToldInItsOwnWordsThatItMustEnrollAgain() throws Exception {
        var body = "{\"node_key\":\"b2xk.key\",\"log_type\":\"result\",\"data\":[]}".getBytes(StandardCharsets.UTF_8);
        var refused = Json.mapper().readTree(post(hook("osquery"), body).body());
        var lost = Json.mapper()
                .readTree(post(DRILLMASTER.address() + "/hooks/osquery/gone", body)
                        .body());

        assertThat(refused.path("node_invalid").isBoolean()).isTrue();
        assertThat(refused.path("node_invalid").asBoolean()).isTrue();
        assertThat(refused.path("error").asText()).contains("must enroll again");
        assertThat(lost.path("error").isTextual()).isTrue();
        assertThat(lost.has("node_invalid")).isFalse();
    }

    private HttpResponse<String> ask(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("WebHook-Request-Origin", "sender.example")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItHasAllArrived() throws IOException {
        var hook = hook("falco");
        var address = DRILLMASTER.address();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            var head = "POST " + hook.substring(address.toString().length()) + " HTTP/1.1\r\nHost: "
                    + address.getAuthority()
                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush(); // and not one byte of the body

            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(answer).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyThatIsTooLargeAndDidNotSaySoIsRefusedToo() throws Exception {
        var large = HttpRequest.newBuilder(URI.create(hook("falco")))
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[AlertSource.SHORT_MESSAGES + 1])))
                .build();

        assertThat(http.send(large, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void anAlertAboutATokenThatNobodyKnowsIsKept() throws Exception {
        var id = "unknown-" + System.identityHashCode(this);
        var body = "{\"rule\":\"R\",\"id\":\"" + id + "\",\"token\":\"" + FIXTURE_TOKEN + "\"}";

        assertThat(post(hook("generic"), body.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(200);

        await().atMost(PATIENCE)
                .until(() -> DRILLMASTER
                                .parts()
                                .plans()
                                .jdbi()
                                .withHandle(handle -> handle.createQuery(
                                                "select count(*) from evidence where fact ->> 'dedupKey' = :id"
                                                        + " and exercise_id is null")
                                        .bind("id", id)
                                        .mapTo(Long.class)
                                        .one())
                        == 1);
    }

    private static Statements statements() {
        return new Statements(DRILLMASTER.parts().plans(), DRILLMASTER.parts().evidence(), Clock.systemUTC());
    }

    private static String hook(String kind) {
        return DRILLMASTER
                .parts()
                .alertSources()
                .create(kind, "A hook", false, "ada")
                .address()
                .url()
                .toString();
    }

    /** The fixture, telling of this test's drill. */
    private byte[] fixture(String source, String name) {
        return new String(Deliveries.fixture(source, name), StandardCharsets.UTF_8)
                .replace(FIXTURE_TOKEN, token.value())
                .replace(FIXTURE_TOKEN.toUpperCase(Locale.ROOT), token.value().toUpperCase(Locale.ROOT))
                .getBytes(StandardCharsets.UTF_8);
    }

    private Measurement measured() {
        return DRILLMASTER.parts().verdicts().now(drill.plan().id());
    }

    private List<Evidence> alerts() {
        return DRILLMASTER.parts().evidence().of(drill.plan().id()).stream()
                .filter(row -> row.fact() instanceof Fact.AlertReceived)
                .toList();
    }

    private HttpResponse<String> post(String url, byte[] body) throws Exception {
        return post(url, body, Map.of(), "User-Agent", "test");
    }

    private HttpResponse<String> post(String url, byte[] body, Map<String, String> headers, String header, String value)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode problem(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return Json.mapper().readTree(answer.body());
    }
}
