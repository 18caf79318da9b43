package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.identity.Role;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The detections of an exercise in a real browser, found by a link and not by their address. */
class DetectionPagesBrowserTest {
    private static final MovableClock CLOCK = new MovableClock();

    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of(), CLOCK);
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

    @Test
    void theRulesOfAnExerciseAreReadAndDownloaded() throws Exception {
        var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var page = browser.window();
        page.navigate("/exercises/" + drill.plan().id());
        page.getByLabel("Account name").fill("mia");
        page.getByLabel("Password").fill(ApplicationFixture.PASSWORD);
        page.locator("main").getByRole(AriaRole.BUTTON).first().click();
        page.navigate("/exercises/" + drill.plan().id());
        page.locator("#detections").scrollIntoViewIfNeeded();
        browser.look(page, "exercise-detections");

        page.getByRole(AriaRole.LINK, named("Detections for this exercise")).click();
        assertThat(page.locator("h1")).hasText("Detections");
        assertThat(page.locator(".notice")).containsText("Not for people who are drilled.");
        browser.look(page, "detections");

        page.locator("#file-1 summary").click();
        assertThat(page.locator("#file-text-1"))
                .containsText("- rule: Drill " + drill.plan().id());
        browser.look(page, "detections-text");

        var file = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("suricata.rules")).click());
        assertThat(Files.readString(file.path())).contains(drill.plan().id().toString());
        assertThat(browser.complaints()).isEmpty();
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions named(String name) {
        return new com.microsoft.playwright.Page.GetByRoleOptions()
                .setName(name)
                .setExact(true);
    }
}
