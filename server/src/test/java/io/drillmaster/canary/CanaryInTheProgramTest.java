package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.DrillName;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.identity.Role;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.Quality;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a question or a probe on the outside to the measurement. */
class CanaryInTheProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DrillZone ZONE = DrillZone.of("drill.test");
    private static final InstantSource CLOCK = Clock.systemUTC();

    private static ApplicationFixture drillmaster;

    @BeforeAll
    static void start() {
        drillmaster = ApplicationFixture.start(
                Map.of(
                        "dns.zone",
                        ZONE.value(),
                        "markers.watch-local",
                        "false"), // as if the drill ran on another machine
                CLOCK);
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @Test
    void aLookUpIsAnExecutionOfTheExerciseWhoseTokenItCarries() throws Exception {
        var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var other = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var token = drill.plan().targets().get(1).token();

        assertThat(dig(name(token, "aaaabbbb"))).contains("status: NOERROR", "flags: qr aa");

        await().atMost(PATIENCE).until(() -> latest(drill).installs().size() == 1);
        assertThat(latest(drill).installs().get(0).token()).isEqualTo(token);
        assertThat(rows(other.plan().id(), Fact.DnsLookedUp.class)).isEmpty();
    }

    @Test
    void aTokenThatNobodyGaveOutIsKeptAndBelongsToNoExercise() throws Exception {
        var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var unknown = Token.ofRandom(Secrets.bytes(Token.LENGTH));

        dig(name(unknown, "ccccdddd"));

        await().atMost(PATIENCE).until(() -> withoutExercise(unknown) > 0);
        assertThat(rows(drill.plan().id(), Fact.DnsLookedUp.class)).isEmpty();
    }

    @Test
    void theCommandOnTheExercisesPageTellsOfTheMarkerAndOfTheHostsClock() throws Exception {
        var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var target = drill.plan().targets().get(0);
        var command = probeCommandOnThePageOf(drill);
        assertThat(command).startsWith("curl ").endsWith("| sh -eu");

        var absent = shell(command);
        var executedAt = CLOCK.instant();
        Files.writeString(
                Path.of(target.markerPath()),
                "token=" + target.token() + "\nexecution phase=installed nonce=aaaabbbb at=" + executedAt + "\n");
        var present = shell(command);

        assertThat(absent)
                .contains("probe: " + target.markerPath(), "probe:   absent")
                .doesNotContain("present");
        assertThat(present).contains("probe:   present");
        await().atMost(PATIENCE).until(() -> latest(drill).execution().isPresent());
        assertThat(rows(drill.plan().id(), Fact.ClockCompared.class)).hasSize(8);
        assertThat(rows(drill.plan().id(), Fact.MarkerAbsent.class)).isNotEmpty();
        var execution = latest(drill).execution().orElseThrow();
        assertThat(latest(drill).installs().get(0).quality()).isIn(Quality.HOST_CORRECTED, Quality.INTERVAL);
        assertThat(execution.estimate()).isBetween(executedAt.minusSeconds(30), executedAt.plusSeconds(30));
    }

    private static String name(Token token, String nonce) {
        return new DrillName(Phase.INSTALLED, nonce, token).format(ZONE);
    }

    private static Measurement latest(Exercise drill) {
        return drillmaster.parts().verdicts().now(drill.plan().id());
    }

    private static List<Evidence> rows(ExerciseId id, Class<? extends Fact> kind) {
        return drillmaster.parts().evidence().of(id).stream()
                .filter(row -> kind.isInstance(row.fact()))
                .toList();
    }

    private static long withoutExercise(Token token) {
        return drillmaster
                .parts()
                .plans()
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select count(*) from evidence where token = :token and exercise_id is null")
                        .bind("token", token.value())
                        .mapTo(Long.class)
                        .one());
    }

    private static String probeCommandOnThePageOf(Exercise drill) throws Exception {
        drillmaster.account("vera", Role.ADMINISTRATOR);
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var signIn = body(browser, HttpRequest.newBuilder(URI.create(drillmaster.address() + "/sign-in")));
        var form =
                "csrf=" + first("name=\"csrf\" value=\"([^\"]+)\"", signIn) + "&account=vera&next=/exercises&password="
                        + URLEncoder.encode(ApplicationFixture.PASSWORD, StandardCharsets.UTF_8);
        body(
                browser,
                HttpRequest.newBuilder(URI.create(drillmaster.address() + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        var address = drillmaster.address() + "/exercises/" + drill.plan().id();
        var csrf =
                first("name=\"csrf\" value=\"([^\"]+)\"", body(browser, HttpRequest.newBuilder(URI.create(address))));
        var page = body(
                browser,
                HttpRequest.newBuilder(URI.create(address + "/probe-keys"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf + "&life=1h&label=the+test")));
        return first("(curl [^<]*probe[.]sh[^<]*)", page)
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .strip();
    }

    private static String body(HttpClient browser, HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String first(String pattern, String text) {
        var match = Pattern.compile(pattern).matcher(text);
        assertThat(match.find()).as(pattern + " in " + text).isTrue();
        return match.group(1);
    }

    private static String dig(String name) throws Exception {
        return run(
                "dig",
                "+tries=1",
                "+time=5",
                "@127.0.0.1",
                "-p",
                Integer.toString(drillmaster.application().dnsPort()),
                name,
                "A");
    }

    private static String shell(String command) throws Exception {
        return run("sh", "-c", command);
    }

    private static String run(String... words) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException missing) {
            assumeTrue(false, "skipped: this machine has no " + words[0]);
            throw missing;
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
