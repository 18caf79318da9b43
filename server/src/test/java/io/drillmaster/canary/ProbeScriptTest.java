package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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
    @CsvSource({"dash, curl", "dash, wget", "bash, curl", "bash, wget"})
    void theScriptTellsWhatIsThereAndWhatIsNot(String shell, String client) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", shell)), shell + " is not installed");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", client)), client + " is not installed");
        Files.writeString(
                present,
                "SECURITY DRILL 100% harmless \\ \u00e9\u0007\n\ntoken=" + FIRST
                        + "\nexecution phase=i nonce=nonce234 at=2026-03-02T12:00:00.25Z\ncut of");
        var modified = Instant.parse("2026-03-02T12:00:00.250Z");
        Files.setLastModifiedTime(present, FileTime.from(modified));
        var before = InstantSource.system().instant();

        var ran = run(shell, client);

        assertThat(ran.said())
                .contains(present + "\nprobe:   present\n", absent + "\nprobe:   absent\n")
                .doesNotContain("not ");
        assertThat(ran.exit()).isZero();
        assertThat(evidence).hasSize(3).allSatisfy(row -> {
            assertThat(row.source()).isEqualTo("probe");
            assertThat(row.exercise()).contains(new ExerciseId(7));
            assertThat(row.host()).isPresent();
        });
        var clocks = (Fact.ClockCompared) evidence.get(0).fact();
        assertThat(List.of(
                        before,
                        clocks.hostSent(),
                        clocks.serverReceived(),
                        clocks.serverSent().orElseThrow(),
                        clocks.hostReceived().orElseThrow(),
                        evidence.get(0).receivedAt()))
                .isSorted();
        var seen = evidence.get(1);
        assertThat(seen.token()).contains(FIRST);
        assertThat(seen.fact())
                .isEqualTo(new Fact.MarkerPresent(
                        present.toString(),
                        Optional.of(modified),
                        List.of(new Fact.MarkerLine(
                                Phase.INSTALLED, "nonce234", Instant.parse("2026-03-02T12:00:00.25Z")))));
        assertThat(seen.receivedAt()).isEqualTo(evidence.get(0).receivedAt());
        var missing = evidence.get(2);
        assertThat(missing.token()).contains(SECOND);
        assertThat(missing.fact()).isEqualTo(new Fact.MarkerAbsent(absent.toString()));
        assertThat(missing.receivedAt()).isEqualTo(clocks.serverSent().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void theScriptIsGoodShell(String shell) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", shell)), shell + " is not installed");
        var script = Files.writeString(directory.resolve("probe.sh"), endpoint.script(KEY));
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

        assertThat(run("dash", "curl").exit()).isZero();

        assertThat(evidence.stream().map(NewEvidence::fact).toList())
                .hasSize(2)
                .noneMatch(Fact.MarkerPresent.class::isInstance);
    }

    @Test
    void aServerThatDoesNotAnswerIsToldToThePersonWhoRunsIt() throws Exception {
        http.removeContext("/base/probe/");

        var ran = run("dash", "curl");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.said()).contains("nothing was reported");
    }

    private Ran run(String shell, String client) throws Exception {
        var tools = Files.createDirectory(directory.resolve("tools-" + shell + client));
        for (var tool : List.of("date", "dd", "tr", "sed", "hostname", "uname", "stat", client)) {
            for (var place : List.of("/usr/bin", "/bin")) {
                if (Files.isExecutable(Path.of(place, tool)) && Files.notExists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), Path.of(place, tool));
                }
            }
        }
        var script = Files.writeString(directory.resolve("probe.sh"), endpoint.script(KEY));
        var builder = new ProcessBuilder("/usr/bin/" + shell, script.toString()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var key = exchange.getRequestURI().getPath().substring("/base/probe/".length());
            try {
                var reply = endpoint.report(key, exchange.getRequestBody().readAllBytes());
                var body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } catch (Problem problem) {
                exchange.sendResponseHeaders(problem.status(), -1);
            }
        }
    }

    private ProbeEndpoint endpoint(Map<String, Token> markers) {
        var target = new ProbeTarget(new ExerciseId(7), markers);
        return new ProbeEndpoint(
                key -> key.equals(KEY) ? Optional.of(target) : Optional.empty(),
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
