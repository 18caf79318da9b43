package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import io.drillmaster.identity.Role;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.PeopleEvent;
import io.drillmaster.tabletop.Story;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Facilitator, participants, scribe and evaluator at once, each in a browser of their own, some of them on phones. */
class TabletopTogetherTest {
    private static final String TOO_WIDE =
            "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)";
    private static final MovableClock CLOCK = new MovableClock();
    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of(), CLOCK);
        drillmaster.account("ada", Role.ADMINISTRATOR);
        drillmaster.account("fay", Role.MEMBER);
        drillmaster.account("gil", Role.MEMBER);
        browser = Browser.start(program.get(), drillmaster.address());
        setDefaultAssertionTimeout(20_000); // other tests may have the machine's cores
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
                .filteredOn(complaint -> !complaint.contains("ERR_INTERNET_DISCONNECTED")) // provoked
                .isEmpty();
    }

    @Test
    void everybodyPlaysTheirPartAtOnceAndSeesWhatIsForThem() {
        var session = RoomFixture.open(drillmaster);
        var cleo = come(session, "Cleo", "ic", 390);
        var dan = come(session, "Dan", "dev", 1280);
        var sue = come(session, "Sue", "scribe", 390);
        var fay = browser.signedIn("fay", "/tabletops/" + session.id());
        var gil = browser.signedIn("gil", "/tabletops/" + session.id() + "/evaluate");
        button(fay, "Start the exercise").click();
        assertThat(cleo.locator("#part-state")).containsText("Running");
        dan.getByText("Park something for later").click();
        dan.locator("#park-text").fill("Who owns ");
        fay.locator("#release-T-1").click();
        fay.locator("#release-T-2").click();
        assertThat(dan.locator("#inject-T-2")).isVisible();
        assertThat(dan.locator("#park-text")).isFocused();
        dan.keyboard().type("the mirror?");
        assertThat(dan.locator("#park-text")).hasValue("Who owns the mirror?");

        cleo.locator("#text-T-2").fill("I call Grace");
        assertThat(fay.locator("#people")).containsText("is writing");
        button(cleo, "Send").click();
        assertThat(sue.locator("#said-T-2")).containsText("I call Grace");
        assertThat(fay.locator("#people")).not().containsText("is writing");
        assertThat(fay.locator("#current")).containsText("1 of 2 answered");
        assertThat(dan.content()).doesNotContain("I call Grace");

        sue.locator("#decide-T-2 summary").click();
        sue.locator("#decided-option-T-2").selectOption("rotate");
        sue.locator("#decided-why-T-2").fill("they were in the ");
        session.does(new PeopleEvent.DoorLocked()).release("T-5"); // others go on meanwhile
        assertThat(sue.locator("#inject-T-5")).isVisible();
        assertThat(sue.locator("#decided-why-T-2")).isFocused();
        sue.keyboard().type("shell");
        browser.look(sue, "room-scribe-writing");
        button(sue.locator("#decide-T-2"), "Write it down").click();
        for (var page : List.of(cleo, dan, sue)) {
            assertThat(page.locator("#inject-T-2 .decided")).containsText("they were in the shell");
        }
        assertThat(fay.locator("#run-of-show")).containsText("they were in the shell");
        sue.locator("#note-text").fill("They asked for the log");
        button(sue, "Note it").click();
        assertThat(sue.locator("#part-record")).containsText("They asked for the log");
        assertThat(sue.locator("#note-text")).hasValue("");
        assertThat(fay.locator("#notes")).containsText("They asked for the log");
        sue.getByText("Put a line of the record right").click();
        sue.locator("#correct-item").fill("9999");
        sue.locator("#correct-text").fill("All tokens, not two");
        button(sue, "Put it right").click();
        assertThat(sue.locator("#trouble")).containsText("The record has no line 9999.");
        assertThat(sue.locator("#correct-text")).hasValue("All tokens, not two");
        sue.locator("#correct-item").fill(String.valueOf(decisionLine(session)));
        button(sue, "Put it right").click();
        assertThat(sue.locator("#part-record")).containsText("Corrected: All tokens, not two");
        browser.look(sue, "room-scribe");

        gil.getByLabel("Critical task").selectOption("CT-1.1");
        gil.locator("#rating-S").check();
        gil.getByLabel("What you saw").fill("The alert reached the desk");
        gil.locator("#rate").click();
        assertThat(gil.locator("#observed")).containsText("The alert reached the desk");
        session.does(new PeopleEvent.RoleChanged(session.person("Sue"), "dev"));
        assertThat(sue.locator("#part-role")).containsText("Developer");
        assertThat(sue.locator(".scribe")).hasCount(0);
        assertThat(sue.content()).doesNotContain("They asked for the log");
        browser.look(fay, "tabletop-console-together");
        fay.navigate("/tabletops/" + session.id() + "/report");
        assertThat(fay.locator("main")).containsText("Corrected: All tokens, not two");
        fay.getByText("Put a line right").click();
        browser.look(fay, "tabletop-report-corrected");
        for (var page : List.of(cleo, dan, sue)) {
            assertThat(page.content()).doesNotContain(Story.SECRET);
        }
    }

    @Test
    void aNewInjectIsCountedInTheTitleAndSaidPolitelyWithItsTime() {
        var session = RoomFixture.open(drillmaster).start();
        var cleo = come(session, "Cleo", "ic", 390);
        assertThat(cleo.locator("#line-text")).hasText("Connected");
        assertThat(cleo.locator("#say")).hasAttribute("role", "status");
        cleo.evaluate("scrollTo(0, document.body.scrollHeight)");
        session.release("T-2");
        assertThat(cleo).hasTitle(Pattern.compile("^\\(1\\) New inject · "));
        assertThat(cleo.locator("#say")).hasText("New inject: What do you do about T-2?. Time for it: 5:00");
        assertThat(cleo.locator("#inject-T-2 [data-unread]")).hasText("New");
        session.release("T-1");
        assertThat(cleo).hasTitle(Pattern.compile("^\\(2\\) New inject · "));
        cleo.locator("#inject-T-1").scrollIntoViewIfNeeded();
        assertThat(cleo).hasTitle(Pattern.compile("^(?!\\().*EXERCISE"));
    }

    @Test
    void timersAreSilentAndOnlyTheStartOneMinuteAndTheEndAreSaid() {
        var session = RoomFixture.open(drillmaster).start();
        session.does(new InjectEvent.Inserted(Story.reminding("T-9")));
        var dan = come(session, "Dan", "dev", 390);
        assertThat(dan.locator("#line-text")).hasText("Connected");
        dan.evaluate("() => { window.heard = []; const place = document.getElementById('say');"
                + " new MutationObserver(() => heard.push(place.textContent)).observe(place, { childList: true }); }");
        session.release("T-9");
        assertThat(dan.locator("[data-timer='T-9']")).containsText("left");
        dan.locator("#text-T-9").fill("half a ");
        passes(dan, Duration.ofSeconds(70));
        assertThat(dan.locator("#say")).hasText("One minute left.");
        passes(dan, Duration.ofSeconds(70));
        assertThat(dan.locator("#inject-T-9 [data-reminder]")).containsText("your answer is still missing");
        assertThat(dan.locator("#say")).containsText("Time is up for “What do you do about T-9?”");
        passes(dan, Duration.ofSeconds(70));
        assertThat(dan.locator("[data-timer='T-9']")).hasText("Time is up; late answers are taken");
        assertThat((List<?>) dan.evaluate("heard"))
                .hasSize(4)
                .satisfies(heard -> assertThat(heard.toString())
                        .startsWith("[New inject: What do you do about T-9?. Time for it: 2:00, One minute left.,"
                                + " Time is up"));
        for (var timer : dan.locator("[role=timer]").all()) {
            assertThat(timer.getAttribute("aria-live")).isNull();
        }
        assertThat(dan.locator("#text-T-9")).isFocused();
        dan.keyboard().type("thought");
        assertThat(dan.locator("#text-T-9")).hasValue("half a thought");
        button(dan, "Send").click();
        assertThat(dan.locator("#inject-T-9 [data-state]")).containsText("after the time was up (marked late)");
        assertThat(dan.locator("#inject-T-9 [data-reminder]")).isHidden();
    }

    @Test
    void aPhoneThatSleptTenMinutesShowsWhatItMissedAndTheRightTimeWhenItWakesUp() {
        var session = RoomFixture.open(drillmaster).start().release("T-1");
        session.does(new InjectEvent.Inserted(Story.timed("T-9")));
        var dan = come(session, "Dan", "dev", 390);
        assertThat(dan.locator("#line-text")).hasText("Connected");
        dan.context().setOffline(true);
        session.release("T-2").release("T-4");
        CLOCK.advance(Duration.ofMinutes(10));
        session.release("T-9");
        dan.context().setOffline(false);
        assertThat(dan.locator("#inject-T-4")).isVisible();
        assertThat(dan.locator("#inject-T-2")).isVisible();
        assertThat(dan.locator("[data-timer='T-2']")).hasText("Time is up; late answers are taken");
        assertThat(dan.locator("[data-timer='T-9']")).containsText(Pattern.compile("(2:00|1:[345]\\d) left"));
        assertThat(dan.locator("#clock")).hasText(Pattern.compile("1[01]:\\d\\d"));
        assertThat(dan).hasTitle(Pattern.compile("^\\(\\d\\) New inject"));
    }

    @Test
    void behindAProxyThatKeepsStreamsThePageStillGetsOn() throws Exception {
        var session = RoomFixture.open(drillmaster).start();
        try (var proxy = new FrontProxy(drillmaster.address(), true)) {
            var dan = browser.window();
            enter(dan, session, "Dan", "dev", proxy.address());
            session.release("T-2");
            assertThat(dan.locator("#inject-T-2")).isVisible();
            assertThat(dan.locator("#line-text")).hasText("Connected");
            dan.locator("#text-T-2").fill("I call Grace");
            session.release("T-1");
            assertThat(dan.locator("#inject-T-1")).isVisible();
            assertThat(dan.locator("#text-T-2")).isFocused();
            assertThat(dan.locator("#text-T-2")).hasValue("I call Grace");
            button(dan, "Send").click();
            assertThat(dan.locator("#inject-T-2 [data-state]")).hasText("Sent. You can change it until the reveal.");
            dan.close();
        }
    }

    @Test
    void aPageComesBackByItselfAfterTheServerWasRestartedAndNothingIsLost() throws Exception {
        var session = RoomFixture.open(drillmaster).start().release("T-2");
        var first = drillmaster.anotherServer(CLOCK);
        try (var proxy = new FrontProxy(first.address(), false)) {
            var dan = browser.window();
            enter(dan, session, "Dan", "dev", proxy.address());
            assertThat(dan.locator("#line-text")).hasText("Connected");
            first.close();
            assertThat(dan.locator("#line-text")).containsText("what you write is kept on this phone");
            dan.locator("#text-T-2").fill("written while it was down");
            button(dan, "Send").click();
            assertThat(dan.locator("#inject-T-2 [data-note]")).containsText("sent when the line is back");
            CLOCK.advance(Duration.ofMinutes(2));
            session.release("T-1");
            try (var second = drillmaster.anotherServer(CLOCK)) {
                proxy.leadTo(second.address());
                assertThat(dan.locator("#inject-T-2 [data-state]"))
                        .hasText("Sent. You can change it until the reveal.");
                assertThat(dan.locator("#inject-T-1")).isVisible();
                assertThat(dan.locator("#clock")).hasText(Pattern.compile("[2-4]:\\d\\d"));
                assertThat(session.tabletops().console(session.id()).timeline())
                        .filteredOn(line -> line.entry().event() instanceof InjectEvent.Answered)
                        .hasSize(1);
                dan.close();
                assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("Failed to load resource"));
            }
        }
    }

    @Test
    void everyPageFitsASmallPhoneAndTwiceTheSizeOfItsLetters() {
        var session = RoomFixture.open(drillmaster).start().release("T-2");
        var room = come(session, "Cleo", "ic", 320);
        var scribe = come(session, "Sue", "scribe", 320);
        var console = browser.signedIn("fay", "/tabletops/" + session.id());
        session.does(new InjectEvent.Decided("T-2", Optional.of("rotate"), "x".repeat(200), "they leaked", "ic"));
        fits(room, "");
        fits(scribe, "");
        for (var path : List.of("", "/evaluate", "/report", "/screen")) {
            fits(console, "/tabletops/" + session.id() + path);
        }
        fits(console, "/tabletops");
        fits(console, "/join");
        fits(console, session.door());
    }

    @Test
    void whateverIsPrintedSaysExercise() {
        var session = RoomFixture.open(drillmaster).start().release("T-2");
        var room = come(session, "Cleo", "ic", 1280);
        room.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(room.locator(".exercise strong")).isVisible();
        assertThat(room.locator("#inject-T-2")).isVisible();
        assertThat(room.locator(".tools")).isHidden();
        var fay = browser.signedIn("fay", "/tabletops/" + session.id());
        fay.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (var path : List.of("", "/evaluate", "/report", "/screen")) {
            fay.navigate("/tabletops/" + session.id() + path);
            assertThat(fay.locator(".tt-exercise strong")).isVisible();
            assertThat(fay.locator(".tt-exercise strong")).hasText("EXERCISE");
        }
    }

    @Test
    void nothingMovesForThoseWhoWantNoMotion() {
        var session = RoomFixture.open(drillmaster).start().release("T-2");
        var cleo = come(session, "Cleo", "ic", 1280);
        var fay = browser.signedIn("fay", "/tabletops/" + session.id());
        assertThat(fay.locator(".live-text")).hasText("live");
        for (var page : List.of(cleo, fay)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            assertThat(page.evaluate("document.getAnimations().length")).isEqualTo(0);
        }
        fay.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        assertThat((int) fay.evaluate("document.getAnimations().length")).isPositive();
    }

    @Test
    void everyStateIsToldInWordsAndNotByColourAlone() {
        var session = RoomFixture.open(drillmaster).start();
        var cleo = come(session, "Cleo", "ic", 390);
        session.release("T-2");
        assertThat(cleo.locator("#line-text")).hasText("Connected");
        assertThat(cleo.locator("#part-state .chip")).hasText("Running");
        assertThat(cleo.locator("#inject-T-2 [data-unread]")).hasText("New");
        assertThat(cleo.locator("#inject-T-2 [data-state]")).hasText("Not answered yet.");
        cleo.getByLabel("Wait").check();
        button(cleo, "Send").click();
        assertThat(cleo.locator("#inject-T-2 [data-state]")).containsText("Sent.");
        session.does(new InjectEvent.Revealed("T-2"));
        assertThat(cleo.locator("li.mine [data-mine]")).hasText("yours");
        button(cleo, "Agree").click();
        assertThat(cleo.locator("li.mine [aria-pressed=true]")).hasText("You agree");
        cleo.context().setOffline(true);
        assertThat(cleo.locator("#line-text")).containsText("Reconnecting");
        assertThat(cleo.locator(".dot")).hasAttribute("aria-hidden", "true");
    }

    /** Time goes on, for the server; the page finds out when its line is made anew. */
    private static void passes(Page page, Duration time) {
        CLOCK.advance(time);
        page.evaluate("dispatchEvent(new Event('online'))");
    }

    private static long decisionLine(RoomFixture session) {
        return session.tabletops().console(session.id()).timeline().stream()
                .filter(line -> line.entry().event() instanceof InjectEvent.Decided)
                .findFirst()
                .orElseThrow()
                .entry()
                .seq();
    }

    /** At 320 pixels, and at 640 with letters twice as big (WCAG 2.2, 1.4.10 and 1.4.4). */
    private static void fits(Page page, String path) {
        page.setViewportSize(320, 640);
        if (!path.isEmpty()) {
            page.navigate(path);
        }
        page.waitForLoadState();
        assertThat((int) page.evaluate(TOO_WIDE))
                .as("320 pixels: " + page.url())
                .isZero();
        page.setViewportSize(640, 640);
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        assertThat((int) page.evaluate(TOO_WIDE))
                .as("letters twice as big: " + page.url())
                .isZero();
        page.evaluate("document.documentElement.style.fontSize = ''");
    }

    private static Page come(RoomFixture session, String name, String role, int width) {
        var page = browser.window();
        page.setViewportSize(width, 844);
        enter(page, session, name, role, drillmaster.address());
        return page;
    }

    private static void enter(Page page, RoomFixture session, String name, String role, URI server) {
        page.navigate(server + session.door());
        page.getByLabel("Your name").fill(name);
        page.locator("#role-" + role).check();
        button(page, "Come in").click();
        page.waitForURL(server + session.room());
    }

    private static Locator button(Page page, String name) {
        return button(page.locator("main"), name);
    }

    private static Locator button(Locator place, String name) {
        return place.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
