package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.identity.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A source's own page in a real browser, found by a link of the list. */
class AlertSourcePagesBrowserTest {
    private static final String PAYLOAD = """
            {"alarm": {"title": "Unknown name looked up", "verdict": "deny", "ts": 1772446530250},
             "machine": "build-07"}""";

    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of("hooks.trusted-proxies", "127.0.0.1"), Clock.systemUTC());
        drillmaster.account("ana", Role.ADMINISTRATOR);
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
    void aMappingIsWrittenWithALivePreviewAndReadsTheNextDelivery() throws Exception {
        var hook = create("generic", "The SIEM");
        var page = open("The SIEM");
        assertThat(page.locator("#deliveries")).containsText("None yet");
        browser.look(page, "alert-source-never-seen");

        input(page, "A payload of your tool").fill(PAYLOAD);
        input(page, "Rule").fill("$.alarm.title");
        assertThat(page.locator("#mapping-preview")).containsText("Unknown name looked up");
        input(page, "Kind").fill("$.alarm.verdict; deny=blocked");
        assertThat(page.locator("#mapping-preview")).containsText("a gate stopped it");
        input(page, "Time").fill("$.alarm.ts");
        assertThat(page.locator("#mapping-preview")).containsText("is no time of the given form");
        input(page, "Form of the time").fill("ms");
        assertThat(page.locator("#mapping-preview")).containsText("2026-03-02T10:15:30.250Z");
        input(page, "Host").fill("$.host");
        assertThat(page.locator("#mapping-preview")).containsText("there is nothing at its place");
        browser.look(page, "alert-source-mapping");

        input(page, "Host").fill("machine");
        button(page, "Save the mapping").click();
        assertThat(page.locator("#map-host-error")).containsText("a path begins with $");
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(input(page, "Rule")).hasValue("$.alarm.title");
        browser.look(page, "alert-source-mapping-error");

        input(page, "Host").fill("$.machine");
        button(page, "Save the mapping").click();
        assertThat(page.locator("body")).containsText("The mapping is saved");

        assertThat(post(hook, PAYLOAD)).isEqualTo(200);
        assertThat(post(hook, "no json")).isEqualTo(400);
        page.reload();
        assertThat(page.locator("#deliveries")).containsText("Blocked by a gate: Unknown name looked up");
        assertThat(page.locator("#deliveries")).containsText("The body is not JSON");
        assertThat(input(page, "Host")).hasValue("$.machine");
        browser.look(page, "alert-source-deliveries");
        page.locator("#deliveries a").first().click();
        assertThat(page.locator("main")).containsText("build-07");
    }

    @Test
    void aPreviewWorksWithoutScriptsToo() {
        create("generic", "Without scripts");
        var page = open("Without scripts");
        input(page, "Rule").fill("$.alarm.title");
        input(page, "A payload of your tool").fill("{\"alarm\":[]}");
        button(page, "Preview").click();

        assertThat(page.locator("h1")).hasText("Without scripts");
        assertThat(page.locator("#mapping-preview")).containsText("there is nothing at its place");
        assertThat(input(page, "Rule")).hasValue("$.alarm.title");
    }

    @Test
    void aSecretIsRotatedAndShownOnce() {
        create("github", "Code host");
        var page = open("Code host");
        assertThat(page.locator("#mapping")).hasCount(0);
        button(page, "Make a new secret").click();
        assertThat(page.locator(".fresh")).containsText("only this once");
        var secret = page.locator("#fresh-secret").textContent();
        assertThat(page.locator("#secret")).containsText("is taken too until");
        browser.look(page, "alert-source-fresh-secret");

        page.navigate("/alert-sources");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Code host"))
                .click();
        assertThat(page.locator("body")).not().containsText(secret);

        page.getByLabel("Subject").fill("CN=github");
        button(page, "Save the subject").click();
        assertThat(page.getByLabel("Subject")).hasValue("CN=github");
    }

    private static URI create(String kind, String name) {
        return drillmaster
                .parts()
                .alertSources()
                .create(kind, name, false, "ana")
                .address()
                .url();
    }

    private static Page open(String name) {
        var page = browser.signedIn("ana", "/alert-sources");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
        assertThat(page.locator("h1")).hasText(name);
        return page;
    }

    private static int post(URI hook, String body) throws Exception {
        var request = HttpRequest.newBuilder(hook)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Inputs that are optional say so behind their label. */
    private static Locator input(Page page, String label) {
        return page.getByLabel(label + " (optional)", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
