package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real script, in real shells, against a real HTTP server on loopback. */
class ProbeScriptTest {
    private static final String KEY = "k-1";
    private static final Token FIRST = new Token("a".repeat(20));
    private static final Token SECOND = new Token("b".repeat(20));

    @TempDir
    Path directory;

    private final List<NewEvidence> evidence = new CopyOnWriteArrayList<>();
    private final AtomicInteger greetings = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean over;
    private volatile boolean withdrawn;
    private HttpServer http = server();
    private ProbeEndpoint endpoint = endpoint(Map.of());
    private Path present = Path.of("/");
    private Path absent = Path.of("/");

    private record Ran(int exit, String said) {}

    @BeforeEach
    void start() throws IOException {
        var odd = Files.createDirectory(directory.resolve("it's $(odd) \"here\""));
        present = odd.resolve("security-drill-" + FIRST + ".txt");
        absent = odd.resolve("security-drill-" + SECOND + ".txt");
        var markers = new LinkedHashMap<String, Token>();
        markers.put(present.toString(), FIRST);
        markers.put(absent.toString(), SECOND);
        endpoint = endpoint(markers);
        http.createContext("/base/probe/", this::serve);
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "dash, curl",
        "dash, wget",
        "bash, curl",
        "bash --posix, wget",
        "busybox sh, wget",
        "busybox sh, curl",
        "ksh, curl",
        "mksh, wget",
        "zsh, curl",
        "yash, curl"
    })
    void theScriptTellsWhatIsThereAndWhatIsNot(String shell, String client) throws Exception {
        Files.writeString(
                present,
                "SECURITY DRILL 100% harmless \\ \u00e9\u0007\n\ntoken=" + FIRST
                        + "\nexecution phase=i nonce=nonce234 at=2026-03-02T12:00:00.25Z\ncut of");
        var modified = Instant.parse("2026-03-02T12:00:00.250Z");
        Files.setLastModifiedTime(present, FileTime.from(modified));
        var before = InstantSource.system().instant();

        var ran = run(shell, client, Map.of(), "--strict");

        assumeTrue(!ran.said().contains("Segmentation fault"), "skipped: " + client + " of " + shell + " crashes here");
        assertThat(ran.said())
                .contains(present + "\nprobe:   present\n", absent + "\nprobe:   absent\n")
                .doesNotContain("not ");
        assertThat(ran.exit()).isZero();
        assertThat(evidence).hasSize(6).allSatisfy(row -> {
            assertThat(row.source()).isEqualTo("probe");
            assertThat(row.exercise()).contains(new ExerciseId(7));
            assertThat(row.host()).isPresent();
        });
        var exchanges = facts(Fact.ClockCompared.class);
        assertThat(exchanges).hasSize(4);
        var clocks = exchanges.get(3);
        assertThat(List.of(
                        before.truncatedTo(ChronoUnit.SECONDS), // BusyBox may know whole seconds only
                        clocks.hostSent(),
                        clocks.serverReceived(),
                        clocks.serverSent().orElseThrow(),
                        clocks.hostReceived().orElseThrow()))
                .isSorted();
        var seen = evidence.get(4);
        assertThat(seen.token()).contains(FIRST);
        var fact = (Fact.MarkerPresent) seen.fact();
        assertThat(fact.modifiedAt().orElseThrow())
                .isBetween(modified, modified.plusMillis(750)); // where only whole seconds are known, their end
        assertThat(fact.executions())
                .containsExactly(
                        new Fact.MarkerLine(Phase.INSTALLED, "nonce234", Instant.parse("2026-03-02T12:00:00.25Z")));
        var missing = evidence.get(5);
        assertThat(missing.token()).contains(SECOND);
        assertThat(missing.fact()).isEqualTo(new Fact.MarkerAbsent(absent.toString()));
        assertThat(missing.receivedAt()).isEqualTo(clocks.serverSent().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix", "busybox sh", "zsh"})
    void pipedIntoAStrictShellItReportsAndEndsWithZero(String shell) throws Exception {
        var ran = piped(shell + " -eu -s -- --quiet", script());

        assertThat(ran).isEqualTo(new Ran(0, ""));
        assertThat(facts(Fact.MarkerAbsent.class)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix", "busybox sh", "ksh", "zsh"})
    void aStrictShellThatSourcesItGoesOnWithItsOwnOptionsAndVariables(String shell) throws Exception {
        var script = Files.writeString(directory.resolve("sourced.sh"), script());
        var caller = "set -eu\nhost=mine\nurl=mine\nanswer=mine\n. " + script + "\n"
                + "echo \"$host $url $answer ${LC_ALL-unset}\"\ncase $- in *e*u* | *u*e*) echo strict ;; esac\n";

        var ran = piped(shell, caller);

        assertThat(ran.exit()).as(ran.said()).isZero();
        assertThat(ran.said()).contains("mine mine mine unset\nstrict\n");
        assertThat(facts(Fact.MarkerAbsent.class)).hasSize(2);
    }

    @Test
    void aDownloadThatWasCutOffDoesNothing() throws Exception {
        var script = script();

        var ran = piped("dash", script.substring(0, script.length() - 60));

        assertThat(ran.exit()).isNotZero();
        assertThat(evidence).isEmpty();
    }

    @Test
    void runAgainItChangesNoNumber() throws Exception {
        Files.writeString(present, "token=" + FIRST + "\nexecution phase=i nonce=nonce234 at=2026-03-02T12:00:00Z\n");

        run("dash", "curl", Map.of());
        var once = facts(Fact.MarkerPresent.class);
        run("dash", "wget", Map.of());

        assertThat(facts(Fact.MarkerPresent.class)).hasSize(2).containsOnly(once.get(0));
    }

    @Test
    void whileItWatchesTheMarkersComingIsEnclosedByTwoLooks() throws Exception {
        var watching = start("dash", "curl", Map.of(), "--watch", "30", "--every", "1");
        await().until(() -> greetings.get() >= 7);
        var notBefore = InstantSource.system().instant();
        Files.writeString(present, "token=" + FIRST + "\nexecution phase=i nonce=nonce234 at=2026-03-02T12:00:00Z\n");
        await().until(() -> !facts(Fact.MarkerPresent.class).isEmpty());
        over = true;

        assertThat(watching.waitFor()).isZero();
        var lastInVain = evidence.stream()
                .filter(row -> row.fact().equals(new Fact.MarkerAbsent(present.toString())))
                .map(NewEvidence::receivedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        var firstSeen = evidence.stream()
                .filter(row -> row.fact() instanceof Fact.MarkerPresent)
                .map(NewEvidence::receivedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        assertThat(lastInVain).isBetween(notBefore.minusSeconds(5), notBefore.plusSeconds(5));
        assertThat(Duration.between(lastInVain, firstSeen)).isBetween(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(facts(Fact.MarkerAbsent.class).size())
                .as("looks that told nothing new")
                .isLessThan(8);
    }

    @Test
    void theJobAndHowTheInstallWentAreToldWithTheReport() throws Exception {
        var ran = run(
                "dash",
                "curl",
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_REPOSITORY", "acme/shop", "RUNNER_NAME", "GitHub Actions 12"),
                "--strict --host build$7 --installed pytorch-utilz --client npm --client-version 12.0.0 --exit-code 1"
                        + " --blocked");

        assertThat(ran.exit()).as(ran.said()).isZero();
        assertThat(facts(Fact.InstallReported.class))
                .containsExactly(new Fact.InstallReported("npm", "12.0.0", 1, true, ""));
        assertThat(evidence).allSatisfy(row -> assertThat(row.host()).contains("build7"));
        assertThat(evidence.get(0).raw())
                .asString()
                .contains("ci=system=github\nci=repository=acme/shop\nci=runner=GitHub Actions 12\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--wach 5, 64, there is no option '--wach'",
        "--watch soon, 64, whole number",
        "--watch, 64, needs a value",
        "--installed x, 64, needs --exit-code",
    })
    void aWrongOptionIsNamedAndBreaksNoBuildUnlessAsked(String options, int code, String sentence) throws Exception {
        assertThat(run("dash", "curl", Map.of(), "--strict " + options))
                .satisfies(ran -> assertThat(ran.exit()).isEqualTo(code))
                .satisfies(ran -> assertThat(ran.said()).contains(sentence, "Nothing was reported"));
        assertThat(run("dash", "curl", Map.of(), options).exit()).isZero();
        assertThat(evidence).isEmpty();
    }

    @Test
    void aKeyThatEndedIsToldInTheServersWords() throws Exception {
        var watching = start("dash", "curl", Map.of(), "--strict", "--watch", "60", "--every", "1");
        await().until(() -> !facts(Fact.MarkerAbsent.class).isEmpty());
        withdrawn = true;

        var ran = end(watching);

        assertThat(ran.exit()).isEqualTo(76);
        assertThat(ran.said()).contains("the server refused: This probe key is unknown, was withdrawn or has ended");
    }

    @Test
    void whatTheServerCouldNotKeepIsSentAgain() throws Exception {
        refusals.set(2);

        assertThat(run("dash", "curl", Map.of(), "--strict").exit()).isZero();

        assertThat(facts(Fact.MarkerAbsent.class)).hasSize(2);
        assertThat(refusals).hasNegativeValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "mksh", "zsh"})
    void theScriptIsGoodShell(String shell) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", shell)), shell + " is not installed");
        var script = Files.writeString(directory.resolve("probe.sh"), script());
        var check = new ProcessBuilder(shell, "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void aLinkInTheMarkersPlaceProvesNothing() throws Exception {
        Files.createSymbolicLink(present, directory.resolve("elsewhere"));

        assertThat(run("dash", "curl", Map.of(), "--strict").exit()).isZero();

        assertThat(facts(Fact.MarkerPresent.class)).isEmpty();
        assertThat(facts(Fact.MarkerAbsent.class)).containsExactly(new Fact.MarkerAbsent(absent.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void aServerThatIsNotThereIsToldAndBreaksNoBuildUnlessAsked(String client) throws Exception {
        http.stop(0);

        var strict = run("dash", client, Map.of(), "--strict");

        assertThat(strict.exit()).isEqualTo(75);
        assertThat(strict.said()).contains("cannot be reached", "nothing was reported");
        assertThat(run("dash", client, Map.of()).exit()).isZero();
    }

    @Test
    void withoutCurlAndWgetItSaysWhatIsMissing() throws Exception {
        var ran = run("dash", "", Map.of(), "--strict");

        assertThat(ran.exit()).isEqualTo(69);
        assertThat(ran.said()).contains("neither curl nor wget");
    }

    private <T extends Fact> List<T> facts(Class<T> kind) {
        return evidence.stream()
                .map(NewEvidence::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private String script() {
        return endpoint.script(KEY, ProbeScript.SHELL);
    }

    private Ran run(String shell, String client, Map<String, String> environment) throws Exception {
        return run(shell, client, environment, "");
    }

    private Ran run(String shell, String client, Map<String, String> environment, String options) throws Exception {
        return end(start(shell, client, environment, options.isEmpty() ? new String[0] : options.split(" ")));
    }

    /** In an environment that holds nothing but the tools that the script says it needs. */
    private Process start(String shell, String client, Map<String, String> environment, String... options)
            throws IOException {
        var command = new ArrayList<>(shellCommand(shell));
        var tools = Files.createDirectories(directory.resolve("tools-" + shell.replace(' ', '-') + client));
        for (var tool : List.of(
                "date", "dd", "tr", "sed", "cut", "head", "sleep", "printf", "hostname", "uname", "stat", client)) {
            var busybox = shell.startsWith("busybox") && !tool.equals("curl");
            var real = busybox ? Path.of("/usr/bin/busybox") : found(tool);
            if (!tool.isEmpty() && Files.notExists(tools.resolve(tool))) {
                Files.createSymbolicLink(tools.resolve(tool), real);
            }
        }
        command.add(Files.writeString(directory.resolve("probe.sh"), script()).toString());
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", tools.toString());
        return builder.start();
    }

    private Ran piped(String shell, String input) throws Exception {
        var process = new ProcessBuilder(shellCommand(shell))
                .redirectErrorStream(true)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return end(process);
    }

    private static Ran end(Process process) throws Exception {
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    private static List<String> shellCommand(String shell) {
        var words = new ArrayList<>(List.of(shell.split(" ")));
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin", words.get(0))),
                "skipped: " + words.get(0) + " is not installed (apt install " + words.get(0) + ")");
        words.set(0, "/usr/bin/" + words.get(0));
        return words;
    }

    private static Path found(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(place -> Path.of(place, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("/nonexistent", tool));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var key = exchange.getRequestURI().getPath().substring("/base/probe/".length());
            try {
                var message = exchange.getRequestBody().readAllBytes();
                if (new String(message, StandardCharsets.UTF_8).contains("step=hello")) {
                    greetings.incrementAndGet();
                } else if (refusals.getAndDecrement() > 0) {
                    exchange.sendResponseHeaders(503, -1);
                    return;
                }
                var reply = endpoint.report(key, message);
                var body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } catch (Problem problem) {
                var body = ("{\"detail\":\"" + problem.sentence() + "\"}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(problem.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private ProbeEndpoint endpoint(Map<String, Token> markers) {
        return new ProbeEndpoint(
                key -> key.equals(KEY) && !withdrawn
                        ? Optional.of(new ProbeTarget(new ExerciseId(7), markers, Map.of("pytorch-utilz", FIRST), over))
                        : Optional.empty(),
                rows -> {
                    evidence.addAll(rows);
                    return CompletableFuture.allOf();
                },
                InstantSource.tick(InstantSource.system(), Duration.ofNanos(1000)),
                URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/base/"));
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
