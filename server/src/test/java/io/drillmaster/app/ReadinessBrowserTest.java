package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of readiness in a real browser. */
class ReadinessBrowserTest {
    private static final MovableClock CLOCK = new MovableClock();

    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of(), CLOCK);
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
    void fromNothingToSmallChartsOfEverySignal() throws Exception {
        var page = browser.signedIn("ana", "/exercises");
        page.locator("nav").first().getByRole(AriaRole.LINK, link("Readiness")).click();
        assertThat(page.locator("h1")).hasText("Readiness");
        assertThat(page.locator(".empty")).containsText("No signal fed yet");
        browser.look(page, "readiness-empty");

        page.getByLabel("New key").fill("CI of acme/shop");
        page.getByRole(AriaRole.BUTTON, button("Make a key")).click();
        assertThat(page.locator(".fresh")).containsText("only this once");
        browser.look(page, "readiness-key");

        page.navigate("/readiness");
        page.locator("#file").setInputFiles(file("wrong.csv", "signal,value\nlook-alike-names-open,many\n"));
        page.getByRole(AriaRole.BUTTON, button("Upload")).click();
        assertThat(page.locator(".error-summary")).containsText("line 2, value: 'many' is no whole number");
        browser.look(page, "readiness-wrong");

        page.locator("#file").setInputFiles(file("year.csv", year()));
        page.getByRole(AriaRole.BUTTON, button("Upload")).click();
        assertThat(page.locator(".flash")).containsText("samples were taken");
        assertThat(page.locator(".signal svg[role=img]")).hasCount(7);
        browser.look(page, "readiness");

        var pinned = page.locator("#dependencies-pinned");
        pinned.locator("summary").press("Enter");
        assertThat(pinned.locator("tbody tr").first()).isVisible();
        browser.look(page, "readiness-open");
        pinned.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw"))
                .first()
                .click();
        assertThat(page.locator(".flash")).containsText("is withdrawn");
        page.locator(".flash").getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".flash")).containsText("is put back");

        page.getByLabel("Team or repository").selectOption("shop");
        page.getByRole(AriaRole.BUTTON, button("Show")).click();
        assertThat(page.locator(".signal svg[role=img]")).hasCount(2);
        assertThat(page).hasURL(Pattern.compile(".*subject=shop.*"));
        browser.look(page, "readiness-subject");
    }

    private static String year() {
        var today = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
        var csv = new StringBuilder("signal,subject,date,value,out_of,source,note\n");
        var teams = new String[] {"shop", "search", "data platform"};
        for (var month = 11; month >= 0; month--) {
            var day = today.minusMonths(month).withDayOfMonth(1);
            for (var team = 0; team < teams.length; team++) {
                var pinned = Math.min(120, 60 + team * 20 + (11 - month) * 5);
                row(csv, "dependencies-pinned", teams[team], day, pinned + ",120");
                row(csv, "dependencies-hashed", teams[team], day, Math.max(0, pinned - 50 + team * 7) + ",120");
            }
            row(csv, "look-alike-names-open", "all", day, 31 - (11 - month) * 19 / 11 + ",");
            row(csv, "egress-destinations-allowed", "all", day, 120 + month * 4 % 9 + ",");
            row(csv, "builds-stopped-unapproved", "all", day, month * 7 % 5 + ",");
            row(csv, "credential-lifetime", "all", day, (month > 6 ? "P365D" : month > 2 ? "P90D" : "PT12H") + ",");
        }
        row(csv, "dependencies-single-maintainer", "all", today, "9,74");
        return csv.toString();
    }

    private static void row(StringBuilder csv, String signal, String subject, LocalDate day, String value) {
        csv.append(String.join(",", signal, subject, day.toString(), value, "monthly report", ""))
                .append('\n');
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions link(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
