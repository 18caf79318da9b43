package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.MarkerContent;
import io.drillmaster.plan.InstallTarget;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One drill as people live through it, in a real browser: from the set-up link to the trend. Nothing is waited for but
 * what the page shows.
 */
class BrowserTest {
    private static final String PASSWORD = "seven quiet lanterns";
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final MovableClock CLOCK = new MovableClock();

    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        drillmaster = ApplicationFixture.start(Map.of("dns.host", "127.0.0.1"), CLOCK);
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
    void aDrillFromTheSetupLinkToTheTrend() throws Exception {
        var ana = browser.window();
        setUp(ana);
        signOutAndIn(ana);
        var hook = alertSource(ana);
        var invitation = invite(ana, "Viewer");
        var colleague = invite(ana, "Member");

        plan(ana);
        var exercise = publish(ana);
        live(ana, exercise, hook);
        respond(ana);
        retract(ana);

        CLOCK.advance(WINDOW.plusMinutes(1));
        drillmaster.parts().conductor().close(exercise);
        var bo = join(colleague, "bo");
        review(ana, bo, exercise);
        gaps(ana);
        trend(ana);
        library(ana);
        viewer(invitation, exercise);

        assertThat(browser.complaints()).isEmpty();
    }

    private static void setUp(Page page) {
        page.navigate("/");
        assertThat(heading(page)).hasText("Drillmaster waits for its first administrator");
        browser.look(page, "before-setup");
        var link = "/setup/" + drillmaster.application().setupSecret().orElseThrow();
        page.navigate(link);
        browser.look(page, "setup");
        account(page, "Ana Duarte", "ana", "short");
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.getByLabel("Your name")).hasValue("Ana Duarte");
        assertThat(page.locator("#password-error")).isVisible();
        browser.look(page, "setup-errors");
        account(page, "Ana Duarte", "ana", PASSWORD);
        assertThat(heading(page)).hasText("Exercises");
        assertThat(page.locator(".flash")).containsText("Welcome, Ana Duarte");
        browser.look(page, "exercises-none");
        page.navigate(link);
        assertThat(heading(page)).hasText("This link does not work any more");
        browser.look(page, "setup-used");
    }

    private static void signOutAndIn(Page page) {
        page.navigate("/gaps?status=OPEN");
        page.locator(".account summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(heading(page)).hasText("Sign in");
        page.navigate("/gaps?status=OPEN");
        page.getByLabel("Account name").fill("ana");
        page.getByLabel("Password").fill("not the password");
        submit(page, "Sign in");
        assertThat(page.locator(".error-summary")).containsText("do not belong together");
        assertThat(page.getByLabel("Account name")).hasValue("ana");
        browser.look(page, "sign-in");
        page.getByLabel("Password").fill(PASSWORD);
        submit(page, "Sign in");
        assertThat(page).hasURL(Pattern.compile("/gaps\\?status=OPEN$"));
    }

    private static URI alertSource(Page page) {
        page.navigate("/alert-sources");
        browser.look(page, "alert-sources-none");
        page.getByLabel("Name").fill("Falco on the build hosts");
        page.getByLabel("Kind").selectOption("falco");
        submit(page, "Create its address");
        var url = page.locator("#fresh-url").textContent();
        browser.look(page, "alert-source-fresh");
        page.navigate("/alert-sources");
        assertThat(page.locator("main")).containsText("never seen");
        assertThat(page.locator("main")).not().containsText(url);
        return URI.create(url);
    }

    private static String invite(Page page, String role) {
        page.navigate("/people");
        page.getByLabel(Pattern.compile("^" + role + ":")).check();
        submit(page, "Make an invitation link");
        var link = page.locator("#invite-url").textContent();
        browser.look(page, "people-invited");
        return link;
    }

    private static void plan(Page page) {
        page.navigate("/exercises");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("New exercise").setExact(true))
                .click();
        page.waitForURL("**/exercises/new");
        page.waitForLoadState(); // with the script that fetches the preview
        page.getByLabel("Typosquat on a developer's laptop").press("Space");
        assertThat(page.locator("#preview")).containsText("python-module");
        assertThat(page.locator("#preview")).containsText("watched for 1 h");
        browser.look(page, "new-exercise");
        page.getByLabel("Title").fill("Typosquat, autumn");
        page.getByLabel("Window").fill("ten");
        page.getByLabel("Ana Duarte").uncheck();
        submit(page, "Plan this exercise");

        assertThat(page.locator(".error-summary")).containsText("'ten' is not a length of time");
        assertThat(page.getByLabel("Title")).hasValue("Typosquat, autumn");
        assertThat(page.getByLabel("Typosquat on a developer's laptop")).isChecked();
        assertThat(page.getByLabel("Ana Duarte")).not().isChecked();
        browser.look(page, "new-exercise-errors");

        page.getByLabel("Window").fill("60");
        submit(page, "Plan this exercise");
        assertThat(heading(page)).hasText("Typosquat, autumn");
        assertThat(page.locator("#live-top")).containsText("Planned");
        browser.look(page, "exercise-planned");
    }

    private static ExerciseId publish(Page page) {
        page.locator("#act-publish").click();
        assertThat(page.locator("#live-main")).containsText("Published pytorch-utilz");
        assertThat(page.locator(".live-state")).hasText("live");
        return ExerciseId.parse(page.url().replaceAll(".*/", "")).orElseThrow();
    }

    /** Nobody reloads: what happens outside comes in by itself. */
    private static void live(Page page, ExerciseId exercise, URI hook) throws Exception {
        page.evaluate("() => { window.neverReloaded = true; }");
        var target = target(exercise, 0);
        var clock = page.locator("time[data-since]").first();

        marker(target);
        assertThat(page.locator("#live-main")).containsText("Marker found at " + target.markerPath());
        var before = clock.textContent();
        assertThat(clock).not().hasText(before);

        alert(hook, target, "Drill marker written during package install");
        assertThat(page.locator("table.alerts tbody tr")).hasCount(1);
        assertThat(page.locator("#live-top")).containsText("Detected");
        CLOCK.advance(Duration.ofMinutes(2));
        alert(hook, target, "Package install wrote to a temporary directory");
        assertThat(page.locator("table.alerts tbody tr")).hasCount(2);
        var unnoticed = target(exercise, 1);
        marker(unnoticed);
        assertThat(page.locator("#live-main")).containsText("Marker found at " + unnoticed.markerPath());
        assertThat(page.evaluate("() => window.neverReloaded")).isEqualTo(true);
        browser.look(page, "exercise-live");
    }

    private static void respond(Page page) {
        page.locator("#act-investigate").click();
        assertThat(page.locator(".flash")).containsText("you are investigating");
        assertThat(page.locator(".said")).containsText("You are investigating since");
        assertThat(clock(page, "Time to respond")).hasClass(Pattern.compile("clock-stopped"));

        page.locator(".flash").getByRole(AriaRole.BUTTON, named("Undo")).click();
        assertThat(page.locator(".flash")).containsText("Undone");
        assertThat(page.locator("#act-investigate")).isVisible();
        assertThat(clock(page, "Time to respond")).hasClass(Pattern.compile("clock-running"));

        page.locator("#act-investigate").click();
        assertThat(clock(page, "Time to respond")).hasClass(Pattern.compile("clock-stopped"));
    }

    private static void retract(Page page) {
        var ttd = clock(page, "Time to detect").locator(".clock-value");
        var first = ttd.textContent();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Retract: Drill marker written"))
                .click();
        browser.look(page, "evidence-alert");
        page.getByLabel("Reason").fill("It came from our own rehearsal");
        submit(page, "Retract");
        assertThat(page.locator(".flash")).containsText("All numbers are worked out again");
        assertThat(ttd).not().hasText(first);
        assertThat(page.locator("#live-main .event-retracted").first())
                .containsText("It came from our own rehearsal (ana)");
        browser.look(page, "exercise-retracted");
    }

    private static Page join(String invitation, String login) {
        var page = browser.window();
        page.navigate(invitation);
        browser.look(page, "invitation");
        account(page, login, login, PASSWORD);
        assertThat(heading(page)).hasText("Exercises");
        return page;
    }

    private static void review(Page ana, Page bo, ExerciseId exercise) {
        ana.navigate("/exercises/" + exercise);
        assertThat(ana.locator("#live-top")).containsText("Finished");
        browser.look(ana, "exercise-finished");
        ana.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Review").setExact(true))
                .click();
        bo.navigate("/exercises/" + exercise + "/review");

        write(ana, "The rule named the file at once.");
        assertThat(ana.locator(".flash")).containsText("saved as version 1");
        write(bo, "Nobody saw it before me.");
        assertThat(bo.locator("#went-well .field-error")).isVisible();
        assertThat(bo.locator("#text-went-well")).hasValue("Nobody saw it before me.");
        assertThat(bo.locator("#went-well")).containsText("The rule named the file at once.");
        browser.look(bo, "review-conflict");

        ana.locator("#suggestions")
                .getByRole(AriaRole.BUTTON, containing("Accept as gap"))
                .first()
                .click();
        assertThat(ana.locator(".flash")).containsText("is a gap now");
        ana.locator("#gaps tbody").getByText("Change").first().click();
        ana.getByLabel("Owner").first().fill("platform team");
        ana.getByLabel("Due").first().fill("2030-01-31");
        ana.locator("#gaps tbody")
                .getByRole(AriaRole.BUTTON, named("Save"))
                .first()
                .click();
        assertThat(ana.locator(".flash")).containsText("is saved");
        assertThat(ana.locator("#gaps tbody")).containsText("platform team");
        browser.look(ana, "review");
    }

    private static void gaps(Page page) {
        page.navigate("/gaps");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("2030");
        browser.look(page, "gaps");
    }

    private static void trend(Page page) {
        page.navigate("/trend");
        assertThat(page.locator(".chart svg").first()).isVisible();
        assertThat(page.locator("main")).containsText("One exercise");
        browser.look(page, "trend");
    }

    private static void library(Page page) {
        for (var path : List.of(
                "/exercises",
                "/scenarios",
                "/scenarios/SC-17",
                "/alert-sources",
                "/registries",
                "/people",
                "/account",
                "/help",
                "/nothing")) {
            page.navigate(path);
            browser.look(page, path.substring(1).replace('/', '-'));
        }
    }

    /** A viewer reads everything and finds nothing to press but what is their own. */
    private static void viewer(String invitation, ExerciseId exercise) {
        var vera = join(invitation, "vera");
        for (var path : List.of(
                "/exercises", "/exercises/" + exercise, "/exercises/" + exercise + "/review", "/gaps", "/trend")) {
            vera.navigate(path);
            assertThat(vera.locator("main form[method=post]")).hasCount(0);
            assertThat(vera.locator("nav").first()).not().containsText("People");
        }
        vera.navigate("/people");
        assertThat(heading(vera)).hasText("This is not for you to do");
        browser.look(vera, "forbidden");
    }

    private static void write(Page page, String text) {
        page.locator("#edit-went-well summary").click();
        page.locator("#text-went-well").fill(text);
        page.locator("#edit-went-well")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
    }

    private static void account(Page page, String name, String login, String password) {
        page.getByLabel("Your name").fill(name);
        page.getByLabel("Account name").fill(login);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByLabel("Password again").fill(password);
        submit(page, "Create account");
    }

    private static void submit(Page page, String button) {
        page.locator("main").getByRole(AriaRole.BUTTON, named(button)).click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions containing(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator heading(Page page) {
        return page.locator("h1");
    }

    private static Locator clock(Page page, String label) {
        return page.locator(".clock", new Page.LocatorOptions().setHasText(label));
    }

    private static InstallTarget target(ExerciseId exercise, int number) {
        return drillmaster
                .parts()
                .plans()
                .find(exercise)
                .orElseThrow()
                .plan()
                .targets()
                .get(number);
    }

    /** What the package's script would leave behind. */
    private static void marker(InstallTarget target) throws IOException {
        var text = "SECURITY DRILL: this file is harmless.\ntoken="
                + target.token().value() + "\nexecution phase=i nonce=abcdefgh at=" + CLOCK.instant() + "\n";
        assertThat(MarkerContent.parse(text).executions()).hasSize(1);
        Files.writeString(Path.of(target.markerPath()), text);
    }

    /** A call as Falco makes it. */
    private static void alert(URI hook, InstallTarget target, String rule) throws Exception {
        var now = CLOCK.instant().toString();
        var body = Json.write(Map.of(
                "hostname",
                "build-7",
                "output",
                now + ": Warning A package wrote a file (file=" + target.markerPath() + ")",
                "output_fields",
                Map.of("fd.name", target.markerPath()),
                "priority",
                "Warning",
                "rule",
                rule,
                "source",
                "syscall",
                "time",
                now));
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hook)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
