package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium or Chrome of this machine, without a window. Whatever its console complains of is kept. With the system
 * property {@code drillmaster.screenshots} set to a directory, {@link #look} leaves pictures there.
 */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final int WIDE = 1280;
    private static final int NARROW = 390;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final URI server;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Path program, URI server) {
        this.server = server;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Where the browser is; empty when this machine has none. */
    static Optional<Path> program() {
        var folders = Objects.requireNonNullElse(System.getenv("PATH"), "").split(":");
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path program, URI server) {
        return new Browser(program, server);
    }

    /** A person's own window, with its own cookies. Addresses begin at the server. */
    Page window() {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(server.toString())
                .setHasTouch(true)
                .setViewportSize(WIDE, 900));
        context.setDefaultTimeout(30_000);
        var page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** A window in which this person has signed in with {@link ApplicationFixture#PASSWORD} and looks at this page. */
    Page signedIn(String login, String path) {
        var page = window();
        page.navigate(path);
        page.getByLabel("Account name").fill(login);
        page.getByLabel("Password").fill(ApplicationFixture.PASSWORD);
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        page.waitForURL(server + path);
        return page;
    }

    /**
     * What consoles said since this was last asked that they should not have; refusals that a test provoked are none of it.
     * Each is told once, so that it fails the test that it belongs to and none after it.
     */
    List<String> complaints() {
        var heard = List.copyOf(complaints);
        complaints.clear();
        return heard;
    }

    private void heard(ConsoleMessage message) {
        var provoked = message.text().matches("Failed to load resource.* status of 4\\d\\d .*");
        if (List.of("error", "warning").contains(message.type()) && !provoked) {
            complaints.add(message.location() + ": " + message.text());
        }
    }

    /** Looks at the page wide and narrow, light and dark, for what shuts people out. */
    void look(Page page, String name) {
        page.waitForLoadState(); // with its styles
        for (var width : List.of(WIDE, NARROW)) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.setViewportSize(width, 900);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertThat((List<?>) page.evaluate(script("accessibility.js")))
                        .as("%s, %d pixels wide, %s", name, width, scheme)
                        .isEmpty();
                // Each width and each scheme once: axe takes a second or two on a long page.
                if ((width == WIDE) == (scheme == ColorScheme.LIGHT)) {
                    page.evaluate("scrollTo(0, 0)"); // else the bar at the top covers what was just used
                    page.evaluate(script("/axe.min.js"));
                    assertThat((List<?>) page.evaluate(script("axe.js")))
                            .as("axe: %s, %d pixels wide, %s", name, width, scheme)
                            .isEmpty();
                }
                picture(page, name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            }
        }
        page.setViewportSize(WIDE, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void picture(Page page, String name) {
        var directory = System.getProperty("drillmaster.screenshots");
        if (directory != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(directory, name + ".png"))
                    .setFullPage(true));
        }
    }

    private static String script(String name) {
        try (var file = Objects.requireNonNull(Browser.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
