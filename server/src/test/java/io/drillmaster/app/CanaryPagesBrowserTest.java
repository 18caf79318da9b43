package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.identity.Role;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The canary's page and the history of a verdict in a real browser, each found by a link. */
class CanaryPagesBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Token NOBODYS = new Token("zzzzzzzzzzzzzzzzzzzz");

    private final MovableClock clock = new MovableClock();
    private ApplicationFixture drillmaster;
    private Browser browser;

    @BeforeEach
    void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of("markers.watch-local", "false"), clock);
        drillmaster.account("ana", Role.ADMINISTRATOR);
        drillmaster.account("mia", Role.MEMBER);
        browser = Browser.start(program.get(), drillmaster.address());
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            assertThat(browser.complaints()).isEmpty();
            browser.close();
            drillmaster.close();
        }
    }

    @Test
    void theCanaryShowsWhatItSawWhetherAnExerciseKnowsItOrNot() {
        var page = browser.signedIn("mia", "/exercises");
        page.locator("nav summary").first().click();
        page.locator("nav").first().getByRole(AriaRole.LINK, link("Canary")).click();
        assertThat(page.locator("h1")).hasText("Canary");
        assertThat(page.locator("main")).containsText("Nothing has been seen yet");
        browser.look(page, "canary-empty");

        var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        seen(token(drill), "abcd", Optional.empty());
        seen(token(drill), "scan", Optional.of("mail gateway"));
        seen(NOBODYS, "efgh", Optional.empty());
        await().atMost(PATIENCE).until(() -> drillmaster.parts().inbox().waiting() == 0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Stop refreshing"))
                .click();

        assertThat(page.locator("main")).containsText(drill.plan().id().toString());
        assertThat(page.locator("main")).containsText("unknown token");
        assertThat(page.locator("main")).containsText("mail gateway, declared");
        assertThat(page.locator("main")).containsText("Tokens that no exercise gave out");
        browser.look(page, "canary");
    }

    @Test
    void theVerdictThatLateEvidenceMadeStandsBesideTheOneBefore() throws Exception {
        var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var id = drill.plan().id();
        seen(token(drill), "abcd", Optional.empty());
        for (var nonce : List.of("scan1", "scan2", "scan3")) {
            seen(token(drill), nonce, Optional.of("mail gateway"));
        }
        await().atMost(PATIENCE).until(() -> stands(drill, Outcome.PENDING));
        clock.advance(Duration.ofMinutes(61));
        drillmaster.parts().conductor().close(id);
        await().atMost(PATIENCE).until(() -> stands(drill, Outcome.NOT_DETECTED));
        clock.advance(Duration.ofMinutes(33));
        alert(token(drill));
        await().atMost(PATIENCE).until(() -> stands(drill, Outcome.DETECTED_LATE));
        seen(token(drill), "again", Optional.empty());
        await().atMost(PATIENCE).until(() -> drillmaster.parts().inbox().waiting() == 0);

        var page = browser.signedIn("mia", "/exercises");
        assertThat(page.locator("main")).containsText("stale package still installable");
        browser.look(page, "exercises-stale");
        page.navigate("/exercises/" + id);
        var history = page.locator("#verdict-history");
        assertThat(history).containsText("after the execution: not detected.");
        assertThat(history).containsText("detected late by");
        assertThat(page.locator("#live-top")).containsText("3 look-ups from “mail gateway”");
        assertThat(page.locator("#live-top")).containsText("The stale package is still installable");
        browser.look(page, "exercise-verdict-history");

        history.getByRole(AriaRole.LINK).last().click();
        assertThat(page.locator("h1")).containsText("detected late by");
        assertThat(page.locator("main")).containsText("Detected too late");
        browser.look(page, "verdict");
        page.getByText("Earlier: ").click();
        assertThat(page.locator("h1")).containsText("not detected.");
        assertThat(page.locator("main")).containsText("A later verdict stands in its place");
        browser.look(page, "verdict-earlier");

        page.navigate("/exercises/" + id + "/review");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Verdict history"))
                .click();
        assertThat(page.locator("#verdict-history")).isVisible();
    }

    private void seen(Token token, String nonce, Optional<String> declared) {
        var fact = new Fact.DnsLookedUp(
                "i." + nonce + "." + token + ".drill.test.",
                "A",
                Phase.INSTALLED,
                nonce,
                "127.0.0.1",
                "udp",
                Optional.empty(),
                declared);
        drillmaster
                .parts()
                .inbox()
                .append(List.of(NewEvidence.of("canary.dns", clock.instant(), fact)
                        .token(token)
                        .build()))
                .join();
    }

    private void alert(Token token) throws IOException, InterruptedException {
        var hook = drillmaster
                .parts()
                .alertSources()
                .create("generic", "Slow", false, "ada")
                .address()
                .url();
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hook)
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"rule\":\"Slow rule\",\"token\":\"" + token + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private boolean stands(Exercise drill, Outcome outcome) {
        return drillmaster
                .parts()
                .verdicts()
                .latest(drill.plan().id())
                .filter(measured -> measured.outcome() == outcome)
                .isPresent();
    }

    private static Token token(Exercise drill) {
        return drill.plan().targets().get(0).token();
    }

    private static Locator.GetByRoleOptions link(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
