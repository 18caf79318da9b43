package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.common.TabletopId;
import io.drillmaster.gap.NewGap;
import io.drillmaster.gap.Origin;
import io.drillmaster.identity.Role;
import io.drillmaster.scenarios.msel.MselLibrary;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.Rating;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.SessionState;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.verdict.GapCategory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The improvement plan of a tabletop as members write it, in a real browser. */
class TabletopPlanBrowserTest {
    private static final Actor FAY = Actor.staff("fay");

    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of(), Clock.systemUTC());
        drillmaster.account("ada", Role.ADMINISTRATOR);
        drillmaster.account("fay", Role.MEMBER);
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
    void thePlanIsWrittenInTheReportAndItsGapsStandBesideThoseOfDrills() {
        var id = played(Rating.U);
        var fay = browser.signedIn("fay", "/tabletops/" + id + "/report");
        assertThat(fay.locator("#suggestions")).containsText("Unable to be performed: Somebody takes the lead");
        assertThat(fay.locator("#plan")).containsText("No gap has been accepted or added.");
        browser.look(fay, "tabletop-plan-suggested");

        var wish = fay.locator("#suggestions li").last();
        accept(wish).click();
        assertThat(fay.locator("#suggestions")).containsText("Say which critical task or target it is about");
        browser.look(fay, "tabletop-plan-refused");
        wish.getByLabel("Task or target that it is about").selectOption("CT-4.1");
        wish.getByText("Change the words").click();
        wish.getByLabel("Where in the chain").selectOption("COMMUNICATE");
        accept(wish).click();
        assertThat(fay.locator("#plan")).containsText("1 gap: Communicate 1");
        accept(fay.locator("#suggestions li").first()).click();
        assertThat(fay.locator("#plan table")).containsText(id + ", task CT-1.1");

        fay.getByText("Add a gap").click();
        fay.locator("#plan").getByLabel("What is missing?").fill("Nobody may isolate a machine at night");
        fay.locator("#task").selectOption("CT-2");
        fay.locator("#plan").getByLabel("Owner (optional)").fill("Platform team");
        fay.locator("#due").fill("2031-02-03");
        fay.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add gap"))
                .click();
        assertThat(fay.locator("#plan table")).containsText("Nobody may isolate a machine at night");
        browser.look(fay, "tabletop-plan");

        var later = played(Rating.S);
        var drill = drillmaster.plan("SC-01", Duration.ofHours(1));
        drillmaster
                .parts()
                .gaps()
                .add(
                        new NewGap(
                                new Origin.Drill(drill),
                                GapCategory.DETECT,
                                "No rule sees python -m pip",
                                "",
                                "SOC",
                                Optional.of(LocalDate.parse("2026-01-31"))),
                        "fay");
        fay.navigate("/gaps");
        var gap = fay.locator("tr", new Page.LocatorOptions().setHasText("Somebody takes"));
        assertThat(gap).containsText("it can be closed now");
        gap.getByText("What was observed").click();
        gap.getByText("Change", new Locator.GetByTextOptions().setExact(true)).click();
        gap.getByLabel("Status").selectOption("PROVED_BY " + later);
        browser.look(fay, "gaps-of-drills-and-tabletops");
        gap.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        fay.navigate("/gaps?status=CLOSED");
        assertThat(fay.locator("main")).containsText("Proved closed by " + later);
        assertThat(browser.complaints()).isEmpty();
    }

    private static Locator accept(Locator suggestion) {
        return suggestion.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept as gap"));
    }

    private static TabletopId played(Rating rating) {
        var tabletops = drillmaster.parts().tabletops();
        var id = tabletops.create(
                "Tuesday with the SOC", MselLibrary.ofShipped().find("TTX-01").orElseThrow(), "fay");
        does(id, FAY, new CourseEvent.LobbyOpened());
        var lead = Actor.person(tabletops.join(id, "Cleo", "ic").person());
        var vacant =
                tabletops.roles(id).stream().map(taken -> taken.role().id()).toList();
        does(id, FAY, new CourseEvent.Started(vacant));
        does(id, FAY, rated("CT-1.1", rating, "For twelve minutes everybody waited for somebody else to say it."));
        if (rating == Rating.U) {
            does(id, FAY, rated("CT-1.1", Rating.M, "Then two people led, in two channels."));
            does(id, FAY, rated("CT-2.2", Rating.M, "The list of secrets came from memory, and missed the CI."));
        }
        does(id, FAY, new CourseEvent.HotwashBegun());
        if (rating == Rating.U) {
            does(
                    id,
                    lead,
                    new RecordEvent.LookedBack(
                            SessionState.Looking.IMPROVEMENT, "A call list that works at night, on paper"));
            does(id, FAY, new RecordEvent.LookingBackRevealed());
            does(
                    id,
                    lead,
                    new RecordEvent.Voted(
                            tabletops.console(id).reflections().get(0).item(), true));
        }
        does(id, FAY, new CourseEvent.Closed());
        return id;
    }

    private static RecordEvent.Rated rated(String task, Rating rating, String text) {
        return new RecordEvent.Rated(task, rating, text, Optional.empty());
    }

    private static void does(TabletopId id, Actor by, TabletopEvent event) {
        var unused = drillmaster.parts().tabletops().act(id, by, null, event);
    }
}
