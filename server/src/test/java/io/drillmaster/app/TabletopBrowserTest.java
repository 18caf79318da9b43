package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.common.TabletopId;
import io.drillmaster.identity.Role;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.PeopleEvent;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.Seat;
import io.drillmaster.tabletop.SessionState;
import io.drillmaster.tabletop.Story;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.tabletop.Tabletops;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A tabletop as those who run it live through it, in real browsers: console, wall, evaluator, report. */
class TabletopBrowserTest {
    private static ApplicationFixture drillmaster;
    private static Browser browser;
    private static Tabletops tabletops;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of(), Clock.systemUTC());
        drillmaster.account("ada", Role.ADMINISTRATOR);
        drillmaster.account("fay", Role.MEMBER);
        drillmaster.account("gil", Role.MEMBER);
        tabletops = drillmaster.parts().tabletops();
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
        assertThat(browser.complaints())
                .filteredOn(complaint -> !complaint.contains("ERR_INTERNET_DISCONNECTED"))
                .isEmpty();
    }

    @Test
    void aSessionIsPlayedByTwoFacilitatorsFromTheLobbyToItsReport() {
        var fay = browser.signedIn("fay", "/tabletops");
        browser.look(fay, "tabletops");
        fay.navigate("/tabletops/new");
        browser.look(fay, "tabletop-new");

        var id = tabletops.create("Wednesday", Story.msel(), "fay");
        fay.navigate("/tabletops/" + id);
        button(fay, "Open the lobby").click();
        assertThat(fay.locator("#tt-top")).containsText("Lobby");
        var wall = fay.context().newPage();
        wall.navigate("/tabletops/" + id + "/screen");
        assertThat(wall.locator("#lobby")).containsText("Come in");
        var cleo = tabletops.join(id, "Cleo", "ic");
        assertThat(fay.locator("#people")).containsText("Cleo");
        assertThat(wall.locator("#lobby")).containsText("1 person is here");
        browser.look(wall, "tabletop-wall-lobby");
        assertThat(fay.locator("#tt-top")).containsText("Play without Developer");
        browser.look(fay, "tabletop-lobby");

        var dan = tabletops.join(id, "Dan", "dev");
        assertThat(fay.locator("#tt-top")).not().containsText("Play without");
        button(fay, "Start the exercise").click();
        assertThat(fay.locator("#tt-top")).containsText("Running");

        var gil = browser.signedIn("gil", "/tabletops/" + id);
        gil.locator("#next")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Release T-1"))
                .click();
        assertThat(gil.locator(".flash")).containsText("T-1 is with the players.");
        assertThat(fay.locator("#next")).containsText("T-2");
        assertThat(wall.locator("#told")).containsText("Text of T-1.");
        fay.locator("#release-T-2").click();
        assertThat(gil.locator("#current")).containsText("What do you do about T-2?");
        says(cleo, new InjectEvent.Answered("T-2", Optional.of("rotate"), "I call Grace", false));
        says(dan, new InjectEvent.Answered("T-2", Optional.of("wait"), "", false));
        says(dan, new PeopleEvent.HandRaised(io.drillmaster.tabletop.Person.Why.QUESTION, "which proxy?"));
        says(dan, new RecordEvent.Asked("May I look at the log?"));
        says(dan, new RecordEvent.Parked("Who owns the mirror?"));
        assertThat(gil.locator("#current")).containsText("2 of 2 answered");
        assertThat(gil.locator("#parking")).containsText("Who owns the mirror?");
        assertThat(wall.locator("#told")).not().containsText("I call Grace");
        browser.look(gil, "tabletop-console");

        gil.locator("#reveal-T-2").click();
        assertThat(wall.locator("#told")).containsText("I call Grace");
        gil.locator("#decide-T-2 summary").click();
        gil.locator("#option-T-2").selectOption("rotate");
        gil.locator("#because-T-2").fill("they were in the shell");
        gil.locator("#decide-now-T-2").click();
        assertThat(fay.locator("#next")).containsText("branch “Rotate the tokens” of T-2: taken");
        assertThat(wall.locator("#told")).containsText("The group decided: Rotate the tokens");
        browser.look(wall, "tabletop-wall-revealed");

        fay.getByLabel("For those who run the session only").fill("Good calm start");
        fay.locator("#note").click();
        assertThat(gil.locator("#notes")).containsText("Good calm start");
        assertThat(fay.locator("#note-text")).hasValue("");
        button(fay, "Begin the hotwash").click();
        assertThat(fay.locator("#tt-top")).containsText("Hotwash");
        says(cleo, new RecordEvent.LookedBack(SessionState.Looking.STRENGTH, "We asked early"));
        assertThat(fay.locator("#hotwash-card")).containsText("We asked early");
        button(fay, "Reveal what people wrote").click();
        assertThat(wall.locator("#looking-back")).containsText("We asked early");
        button(fay, "Close the session").click();
        browser.look(fay, "tabletop-close");
        confirm(fay);
        assertThat(fay.locator("#tt-top")).containsText("Closed");
        fay.navigate("/tabletops/" + id + "/report");
        assertThat(fay.locator("main")).containsText("because they were in the shell");
        browser.look(fay, "tabletop-report");
    }

    @Test
    void theKeyboardAloneRunsTheShow() {
        var id = running();
        var page = browser.signedIn("fay", "/tabletops/" + id);
        page.keyboard().press("n");
        assertThat(page.locator("#release-T-1")).isFocused();
        page.keyboard().press("r");
        assertThat(page.locator(".flash")).containsText("T-1 is with the players.");
        page.keyboard().press("u");
        assertThat(page.locator(".flash")).containsText("T-1 was taken back");
        assertThat(page.locator("#next")).containsText("T-2");
        page.keyboard().press("r");
        assertThat(page.locator("#current")).containsText("What do you do about T-2?");
        page.keyboard().press("v");
        assertThat(page.locator("#current")).containsText("revealed");
        page.keyboard().press("d");
        assertThat(page.locator("#option-T-2")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().type("rotate, reveal, pause: all of it");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#current")).containsText("The group decided: rotate, reveal, pause: all of it");
        assertThat(view(id).phase()).as("keys that are typed do nothing").isEqualTo(Phase.RUNNING);
        page.keyboard().press("p");
        assertThat(page.locator("#tt-top")).containsText("Paused");
        page.keyboard().press("p");
        assertThat(page.locator("#tt-top")).containsText("Running");
        page.keyboard().press("a");
        assertThat(page.locator("#ad-hoc-title")).isFocused();
        page.locator("h1").click();
        page.keyboard().press("?");
        assertThat(page.locator("#keys-on")).isFocused();
        page.keyboard().press("Space");
        page.keyboard().press("p");
        page.reload();
        page.keyboard().press("p");
        assertThat(page.locator("#keys-on")).not().isChecked();
        assertThat(view(id).phase()).as("switched off, and it stays so").isEqualTo(Phase.RUNNING);
        page.evaluate("localStorage.clear()");
    }

    @Test
    void whatSomebodyIsWritingSurvivesWhatOthersDo() {
        var id = running();
        var cleo = tabletops.join(id, "Cleo", "ic");
        var page = browser.signedIn("gil", "/tabletops/" + id);
        does(new InjectEvent.Released("T-2", Optional.empty()));
        assertThat(page.locator("#current")).containsText("T-2");
        page.locator("#decide-T-2 summary").click();
        page.locator("#decided-T-2").fill("We rot");
        says(cleo, new InjectEvent.Answered("T-2", Optional.of("rotate"), "I call Grace", false));
        assertThat(page.locator("#current")).containsText("I call Grace");
        assertThat(page.locator("#decided-T-2")).isFocused();
        page.keyboard().type("ate");
        assertThat(page.locator("#decided-T-2")).hasValue("We rotate");

        page.locator("#run-T-5 > summary").click();
        page.locator("#edit-T-5 summary").click();
        page.locator("#body-T-5").fill("In words of my own");
        does(new InjectEvent.Released("T-5", Optional.empty()));
        assertThat(page.locator("#tt-kept")).containsText("In words of my own");
    }

    @Test
    void aQuestionThatStandsWhileThePageChangesIsStillAnswered() {
        var id = running();
        var fay = browser.signedIn("fay", "/tabletops/" + id);
        button(fay, "Close the session").click();
        var cleo = tabletops.join(id, "Cleo", "ic");
        does(new CourseEvent.Paused(""));
        assertThat(fay.locator("#tt-top")).containsText("Paused");
        confirm(fay);
        assertThat(fay.locator("#tt-top")).containsText("Closed");
        assertThat(view(id).phase()).isEqualTo(Phase.CLOSED);
        assertThat(cleo.session()).isEqualTo(id);

        var other = running();
        fay.navigate("/tabletops/" + other);
        button(fay, "Close the session").click();
        does(new CourseEvent.Closed());
        assertThat(fay.locator("#tt-top")).containsText("Closed");
        confirm(fay);
        assertThat(fay.locator("dialog")).containsText("cannot be done any more");
    }

    private static void confirm(Page page) {
        page.locator("dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close the session"))
                .click();
    }

    @Test
    void anObservationWaitsForAConnectionAndArrivesOnce() {
        var id = running();
        does(new InjectEvent.Released("T-2", Optional.empty()));
        var page = browser.signedIn("fay", "/tabletops/" + id + "/evaluate");
        page.getByLabel("Critical task").selectOption("CT-1.1");
        page.locator("#rating-S").check();
        page.getByLabel("What you saw").fill("The alert reached the desk");
        page.locator("#rate").click();
        assertThat(page.locator("#observed")).containsText("The alert reached the desk");
        assertThat(page.locator("#counts")).containsText("S 1");
        browser.look(page, "tabletop-evaluate");

        page.context().setOffline(true);
        page.getByLabel("Critical task").selectOption("CT-1.1");
        page.locator("#rating-U").check();
        page.getByLabel("What you saw").fill("Seen in the cellar");
        page.locator("#rate").click();
        assertThat(page.locator("#tt-waiting")).containsText("One observation waits");
        assertThat(page.getByLabel("What you saw")).hasValue("");
        page.context().setOffline(false);
        assertThat(page.locator("#observed")).containsText("Seen in the cellar");
        assertThat(page.locator("#tt-waiting")).isHidden();
        await().untilAsserted(() -> assertThat(view(id).observations()).hasSize(2));
    }

    private static TabletopId running() {
        var id = tabletops.create("Thursday", Story.msel(), "fay");
        var fay = Actor.staff("fay");
        var lobby = tabletops.act(id, fay, null, new CourseEvent.LobbyOpened());
        var started = tabletops.act(id, fay, null, new CourseEvent.Started(List.of("ic", "dev")));
        assertThat(started).isGreaterThan(lobby);
        current = id;
        return id;
    }

    private static TabletopId current = new TabletopId(0);

    private static void does(TabletopEvent event) {
        var unused = tabletops.act(current, Actor.staff("fay"), null, event);
    }

    private static void says(Seat seat, TabletopEvent event) {
        var unused = tabletops.act(seat.session(), Actor.person(seat.person()), null, event);
    }

    private static ConsoleView view(TabletopId id) {
        return tabletops.console(id);
    }

    private static Locator button(Page page, String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
