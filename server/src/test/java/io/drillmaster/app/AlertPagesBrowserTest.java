package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.identity.Role;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of alerts in a real browser: what came in, why it belongs to a drill or not, and a person's last word. */
class AlertPagesBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String EXPECTED = "Drill marker written during package install";

    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of(), Clock.systemUTC());
        drillmaster.account("ana", Role.ADMINISTRATOR);
        drillmaster.account("mia", Role.MEMBER);
        drillmaster.account("vic", Role.VIEWER);
        browser = Browser.start(program.get(), drillmaster.address());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            drillmaster.close();
        }
    }

    @AfterEach
    void theConsoleIsQuiet() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everyAlertSaysWhyItBelongsToADrillAndAPersonHasTheLastWord() throws Exception {
        var page = browser.signedIn("mia", "/exercises");
        page.locator("nav").first().getByRole(AriaRole.LINK, link("Alerts")).click();
        assertThat(page.locator("h1")).hasText("Alerts");
        assertThat(page.locator("main")).containsText("No alert has come in yet");
        browser.look(page, "alerts-empty");

        var hook = drillmaster
                .parts()
                .alertSources()
                .create("falco", "Build hosts", false, "ana")
                .address()
                .url();
        send(
                hook,
                "{\"rule\":\"" + EXPECTED + "\",\"priority\":\"Warning\",\"hostname\":\"build-7\","
                        + "\"output\":\"A child of pip wrote below /tmp, before the drill\"}");
        var drill = drillmaster.open("SC-01", Duration.ofHours(1));
        ran(drill, "build-7");
        send(
                hook,
                "{\"rule\":\"" + EXPECTED + "\",\"priority\":\"Warning\",\"hostname\":\"build-7\","
                        + "\"output\":\"A child of pip wrote below /tmp\"}");
        send(
                hook,
                "{\"rule\":\"Terminal shell in container\",\"priority\":\"Notice\",\"hostname\":\"build-7\","
                        + "\"output\":\"A shell was spawned\"}");
        send(
                hook,
                "{\"rule\":\"Contact cloud metadata service\",\"priority\":\"Notice\",\"hostname\":\"db-3\","
                        + "\"output\":\"Somebody asked\"}");
        send(hook, "{\"rule\":\"Test rule\",\"priority\":\"Debug\",\"hostname\":\"build-7\",\"output\":\"A test\"}");
        await().atMost(PATIENCE).until(() -> said(drill, AttributionLevel.WEAK).size() == 1);
        await().atMost(PATIENCE)
                .until(() -> said(drill, AttributionLevel.CANDIDATE).size() == 1);

        page.reload();
        assertThat(row(page, "before the drill")).containsText("before the package existed");
        assertThat(row(page, "below /tmp").first()).containsText("Candidate");
        assertThat(row(page, "A shell was spawned")).containsText("Weak");
        assertThat(row(page, "Somebody asked")).containsText("and not on db-3");
        browser.look(page, "alerts");

        page.getByRole(AriaRole.LINK, exact("To be confirmed")).click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("match=candidate"));
        page.locator("tbody").getByRole(AriaRole.BUTTON).getByText("Confirm").click();
        assertThat(page.locator(".flash"))
                .containsText("counts for " + drill.plan().id());
        assertThat(page).hasURL(Pattern.compile("match=candidate"));
        assertThat(page.locator("main")).containsText("No alert passes this filter.");
        browser.look(page, "alerts-none-pass");

        page.getByRole(AriaRole.LINK, exact("Belongs to a drill")).click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("Said by mia");
        browser.look(page, "alerts-confirmed");
        page.locator("tbody").getByRole(AriaRole.BUTTON).getByText("Undo").click();
        assertThat(page.locator(".flash")).containsText("Undone");
        page.getByRole(AriaRole.LINK, exact("To be confirmed")).click();
        assertThat(page.locator("tbody tr")).hasCount(1);

        page.locator("tbody").getByRole(AriaRole.BUTTON).getByText("Reject").click();
        page.getByRole(AriaRole.LINK, exact("Rejected")).click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("Rejected");

        page.getByRole(AriaRole.LINK, exact("All")).click();
        page.getByLabel("Rule or host").fill("DB-3");
        page.locator("main").getByRole(AriaRole.BUTTON).getByText("Show").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("q=DB-3"));
        page.locator("tbody a").first().click();
        assertThat(page.locator("main")).containsText("Somebody asked");

        var viewer = browser.signedIn("vic", "/exercises");
        viewer.navigate("/alerts");
        assertThat(viewer.locator("tbody tr")).hasCount(5);
        assertThat(viewer.locator("tbody form")).hasCount(0);

        for (var i = 0; i < 30; i++) {
            send(hook, "{\"rule\":\"Disk " + i + "\",\"hostname\":\"db-9\",\"output\":\"Full " + i + "\"}");
        }
        await().atMost(PATIENCE)
                .until(
                        () -> { // what is answered is on its way to the database, in order
                            viewer.navigate("/alerts?q=Disk+29");
                            return viewer.locator("tbody tr").count() == 1;
                        });
        viewer.navigate("/alerts");
        assertThat(viewer.locator("tbody tr")).hasCount(25);
        viewer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Older"))
                .click();
        assertThat(viewer.locator("tbody tr")).hasCount(10);
        viewer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Newer"))
                .click();
        assertThat(viewer.locator("tbody tr")).hasCount(25);
    }

    private static void ran(Exercise drill, String host) {
        var target = drill.plan().targets().get(0);
        evidence()
                .append(List.of(NewEvidence.of(
                                "probe",
                                drillmaster.parts().clock().instant(),
                                new Fact.MarkerPresent(target.markerPath(), Optional.empty(), List.of()))
                        .token(target.token())
                        .host(host)
                        .build()));
    }

    private static List<Evidence> said(Exercise drill, AttributionLevel level) {
        return evidence().of(drill.plan().id()).stream()
                .filter(row -> row.fact() instanceof Fact.Attributed said && said.level() == level)
                .toList();
    }

    private static EvidenceStore evidence() {
        return drillmaster.parts().evidence();
    }

    private static void send(URI hook, String body) throws IOException, InterruptedException {
        var answer = HTTP.send(
                HttpRequest.newBuilder(hook)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(200, 202); // 202: kept, and no alert
    }

    private static Locator row(Page page, String text) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text));
    }

    private static Page.GetByRoleOptions exact(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions link(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
