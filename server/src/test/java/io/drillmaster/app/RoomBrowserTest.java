package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.RecordEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People in a tabletop's room, each with a phone of their own. */
class RoomBrowserTest {
    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of(), Clock.systemUTC());
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
        assertThat(browser.complaints().stream()
                        .filter(complaint -> !complaint.contains("ERR_INTERNET_DISCONNECTED"))) // provoked
                .isEmpty();
    }

    @Test
    void aSessionFromTheDoorToTheHotwash() {
        var session = RoomFixture.open(drillmaster);
        var code = session.door().substring("/join/".length());
        var cleo = browser.window();
        cleo.navigate("/join");
        browser.look(cleo, "join");
        cleo.getByLabel("Code").fill(code.toLowerCase(Locale.ROOT));
        button(cleo, "Go on").click();
        browser.look(cleo, "join-name");
        cleo.getByLabel("Your name").fill("Cleo");
        cleo.getByText("Incident commander").click();
        button(cleo, "Come in").click();
        assertThat(cleo.locator("#part-role")).containsText("Nobody is blamed.");
        assertThat(cleo.locator("#line-text")).hasText("Connected");
        browser.look(cleo, "room-lobby");
        var dan = come(session, "Dan", "dev");

        session.start().release("T-1");
        assertThat(cleo.locator("#inject-T-1")).containsText("Text of T-1.");
        assertThat(cleo.locator("#say")).containsText("New inject: The first news");
        assertThat(cleo.locator(".only-lobby")).isHidden();
        session.release("T-2");
        assertThat(cleo.locator("#story > article").first()).hasId("inject-T-2");
        assertThat(cleo.locator("[data-timer='T-2']")).containsText(Pattern.compile("[45]:\\d\\d left"));
        browser.look(cleo, "room-inject");

        cleo.getByLabel("Rotate the tokens").check();
        cleo.locator("#text-T-2").fill("I call Grace");
        assertThat(cleo.locator("#inject-T-2 [data-note]")).containsText("Draft kept on this phone");
        button(cleo, "Send").click();
        assertThat(cleo.locator("#inject-T-2 [data-state]")).hasText("Sent. You can change it until the reveal.");
        browser.look(cleo, "room-sent");
        button(dan, "Pass").click();
        assertThat(dan.locator("#inject-T-2 [data-state]")).containsText("You passed.");

        session.does(new InjectEvent.Revealed("T-2"));
        assertThat(dan.locator("#inject-T-2 .revealed")).containsText("I call Grace");
        assertThat(cleo.locator("li.mine")).containsText("yours");
        button(dan, "Agree").first().click();
        assertThat(dan.getByText("You agree").first()).isVisible();
        assertThat(cleo.locator("li.mine")).containsText("1 agrees");
        session.does(new InjectEvent.Decided("T-2", Optional.of("rotate"), "all of them", "they leaked", "ic"));
        session.does(new RecordEvent.ActionAssigned("ic", "Tell the board"));
        assertThat(cleo.locator(".decided")).containsText("they leaked");
        browser.look(cleo, "room-revealed");

        dan.getByText("Raise your hand").click();
        button(dan, "Raise it").click();
        assertThat(dan.locator("#hand-state")).containsText("Your hand is up: Question.");
        dan.getByText("Real incident: stop exercise").click();
        dan.getByLabel("What happens?").fill("the real thing");
        button(dan, "Stop the exercise").click();
        assertThat(cleo.locator(".stopped")).containsText("the real thing");
        browser.look(cleo, "room-stopped");

        session.does(new CourseEvent.StopLifted()).does(new CourseEvent.HotwashBegun());
        cleo.locator("#look-STRENGTH").fill("We called early");
        cleo.locator("#part-hotwash form").first().getByRole(AriaRole.BUTTON).click();
        assertThat(cleo.locator("[data-thoughts=STRENGTH]")).containsText("We called early");
        assertThat(dan.locator("#part-hotwash")).not().containsText("We called early");
        session.does(new RecordEvent.LookingBackRevealed());
        button(dan, "Vote").click();
        assertThat(cleo.locator("#part-hotwash")).containsText("1 vote");
        browser.look(cleo, "room-hotwash");
    }

    @Test
    void whatIsWrittenOfflineIsKeptAndSentOnceWhenTheLineIsBack() {
        var session = RoomFixture.open(drillmaster).start().release("T-2");
        var cleo = come(session, "Cleo", "ic");
        assertThat(cleo.locator("#line-text")).hasText("Connected");
        var before = session.tabletops().seq(session.id());
        cleo.context().setOffline(true);
        cleo.locator("#text-T-2").fill("typed in a tunnel");
        button(cleo, "Send").click();
        button(cleo, "Send").click();
        assertThat(cleo.locator("#line-text")).containsText("what you write is kept on this phone");
        assertThat(cleo.locator("#inject-T-2 [data-note]")).containsText("sent when the line is back");
        session.release("T-1"); // meanwhile

        cleo.context().setOffline(false);
        assertThat(cleo.locator("#inject-T-2 [data-state]")).containsText("Sent.");
        assertThat(cleo.locator("#inject-T-1")).isVisible();
        assertThat(cleo.locator("#line-text")).hasText("Connected");
        assertThat(session.tabletops().seq(session.id())).isEqualTo(before + 2);
    }

    @Test
    void aDraftSurvivesTheLossOfThePageAndAChangeOfTheInject() {
        var session = RoomFixture.open(drillmaster).start().release("T-2");
        var cleo = come(session, "Cleo", "ic");
        cleo.locator("#text-T-2").fill("half a thought");
        cleo.reload();
        assertThat(cleo.locator("#text-T-2")).hasValue("half a thought");
        session.does(new InjectEvent.TimerExtended("T-2", Duration.ofMinutes(1)));
        assertThat(cleo.locator("#inject-T-2 .waits")).containsText("This changed while you were writing.");
        assertThat(cleo.locator("#text-T-2")).hasValue("half a thought");
        cleo.getByText("Show it; what I wrote stays").click();
        assertThat(cleo.locator("#inject-T-2 .timer")).containsText("6:00");
        assertThat(cleo.locator("#text-T-2")).hasValue("half a thought");

        session.does(new InjectEvent.Recalled("T-2"));
        assertThat(cleo.locator("#inject-T-2")).containsText("Withdrawn");
        assertThat(cleo.locator("#text-T-2")).hasCount(0);
    }

    @Test
    void aPhoneWhoseClockIsThreeHoursWrongShowsTheSameCountdown() {
        var session = RoomFixture.open(drillmaster).start().release("T-2");
        var right = come(session, "Cleo", "ic");
        var wrong = browser.window();
        wrong.addInitScript("const real = Date; const off = 3 * 3600 * 1000;"
                + " globalThis.Date = class extends real { constructor(...a) { a.length ? super(...a) : super(real.now() + off); }"
                + " static now() { return real.now() + off; } };");
        enter(wrong, session, "Dan", "dev");
        assertThat(wrong.locator("[data-timer='T-2']")).containsText("left");
        await().untilAsserted(() -> {
            var one = seconds(right.locator("[data-timer='T-2']"));
            assertThat(Math.abs(one - seconds(wrong.locator("[data-timer='T-2']"))))
                    .isLessThanOrEqualTo(2);
            assertThat(one).isBetween(200, 300);
            assertThat(Math.abs(seconds(right.locator("#clock")) - seconds(wrong.locator("#clock"))))
                    .isLessThanOrEqualTo(2);
        });
    }

    private static int seconds(Locator clock) {
        var parts = clock.textContent().replace(" left", "").split(":", -1);
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }

    private static Page come(RoomFixture session, String name, String role) {
        var page = browser.window();
        enter(page, session, name, role);
        return page;
    }

    private static void enter(Page page, RoomFixture session, String name, String role) {
        page.navigate(session.door());
        page.getByLabel("Your name").fill(name);
        page.locator("#role-" + role).check();
        button(page, "Come in").click();
        page.waitForURL(drillmaster.address() + session.room());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
