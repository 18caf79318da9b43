package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.identity.Role;
import io.drillmaster.plan.Exercise;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What members prepare on the page of an exercise, and what people see who are sent a link, in a real browser. */
class AnsweringBrowserTest {
    private static final Pattern LINK = Pattern.compile("/respond/[A-Za-z0-9_.-]+");

    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of(), Clock.systemUTC());
        drillmaster.account("ana", Role.ADMINISTRATOR);
        drillmaster.account("mia", Role.MEMBER);
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
    void aLinkIsMadeOnceAndWhoeverHasItAnswersWithOneTap() {
        var page = exercise(drillmaster.open("SC-01", Duration.ofHours(1)));
        page.getByText("Make a link to answer with").click();
        page.getByLabel("For whom?").fill("nora");
        browser.look(page, "exercise-make-link");
        button(page, "Make the link").click();
        assertThat(page.locator("body")).containsText("For a day this link works");
        var link = LINK.matcher(page.content());
        assertThat(link.find()).isTrue();
        browser.look(page, "exercise-link-made");

        var phone = browser.window();
        phone.navigate(link.group());
        assertThat(phone.locator("main")).containsText("nora");
        browser.look(phone, "respond");
        phone.getByRole(AriaRole.BUTTON).click();
        assertThat(phone.locator("h1")).containsText("Noted");
        browser.look(phone, "respond-noted");

        page.reload();
        assertThat(page.locator("#live-main")).containsText("nora");
        browser.look(page, "exercise-answered");
        phone.navigate("/respond/AAAA");
        browser.look(phone, "respond-gone");
    }

    @Test
    void aRunOfACiSystemIsTiedAndAMistakeIsSaid() {
        var page = exercise(drillmaster.open("SC-01", Duration.ofHours(1)));
        page.getByText("Say which CI run is the drill\u2019s").click();
        page.getByLabel("CI run", new Page.GetByLabelOptions().setExact(true)).fill("build 7");
        button(page, "Tie this run").click();
        assertThat(page.locator("body")).containsText("github:owner/repo:123");
        browser.look(page, "exercise-ci-run-error");

        page.navigate("/exercises");
        page.locator("main a[href^='/exercises/EX-']").first().click();
        page.getByText("Say which CI run is the drill\u2019s").click();
        page.getByLabel("CI run", new Page.GetByLabelOptions().setExact(true)).fill("github:acme/shop:4711");
        button(page, "Tie this run").click();
        assertThat(page.locator("#live-main")).containsText("github:acme/shop:4711");
        browser.look(page, "exercise-ci-run-tied");
    }

    private static Page exercise(Exercise exercise) {
        return browser.signedIn("mia", "/exercises/" + exercise.plan().id());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
