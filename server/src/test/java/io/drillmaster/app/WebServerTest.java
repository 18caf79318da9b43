package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Json;
import io.drillmaster.identity.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the web server does on every page, asked over real connections. */
class WebServerTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();

    static {
        DRILLMASTER.account("ana", Role.ADMINISTRATOR);
        DRILLMASTER.account("vera", Role.VIEWER);
    }

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void healthIsTold() {
        var answer = nobody().get("/healthz", "Accept", "*/*");
        assertThat(answer.statusCode()).isEqualTo(200);
        var health = Json.read(answer.body(), JsonNode.class);
        assertThat(health.get("status").asText()).isEqualTo("up");
        assertThat(health.has("evidenceWaiting")).isTrue();
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOfOtherSites() {
        var ana = new Person(DRILLMASTER.address());
        assertThat(cookies(ana.get("/sign-in")))
                .hasSize(1)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Secure"));
        assertThat(cookies(ana.tryToSignIn("ana", ApplicationFixture.PASSWORD)))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("drillmaster=")
                        .contains("HttpOnly", "SameSite=Lax", "Max-Age=43200")
                        .doesNotContain("Secure"));
    }

    @Test
    void behindHttpsCookiesTravelOverNothingElse() {
        try (var secure = ApplicationFixture.start(Map.of("http.secure-cookies", "true"), Clock.systemUTC())) {
            secure.account("ana", Role.ADMINISTRATOR);
            assertThat(cookies(new Person(secure.address()).get("/sign-in")))
                    .hasSize(1)
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly"));
        }
    }

    @Test
    void anUnknownPageIsAPageForPeopleAndADocumentForMachines() {
        var page = nobody().get("/nothing-here");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("There is no page /nothing-here.");

        for (var accept : List.of("application/json", "application/problem+json")) {
            var document = nobody().get("/nothing-here", "Accept", accept);
            assertThat(document.statusCode()).isEqualTo(404);
            assertThat(document.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            var problem = Json.read(document.body(), JsonNode.class);
            assertThat(problem.get("status").asInt()).isEqualTo(404);
            assertThat(problem.get("detail").asText()).isEqualTo("There is no page /nothing-here.");
        }
        var ana = Person.signedIn(DRILLMASTER, "ana");
        assertThat(ana.get("/exercises/EX-9999").body()).contains("There is no exercise EX-9999.");
        assertThat(nobody().get("/npm/no-such-package").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).doesNotStartWith("text/html"));
    }

    @Test
    void aMethodThatNoRouteHasIsRefusedAsSuch() {
        var delete = nobody().send(nobody().request("/exercises").DELETE());
        assertThat(delete.statusCode()).isEqualTo(405);
        assertThat(delete.body()).doesNotContain("Error id");
    }

    @Test
    void healthCanBeAskedWithoutABodyAndNothingElseCan() {
        var head = nobody().send(nobody().request("/healthz").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");

        var page = nobody().send(nobody().request("/exercises").method("HEAD", BodyPublishers.noBody()));
        assertThat(page.statusCode()).isEqualTo(405);
    }

    @Test
    void aFormThatIsTooLargeIsRefused() {
        var ana = Person.signedIn(DRILLMASTER, "ana");
        var answer = ana.submit("/account", "/exercises", Map.of("title", "x".repeat(300_000)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("That is too large").doesNotContain("Error id");
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        for (var file :
                List.of("app.css", "pages.css", "print.css", "app.js", "icons.svg", "mark.svg", "htmx.min.js")) {
            var first = nobody().get("/static/" + file);
            assertThat(first.statusCode()).as(file).isEqualTo(200);
            var tag = first.headers().firstValue("ETag").orElseThrow();
            var again = nobody().get("/static/" + file, "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(nobody().get("/static/" + file, "If-None-Match", "\"other\"")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(nobody().get("/static/..%2f..%2flogback.xml").statusCode()).isNotEqualTo(200);
        assertThat(nobody().get("/static/app.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void guessingPasswordsIsSlowedDownForThatAccountAlone() {
        DRILLMASTER.account("bo", Role.MEMBER);
        var stranger = new Person(DRILLMASTER.address());
        for (var i = 0; i < 10; i++) {
            assertThat(stranger.tryToSignIn("bo", "guess " + i).statusCode()).isEqualTo(401);
        }
        var throttled = stranger.tryToSignIn("bo", ApplicationFixture.PASSWORD);
        assertThat(throttled.statusCode()).isEqualTo(409);
        assertThat(throttled.body()).contains("Wait a quarter of an hour");
        assertThat(stranger.isSignedIn()).isFalse();
        assertThat(Person.signedIn(DRILLMASTER, "vera").isSignedIn()).isTrue();
    }

    @Test
    void aSetupLinkMakesOneAdministrator() {
        try (var fresh = ApplicationFixture.start()) {
            var link = "/setup/" + fresh.application().setupSecret().orElseThrow();
            var first = new Person(fresh.address());
            assertThat(first.get("/exercises").headers().firstValue("Location")).hasValue("/sign-in?next=%2Fexercises");
            assertThat(first.get("/sign-in").body()).contains("waits for its first administrator");
            var account = Map.of(
                    "name",
                    "Ana",
                    "account",
                    "ana",
                    "password",
                    "a long enough one",
                    "passwordAgain",
                    "a long enough one");

            var refused = first.submit(link, link, Map.of("name", "Ana", "account", "ana", "password", "short"));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("value=\"Ana\"").doesNotContain("short\"");

            assertThat(first.submit(link, link, account).statusCode()).isEqualTo(303);
            assertThat(first.get("/people").statusCode()).isEqualTo(200);

            var second = new Person(fresh.address());
            assertThat(second.get(link).statusCode()).isEqualTo(410);
            assertThat(second.submit("/sign-in", link, account).statusCode()).isEqualTo(410);
            assertThat(fresh.application().setupSecret()).isEmpty();
        }
    }

    @Test
    void onlyTheSignedInHearOfAnExercise() throws Exception {
        var id = DRILLMASTER.plan("SC-DEMO", Duration.ofMinutes(5));
        var events = "/exercises/" + id + "/events";
        assertThat(nobody().get(events, "Accept", "text/event-stream").statusCode())
                .isNotEqualTo(200);

        var vera = Person.signedIn(DRILLMASTER, "vera");
        var answer = vera.http()
                .send(vera.request(events, "Accept", "text/event-stream").GET().build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (var stream = answer.body()) {
            assertThat(new String(stream.readNBytes(15), StandardCharsets.UTF_8))
                    .isEqualTo("event: watching");
        }
    }

    @Test
    void nobodyIsSentToAnotherSiteAfterSigningIn() {
        for (var next : List.of("https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example")) {
            var person = new Person(DRILLMASTER.address());
            var answer = person.submit(
                    "/sign-in",
                    "/sign-in",
                    Map.of("account", "vera", "password", ApplicationFixture.PASSWORD, "next", next));
            assertThat(answer.headers().firstValue("Location")).hasValue("/exercises");
        }
    }

    private static Person nobody() {
        return new Person(DRILLMASTER.address());
    }

    private static List<String> cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie");
    }
}
