package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.identity.Role;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.Seat;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Coding answers in a real browser: on the console and on the evaluator's page at once. */
class TabletopCodingBrowserTest {
    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start();
        drillmaster.account("ada", Role.ADMINISTRATOR);
        drillmaster.account("fay", Role.MEMBER);
        drillmaster.account("eva", Role.MEMBER);
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
    void whatOneCodesTheOtherSeesAndTheButtonKeepsTheFocus() {
        var session = RoomFixture.open(drillmaster);
        var cleo = session.tabletops().join(session.id(), "Cleo", "ic");
        var dan = session.tabletops().join(session.id(), "Dan", "dev");
        session.start().release("T-2");
        answers(session, cleo, "I call Grace and rotate what the shell could read");
        answers(session, dan, "I ask for a proof first");

        var fay = browser.signedIn("fay", "/tabletops/" + session.id());
        var eva = browser.signedIn("eva", "/tabletops/" + session.id() + "/evaluate");
        var onConsole = "#matches-T-2-" + cleo.person();
        fay.locator("#decide-T-2 summary").click();
        fay.locator("#decided-T-2").fill("We rotate");
        fay.locator(onConsole).click();
        assertThat(fay.locator(onConsole)).hasAttribute("aria-pressed", "true");
        assertThat(fay.locator(onConsole)).isFocused();
        assertThat(fay.locator("#decided-T-2")).hasValue("We rotate");
        assertThat(eva.locator("#coding")).containsText("1 of 1 coded answer matches; 1 not coded");

        eva.locator("#differs-T-2-" + dan.person()).focus();
        eva.keyboard().press("Enter");
        assertThat(eva.locator("#coding")).containsText("1 of 2 coded answers match");
        assertThat(eva.locator("#coding")).not().containsText("Dan");
        assertThat(fay.locator("#differs-T-2-" + dan.person())).hasAttribute("aria-pressed", "true");
        browser.look(eva, "tabletop-coding-evaluate");
        browser.look(fay, "tabletop-coding-console");

        fay.locator(onConsole).click();
        assertThat(fay.locator(onConsole)).hasAttribute("aria-pressed", "false");
        assertThat(eva.locator("#coding")).containsText("0 of 1 coded answer matches; 1 not coded");
        assertThat(browser.complaints()).isEmpty();
    }

    private static void answers(RoomFixture session, Seat seat, String text) {
        var unused = session.tabletops()
                .act(
                        session.id(),
                        Actor.person(seat.person()),
                        null,
                        new InjectEvent.Answered("T-2", Optional.of("rotate"), text, false));
    }
}
