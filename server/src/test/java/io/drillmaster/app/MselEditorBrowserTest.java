package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.identity.Role;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A tabletop as a planner writes it, in a real browser and with the keyboard. */
class MselEditorBrowserTest {
    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of(), Clock.systemUTC());
        drillmaster.account("ada", Role.ADMINISTRATOR);
        drillmaster.account("mia", Role.MEMBER);
        drillmaster.account("gus", Role.MEMBER);
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
    void aStoryIsWrittenWithTheKeyboardAlone() {
        var page = browser.signedIn("mia", "/msels/TTX-02");
        page.getByLabel("Id of the copy").focus();
        page.keyboard().type("acme 1");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("'acme 1' is not a tabletop id");
        look(page, "msel");
        page.getByLabel("Id of the copy").fill("ACME-1");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Edit Are we affected?");
        look(page, "msel-draft");

        // Down twice with one key, since the list comes back with the same button in focus.
        var first = page.locator("#inject-0").innerText();
        page.locator("#down-0").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#down-1")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#down-2")).isFocused();
        assertThat(page.locator("#inject-2")).hasText(first);
        assertThat(page.locator(".msel-bar")).containsText("error");
        look(page, "msel-draft-errors");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What was found"))
                .focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#findings")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/edit/injects/\\d+#f-at$"));
        assertThat(page.locator("#f-at")).isFocused();
        look(page, "msel-inject-errors");
        page.navigate("/msels/ACME-1/edit");
        button(page, "Undo").press("Enter");
        assertThat(page.locator(".flash")).containsText("Taken back");
        button(page, "Undo").press("Enter");
        assertThat(page.locator("#inject-0")).hasText(first);

        page.locator("#inject-0").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText(first);
        page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)).fill("Somebody calls from the archive");
        page.keyboard().press("Enter");
        assertThat(page.locator(".flash")).containsText("Kept in your draft.");
        assertThat(page.locator("#inject-0")).isFocused();
        assertThat(page.locator("#inject-0")).containsText("Somebody calls from the archive");

        page.getByLabel("Where").selectOption("1");
        button(page, "Add an inject").press("Enter");
        assertThat(page.locator("h1")).hasText("New inject");
        page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)).fill("Which machines");
        page.getByLabel("The news").fill("Nobody knows.");
        page.getByLabel("From", new Page.GetByLabelOptions().setExact(true)).fill("Archive");
        page.getByLabel("Question", new Page.GetByLabelOptions().setExact(true)).fill("Whom do you ask?");
        button(page, "Add an option").press("Enter");
        assertThat(page.locator("#f-decision-options-0")).isFocused();
        page.locator("#f-decision-options-0-label").fill("The platform team");
        button(page, "Add an option").press("Enter");
        page.locator("#f-decision-options-1-label").fill("Nobody");
        look(page, "msel-inject");
        button(page, "Keep in the draft").press("Enter");
        assertThat(page.locator("#inject-1")).containsText("Which machines");
        assertThat(page.locator("#inject-1")).isFocused();

        page.locator("#part-roles").press("Enter");
        look(page, "msel-roles");
        page.navigate("/msels/ACME-1/edit/parts/objectives");
        look(page, "msel-objectives");
        page.navigate("/msels/ACME-1/edit/preview?role=ic");
        look(page, "msel-preview");
        page.navigate("/msels/ACME-1/edit/text");
        look(page, "msel-text");
        page.navigate("/msels");
        look(page, "msels");
        page.navigate("/msels/ACME-1/edit");
        page.getByLabel("What was changed").fill("our archive");
        page.keyboard().press("Enter");
        assertThat(page.locator(".flash")).containsText("ACME-1 is saved as version 1.");
    }

    @Test
    void whoSavesSecondSeesWhatToDoOnAPhone() {
        var mia = browser.signedIn("mia", "/msels/TTX-03/edit/parts/about");
        mia.getByLabel("Title").fill("Mia's scanner");
        button(mia, "Keep in the draft").click();
        var gus = browser.signedIn("gus", "/msels/TTX-03/edit/parts/about");
        gus.getByLabel("Length").fill("90m");
        button(gus, "Keep in the draft").click();
        button(gus, "Save as a new version").click();
        assertThat(gus.locator(".flash")).containsText("saved as version 2");
        button(mia, "Save as a new version").click();
        assertThat(mia.locator(".error-summary")).containsText("Your draft is kept.");
        look(mia, "msel-overtaken");
        mia.setViewportSize(390, 800);
        button(mia, "Put my changes on top of it").tap();
        assertThat(mia.locator(".flash")).containsText("on top of version 2");
        button(mia, "Save as a new version").tap();
        assertThat(mia.locator("h1")).hasText("Mia's scanner");
        assertThat(mia.locator("main")).containsText("1 h 30 min");
    }

    /** As everywhere, and on the narrowest screen that there is (WCAG 2.2, 1.4.10). */
    private static void look(Page page, String name) {
        browser.look(page, name);
        page.setViewportSize(320, 700);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isLessThanOrEqualTo(320);
        page.setViewportSize(1280, 900);
    }

    private static Locator button(Page page, String name) {
        return page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first();
    }
}
