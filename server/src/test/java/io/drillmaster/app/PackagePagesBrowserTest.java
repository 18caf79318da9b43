package io.drillmaster.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.drillmaster.identity.Role;
import io.drillmaster.registry.publish.LoopbackIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages about packages and registries in a real browser, each found by a link and not by its address. */
class PackagePagesBrowserTest {
    private static final String SECRET = "s3cret-of-the-test";
    private static final MovableClock CLOCK = new MovableClock();

    @TempDir
    private static Path directory;

    private static LoopbackIndex index;
    private static ApplicationFixture drillmaster;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on the PATH of this machine: install chromium");
        index = LoopbackIndex.start();
        index.fallThrough(302, "https://pypi.org/simple/");
        Files.writeString(directory.resolve("registries.yml"), """
                registries:
                  - id: team
                    kind: pypiserver
                    ecosystem: pypi
                    url: %s
                    username: drill
                    token: %s
                """.formatted(index.address(), SECRET));
        drillmaster = ApplicationFixture.start(
                Map.of(
                        "publish.registries-file",
                        directory.resolve("registries.yml").toString(),
                        "publish.allowed-hosts",
                        index.host(),
                        "publish.name-prefixes",
                        "pytorch-,react-",
                        "registry.access",
                        "token"),
                CLOCK);
        drillmaster.account("ana", Role.ADMINISTRATOR);
        drillmaster.account("mia", Role.MEMBER);
        browser = Browser.start(program.get(), drillmaster.address());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            drillmaster.close();
            index.close();
        }
    }

    @AfterEach
    void theConsoleIsQuiet() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aRegistryThatFallsThroughIsShownAsRefused() {
        var page = browser.signedIn("mia", "/exercises");
        page.locator("nav summary").first().click();
        page.locator("nav").first().getByRole(AriaRole.LINK, link("Registries")).click();
        assertThat(heading(page)).hasText("Registries");
        browser.look(page, "registries-never-checked");

        button(page, "Check now").click();

        assertThat(page.locator("main")).containsText("--disable-fallback");
        assertThat(page.locator("main")).not().containsText(SECRET);
        browser.look(page, "registries-refused");
    }

    @Test
    void luresAreFoundFromTheListOfScenarios() {
        var page = browser.signedIn("mia", "/exercises");
        page.navigate("/scenarios");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Find lure names"))
                .click();
        assertThat(heading(page)).hasText("Lure names");
        browser.look(page, "lure-empty");

        page.getByLabel("Its text").fill("-r base.txt\nrequests==2\nacme_auth\n");
        button(page, "Suggest names").click();

        assertThat(section(page, "May be used")).containsText("pytorch-requests");
        assertThat(section(page, "Refused")).containsText("requesst");
        assertThat(section(page, "Passed over")).containsText("-r base.txt");
        browser.look(page, "lure");

        page.getByLabel("Kind of file").selectOption("PACKAGE_JSON");
        button(page, "Suggest names").click();
        assertThat(page.locator("#file-error")).isVisible();
        assertThat(page.getByLabel("Its text")).hasValue(Pattern.compile("requests==2"));
        browser.look(page, "lure-error");
    }

    @Test
    void whateverWasFoundIsAskedFromTheFootOfAnyPage() throws Exception {
        var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var target = drill.plan().targets().get(0);
        var page = browser.signedIn("mia", "/exercises");
        page.locator("footer").getByRole(AriaRole.LINK, link("Is this ours?")).click();
        assertThat(heading(page)).hasText("Is this ours?");
        browser.look(page, "is-this-ours-empty");

        ask(page, target.token().value());
        assertThat(page.locator("#verdict")).isVisible();
        assertThat(page.locator("main")).containsText(drill.plan().id().toString());
        browser.look(page, "is-this-ours-yes");

        ask(page, "left-pad==1.3.0");
        assertThat(page.locator("main .chip").first()).hasText("not ours");
        browser.look(page, "is-this-ours-no");

        var file = Files.writeString(directory.resolve("found-on-build-7.tgz"), "what somebody found");
        page.getByLabel("The file").setInputFiles(file);
        button(page, "Look at this file").click();
        assertThat(page.locator("main .chip").first()).hasText("not ours");
        browser.look(page, "is-this-ours-file");
    }

    @Test
    void aTokenIsShownOnceAndAnInstallIsReportedAndTheCleanUpStandsInTheEnd() {
        var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var page = browser.signedIn("mia", "/exercises");
        page.navigate("/exercises/" + drill.plan().id());
        page.getByText("Make a token").click();
        page.getByLabel("It may").selectOption("upload");
        browser.look(page, "exercise-registry");
        button(page, "Make the token").click();
        assertThat(page.locator("#registry-fresh")).containsText("only this once");
        var token = page.locator("#fresh-token").textContent();
        browser.look(page, "exercise-fresh-token");
        page.navigate("/exercises/" + drill.plan().id());
        assertThat(page.locator("#registry")).containsText("made by mia");
        assertThat(page.locator("body")).not().containsText(token);
        page.locator("#registry details").last().locator("summary").click();
        browser.look(page, "exercise-registry-file");

        page.getByText("Say how an install went").click();
        page.getByLabel("Client", new Page.GetByLabelOptions().setExact(true)).fill("npm");
        page.getByLabel("Its version").fill("12.0.0");
        page.getByLabel("The client did not run").check();
        browser.look(page, "exercise-install-report");
        button(page, "Report the install").click();
        assertThat(page.locator("#live-main")).containsText("12.0.0");
        browser.look(page, "exercise-install-reported");

        drillmaster.parts().conductor().abort(drill.plan().id(), "the test is over", "mia");
        page.navigate("/exercises/" + drill.plan().id());
        assertThat(section(page, "Clean-up")).isVisible();
        browser.look(page, "exercise-clean-up");
    }

    @Test
    void aProbeKeyIsShownOnceAndCanBeWithdrawn() {
        var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
        var page = browser.signedIn("mia", "/exercises");
        page.navigate("/exercises/" + drill.plan().id());
        page.getByText("Make a probe key").click();
        page.getByLabel("What it is for").fill("CI of acme/shop");
        browser.look(page, "exercise-probe");
        button(page, "Make the key").click();
        assertThat(page.locator("#probe-fresh")).containsText("only this once");
        var commands = page.locator("#probe-fresh code").allTextContents();
        browser.look(page, "exercise-fresh-probe-key");

        page.navigate("/exercises/" + drill.plan().id());
        assertThat(page.locator("#probe")).containsText("CI of acme/shop");
        assertThat(commands)
                .isNotEmpty()
                .allSatisfy(command -> assertThat(page.content()).doesNotContain(command));
        page.locator("#probe-recipes summary").click();
        browser.look(page, "exercise-probe-recipes");

        button(page, "Withdraw: CI of acme/shop").click();
        page.locator("dialog").getByRole(AriaRole.BUTTON, link("Withdraw")).click();
        assertThat(page.locator("#probe")).containsText("withdrawn");
        browser.look(page, "exercise-probe-withdrawn");
    }

    @Test
    void aWrongScopeComesBackWithWhatIsWrong() {
        var page = browser.signedIn("mia", "/exercises");
        page.navigate("/exercises/new");
        page.getByLabel("Typosquat on a developer's laptop").press("Space");
        assertThat(page.locator("#preview")).containsText("Package");
        page.getByLabel("Scope", new Page.GetByLabelOptions().setExact(true)).fill("build 7\nhttps://ci.example.com/");
        button(page, "Plan this exercise").click();

        assertThat(page.locator("#scope-error")).isVisible();
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.getByLabel("Scope", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(Pattern.compile("build 7"));
        browser.look(page, "new-exercise-scope");
    }

    private static void ask(Page page, String text) {
        page.getByLabel("What you found").fill(text);
        button(page, "Is this ours?").click();
        assertThat(page.getByLabel("What you found")).hasValue(text);
    }

    private static Locator button(Page page, String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.GetByRoleOptions link(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator section(Page page, String title) {
        return page.locator(
                "section",
                new Page.LocatorOptions().setHas(page.locator("h2", new Page.LocatorOptions().setHasText(title))));
    }

    private static Locator heading(Page page) {
        return page.locator("h1");
    }
}
