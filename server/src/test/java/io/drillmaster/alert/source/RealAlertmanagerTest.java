package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.AlertSourceService;
import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager delivers to the running program, with the receiver that the set-up page shows. */
class RealAlertmanagerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Quick groups; only what is labelled so is told again while it fires. */
    private static final String ROUTE = """
            route:
              receiver: drillmaster
              group_by: [alertname]
              group_wait: 300ms
              group_interval: 1s
              repeat_interval: 1h
              routes:
                - receiver: drillmaster
                  matchers: ['again="yes"']
                  repeat_interval: 1s
            """;

    @TempDir
    private static Path directory;

    private static ApplicationFixture drillmaster;
    private static AlertSourceService.Fresh source;
    private static HookInFront front;
    private static RealAlertmanager alertmanager;

    private Exercise drill;
    private Token token;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        drillmaster = ApplicationFixture.start();
        source = drillmaster.parts().alertSources().create("alertmanager", "Alertmanager", false, "ada");
        front = new HookInFront(source.address().url());
        var pasted = snippet(0);
        alertmanager = RealAlertmanager.start(ROUTE + pasted.substring(pasted.indexOf("receivers:")), directory);
    }

    @AfterAll
    static void stop() {
        if (alertmanager != null) {
            alertmanager.close();
        }
        front.close();
        drillmaster.close();
    }

    @BeforeEach
    void openADrillThatRan() {
        drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        token = drill.plan().targets().get(0).token();
        var name = new Fact.DnsLookedUp(
                "i-aaaabbbb-" + token + ".drill.test", "A", Phase.INSTALLED, "aaaabbbb", "127.0.0.1", "udp");
        drillmaster
                .parts()
                .inbox()
                .append(List.of(NewEvidence.of("canary.dns", Clock.systemUTC().instant(), name)
                        .token(token)
                        .build()))
                .join();
    }

    @Test
    void aGroupIsToldWholeAtEveryChangeAndEachAlertCountsOnce() throws Exception {
        alertmanager.alert(List.of(alert("Grouped", "build-1"), alert("Grouped", "build-2")));
        await().atMost(PATIENCE).until(() -> alerts().size() == 2);

        alertmanager.alert(List.of(alert("Grouped", "build-3")));
        await().atMost(PATIENCE).until(() -> alerts().size() == 5);

        var calls = front.calls("\"Grouped\"");
        assertThat(calls).extracting(call -> call.json().path("alerts").size()).containsExactly(2, 3);
        assertThat(calls).extracting(HookInFront.Call::status).containsOnly(200);
        var measured = drillmaster.parts().verdicts().now(drill.plan().id());
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(measured.countedAlerts()).isEqualTo(3);
    }

    @Test
    void whatWasAnsweredWith503ComesAgainUnchangedAndIsKeptOnce() throws Exception {
        front.refuse("\"Refused\"", 2);
        alertmanager.alert(List.of(alert("Refused", "build-1")));
        await().atMost(PATIENCE).until(() -> alerts().size() == 1);

        var calls = front.calls("\"Refused\"");
        assertThat(calls).extracting(HookInFront.Call::status).containsExactly(503, 503, 200);
        assertThat(calls)
                .extracting(HookInFront.Call::body)
                .containsOnly(calls.get(0).body());
    }

    @Test
    void anAlertThatIsToldAgainAndAgainIsOne() throws Exception {
        var again = alert("Repeated", "build-1", Map.of("again", "yes"));
        alertmanager.alert(List.of(again));
        await().atMost(PATIENCE).until(() -> alerts().size() >= 3);

        assertThat(alerts().stream()
                        .map(row -> ((Fact.AlertReceived) row.fact()).dedupKey())
                        .distinct())
                .hasSize(1);
        assertThat(drillmaster.parts().verdicts().now(drill.plan().id()).countedAlerts())
                .isEqualTo(1);
    }

    @Test
    void whatIsOverIsKeptAndDoesNotCount() throws Exception {
        alertmanager.alert(List.of(alert("Over", "build-1")));
        await().atMost(PATIENCE).until(() -> alerts().size() == 1);
        var began = startsAt(front.calls("\"Over\"").get(0));

        alertmanager.alert(List.of(alert(
                "Over",
                "build-1",
                Map.of(),
                Map.of("startsAt", began, "endsAt", Clock.systemUTC().instant().toString()))));
        await().atMost(PATIENCE).until(() -> resolved() == 1);

        assertThat(front.calls("\"Over\""))
                .extracting(call -> call.json().path("status").asText())
                .containsExactly("firing", "resolved");
        assertThat(alerts()).hasSize(1);
        assertThat(drillmaster.parts().verdicts().now(drill.plan().id()).countedAlerts())
                .isEqualTo(1);
    }

    @Test
    void aSilenceComesAsAHintByTheScriptOnceItChanges() throws Exception {
        alertmanager.silence(Map.of(
                "matchers",
                List.of(Map.of("name", "alertname", "value", "Silenced", "isRegex", false)),
                "startsAt",
                Clock.systemUTC().instant().toString(),
                "endsAt",
                Clock.systemUTC().instant().plus(Duration.ofHours(1)).toString(),
                "createdBy",
                "grace",
                "comment",
                "looking into " + token));

        runSilenceScript();
        await().atMost(PATIENCE).until(() -> hints() == 1);
        runSilenceScript();

        assertThat(front.calls("\"createdBy\":\"grace\"")).hasSize(1);
        assertThat(hints()).isEqualTo(1);
    }

    @Test
    void amtoolFindsNothingWrongWithTheWholeFileAsPasted() throws Exception {
        var file = Files.writeString(directory.resolve("pasted.yml"), snippet(0));

        assertThat(RealAlertmanager.complaints(file)).isEmpty();
    }

    private static void runSilenceScript() throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-c", snippet(1)).redirectErrorStream(true);
        shell.environment().put("HOME", directory.toString());
        shell.environment().put("ALERTMANAGER", alertmanager.address().toString());
        var running = shell.start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
    }

    /** As the set-up page shows it, but for the way through the proxy. */
    private static String snippet(int number) {
        AlertSource.Snippet snippet = source.snippets().get(number);
        URI url = source.address().url();
        return snippet.text().replace(url.toString(), front.address().toString());
    }

    private static String startsAt(HookInFront.Call call) {
        return call.json().path("alerts").path(0).path("startsAt").asText();
    }

    private Map<String, Object> alert(String name, String host) {
        return alert(name, host, Map.of());
    }

    private Map<String, Object> alert(String name, String host, Map<String, String> labels) {
        return alert(
                name,
                host,
                labels,
                Map.of("startsAt", Clock.systemUTC().instant().toString()));
    }

    private Map<String, Object> alert(String name, String host, Map<String, String> labels, Map<String, Object> times) {
        var all = new HashMap<String, Object>(labels);
        all.put("alertname", name);
        all.put("hostname", host);
        var alert = new HashMap<String, Object>(times);
        alert.put("labels", all);
        alert.put("annotations", Map.of("summary", "looked up i-aaaabbbb-" + token + ".drill.test"));
        return alert;
    }

    private List<Evidence> alerts() {
        return drillmaster.parts().evidence().of(drill.plan().id()).stream()
                .filter(row -> row.fact() instanceof Fact.AlertReceived alert && alert.kind() == AlertKind.RUNTIME)
                .toList();
    }

    /** What is kept and never counts belongs to no exercise. */
    private static long resolved() {
        return rows("kind = 'ALERT_RECEIVED' and fact ->> 'rule' = 'Over' and fact ->> 'alertKind' = 'NOISE'");
    }

    private static long hints() {
        return rows("kind = 'RESPONSE_RECEIVED' and fact ->> 'responseKind' = 'HINT' and fact ->> 'person' = 'grace'");
    }

    private static long rows(String condition) {
        return drillmaster
                .parts()
                .plans()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from evidence where " + condition)
                        .mapTo(Long.class)
                        .one());
    }
}
