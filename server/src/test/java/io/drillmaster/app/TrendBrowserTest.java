package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.identity.Role;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The trend of a year and a half in a real browser. */
class TrendBrowserTest {
    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start();
        drillmaster.account("ana", Role.ADMINISTRATOR);
        drillmaster.account("mia", Role.MEMBER);
        drillmaster.account("vera", Role.VIEWER);
        TrendHistory.add(drillmaster.jdbi(), 140, Clock.systemUTC().instant());
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
    void everyQuestionIsAnsweredWithADrawingASentenceAndNumbers() {
        var page = browser.signedIn("vera", "/trend");
        assertThat(page.locator("h1")).hasText("Trend");
        assertThat(page.locator(".figure")).not().hasCount(0);
        for (var figure : page.locator(".figure").all()) {
            assertThat(figure.locator("h3")).containsText(Pattern.compile("20\\d\\d|all time"));
            assertThat(figure.locator(".figure-says")).not().isEmpty();
            var tables = figure.locator("table").count(); // none where the sentence says that there is nothing to tell
            assertThat(figure.locator("a[href*='.csv']")).hasCount(tables);
        }
        assertThat(page.locator(".figure table").count()).isGreaterThanOrEqualTo(11);
        browser.look(page, "trend-all");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theFiltersStandInTheAddressAndInEveryFile() throws Exception {
        var page = browser.signedIn("vera", "/trend");
        page.getByLabel("Scenario", exactly()).selectOption("SC-01");
        page.getByLabel("Period", exactly()).selectOption("all");
        page.getByLabel("Host class", exactly()).selectOption("laptop");
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        assertThat(page.locator("#figure-ttd")).containsText("exercises");
        assertThat(page.url()).contains("scenario=SC-01", "period=all", "hostClass=laptop");
        assertThat(page.locator("#ttd-desc")).containsText("The line is the median of the last 12 drills");
        browser.look(page, "trend-one-kind");
        page.locator(".figure:has(#figure-ttd) summary").click();
        var file = page.waitForDownload(
                () -> page.locator(".figure:has(#figure-ttd) a[href*='.csv']").click());
        var lines = Files.readAllLines(file.path());
        assertThat(lines.get(0)).startsWith("exercise,day,started_at,scenario,version");
        assertThat(lines.subList(1, lines.size()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("SC-01"));
        assertThat(page.locator("#figure-ttd")).containsText((lines.size() - 1) + " exercises");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Clear").setExact(true))
                .click();
        page.waitForURL(drillmaster.address() + "/trend");
    }

    @Test
    void whatFitsNothingIsNoDataAndNeverZero() {
        var page = browser.signedIn("vera", "/trend?scenario=SC-99");
        assertThat(page.locator(".empty")).containsText("No data for these filters");
        assertThat(page.locator(".tiles")).hasCount(0);
        assertThat(page.getByLabel("Scenario", exactly())).hasValue("SC-99");
        browser.look(page, "trend-no-data");
    }

    @Test
    void aChangeIsNotedShownOnTheDrawingsAndTakenBack() {
        var page = browser.signedIn("mia", "/trend");
        var day = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC)
                .minusDays(200)
                .toString();
        page.getByText("Note a change").click();
        page.getByLabel("Day (UTC)", exactly()).fill(day);
        page.getByLabel("What changed", exactly()).fill("Falco rule for install scripts");
        page.getByRole(AriaRole.BUTTON, named("Note it")).click();
        assertThat(page.locator(".changes")).containsText("Rule deployed: Falco rule for install scripts");
        assertThat(page.locator("#figure-ttd ~ .chart .landmark").first()).containsText("Falco rule");
        browser.look(page, "trend-annotated");
        page.locator(".changes li", new Page.LocatorOptions().setHasText("Falco"))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(page.locator(".flash")).containsText("removed");
        assertThat(page.locator("main")).not().containsText("Falco rule for install scripts");
        page.getByRole(AriaRole.BUTTON, named("Put it back")).click();
        assertThat(page.locator(".changes")).containsText("Falco rule for install scripts");
    }

    @Test
    void tabletopsStandBelowAndApart() throws Exception {
        var now = Clock.systemUTC().instant();
        var history = new TabletopHistory(drillmaster.jdbi());
        for (var ago : List.of(330, 240, 160, 80, 20)) {
            var unused = history.played("Tabletop " + ago + " days ago", now.minus(Duration.ofDays(ago)));
        }
        var page = browser.signedIn("vera", "/trend");
        page.getByRole(AriaRole.LINK, named("Tabletops").setExact(true)).last().click();
        var panel = page.locator(".tabletops");
        assertThat(panel).containsText("5 sessions");
        assertThat(panel.locator(".figure")).hasCount(7);
        assertThat(panel.locator(".figure svg")).hasCount(5);
        var file = page.waitForDownload(() -> panel.locator(".figure:has(#figure-tabletop-room) a[href*='.csv']")
                .click());
        assertThat(file.suggestedFilename()).isEqualTo("EXERCISE-tabletop-room.csv");
        assertThat(Files.readAllLines(file.path())).hasSize(6);
        browser.look(page, "trend-tabletops");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everythingIsReachedByTheKeyboard() {
        var page = browser.signedIn("vera", "/trend");
        page.getByLabel("Period", exactly()).focus();
        page.keyboard().press("ArrowUp"); // six months
        page.keyboard().press("Enter");
        var summary = page.locator(".figure .data > summary").first();
        summary.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".figure .data").first()).hasAttribute("open", "");
        page.locator(".chart").first().focus();
        assertThat(page.locator(".chart").first()).isFocused();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
