package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.drillmaster.alert.Hook;
import io.drillmaster.alert.HookReceiver;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {
    private static final String SECRET = "s3cret";

    @TempDir
    private Path directory;

    private final List<NewEvidence> kept = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        var receiver = new HookReceiver(
                AlertSources.ALL,
                (source, key) -> key.equals("key")
                        ? Optional.of(new Hook(
                                source,
                                "replayed",
                                false,
                                source.equals("github") ? List.of(new HookSecret(SECRET)) : List.of()))
                        : Optional.empty(),
                rows -> {
                    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        return CompletableFuture.failedFuture(new IOException("disk full"));
                    }
                    kept.addAll(rows);
                    return CompletableFuture.allOf();
                },
                InstantSource.system());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hooks/", exchange -> {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            var path = exchange.getRequestURI().getPath().split("/", -1);
            int status;
            String body;
            try {
                var reply = receiver.receive(path[2], path[3], headers, exchange.getRequestBody());
                status = reply.status();
                body = reply.body();
                reply.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            } catch (Problem problem) {
                status = problem.status();
                body = problem.sentence();
            }
            exchange.sendResponseHeaders(status, 0);
            try (var answer = exchange.getResponseBody()) {
                answer.write(body.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void payloadsAreSentInTheOrderOfTheirOwnTimesAndWithTheirSpacing() throws IOException {
        file("a-late.json", falco("third", "2026-03-02T10:01:40Z"));
        file("b.ndjson", falco("first", "2026-03-02T10:00:00Z") + "\n\n" + falco("second", "2026-03-02T10:00:30.5Z"));
        file("NOTES.md", "nothing to send");

        assertThat(replay("falco", directory.toString())).as(err.toString()).isEqualTo(ExitCode.DONE);

        assertThat(rules()).containsExactly("first", "second", "third");
        assertThat(waits).containsExactly(Duration.ofMillis(30_500), Duration.ofMillis(69_500));
        assertThat(out.toString()).contains("1/3  b.ndjson:1  200", "3 of 3 were taken");
    }

    @Test
    void theSpacingIsShortenedOrLeftOut() throws IOException {
        var file = file(
                "falco.log", falco("1", "2026-03-02T10:00:00Z") + "\n" + falco("2", "2026-03-02T10:01:40Z") + "\n");

        assertThat(replay("falco", file, "--speed", "10")).isEqualTo(ExitCode.DONE);
        assertThat(waits).containsExactly(Duration.ofSeconds(10));
        waits.clear();
        assertThat(replay("falco", file, "--fast")).isEqualTo(ExitCode.DONE);
        assertThat(waits).isEmpty();
        assertThat(replay("falco", file, "--speed", "0")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(replay("falco", file, "--speed", "2", "--fast")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(kept).hasSize(4);
    }

    @Test
    void headersThatWereKeptBesideAPayloadAreSentAndItIsSignedAnew() throws IOException {
        file("run.json", """
                {"action":"completed","workflow_run":{"id":7,"name":"CI","conclusion":"failure","status":"completed",
                 "updated_at":"2026-03-02T10:00:00Z"},"repository":{"full_name":"acme/shop"}}""");
        file("run.headers", "X-GitHub-Event: workflow_run\nX-GitHub-Delivery: d-1\nX-Hub-Signature-256: sha256=00\n");
        var secret = file("secret", SECRET + "\n");

        assertThat(replay("github", directory.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("401").doesNotContain(SECRET);
        assertThat(replay("github", directory.toString(), "--secret-file", secret))
                .as(out.toString())
                .isEqualTo(ExitCode.DONE);

        assertThat(kept).hasSize(1);
        assertThat(((Fact.AlertReceived) kept.get(0).fact()).dedupKey()).isEqualTo("d-1");
    }

    @Test
    void aServerThatIsBusyIsAskedAgainWhenItSaid() throws IOException {
        failures.set(2);

        assertThat(replay("falco", file("one.json", falco("R", "2026-03-02T10:00:00Z"))))
                .isEqualTo(ExitCode.DONE);
        assertThat(kept).hasSize(1);
        assertThat(waits).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void aDryRunSendsNothingAndSaysWhatIsRead() throws IOException {
        file("1.json", falco("Shell in a container", "2026-03-02T10:00:00Z"));
        file("2.json", "no json");

        assertThat(run("replay", directory.toString(), "--source", "generic", "--dry-run"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains("RUNTIME", "2026-03-02T10:00:00Z", "Shell in a container", "2.json", "cannot be read")
                .contains("2 would be sent, 1 of them cannot be read");
        assertThat(kept).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreSentAsTheyAre() throws IOException {
        var bytes = falco("R", "2026-03-02T10:00:00Z").getBytes(StandardCharsets.UTF_8);
        bytes[9] = (byte) 0xff;
        Files.write(directory.resolve("broken.ndjson"), bytes);

        assertThat(replay("falco", directory.toString())).isEqualTo(ExitCode.DONE);
        assertThat(kept.get(0).raw()).isEqualTo(bytes);
    }

    @Test
    void whatCannotBeDoneIsSaidBeforeAnythingIsSent() throws IOException {
        var file = file("one.json", "{}");

        assertThat(run("replay", file, "--source", "snort", "--dry-run")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("There is no alert source 'snort'", "falco");
        assertThat(run("replay", file, "--source", "falco")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("Say with --hook where");
        assertThat(replay("falco", file, "--hook", "http://127.0.0.1:1/hooks/github/key"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(replay("falco", file, "-H", "no header")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(replay("falco", directory.resolve("missing.json").toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("there is no such file");
        assertThat(run("replay", file, "--source", "falco", "--hook", "http://127.0.0.1:1/hooks/falco/k3y"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("could not be sent to 127.0.0.1:1").doesNotContain("k3y");
        assertThat(kept).isEmpty();
    }

    private int replay(String source, String place, String... more) {
        var arguments = new ArrayList<>(List.of("replay", place, "--source", source));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--hook")) {
            arguments.add("--hook=http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/" + source + "/key");
        }
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return new CommandLine(new DrillmasterCommand())
                .addSubcommand(new ReplayCommand(InstantSource.system(), waits::add))
                .setExecutionExceptionHandler(new Failures())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private List<String> rules() {
        return kept.stream()
                .map(row -> ((Fact.AlertReceived) row.fact()).rule())
                .toList();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static String falco(String rule, String time) {
        return "{\"rule\":\"" + rule + "\",\"time\":\"" + time + "\",\"priority\":\"Warning\"}";
    }
}
