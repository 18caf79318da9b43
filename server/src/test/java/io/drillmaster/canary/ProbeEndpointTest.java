package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeEndpointTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:05Z");
    private static final String HELLO = "drillmaster-probe=2\nstep=hello\nend=1\n";
    private static final String GOOD = """
            drillmaster-probe=2
            step=report
            host=build-7
            exchange=1772452798.5 2026-03-02T11:59:59Z 2026-03-02T11:59:59.5Z 1772452801.25
            exchange=1772452799.9 2026-03-02T12:00:00Z 2026-03-02T12:00:01Z 1772452802
            ci=repository=acme/shop
            marker=/tmp/m
            state=present
            modified=1772452790
            line=token=aaaaaaaaaaaaaaaaaaaa
            line=execution phase=r nonce=nonce234 at=2026-03-02T11:59:50Z
            marker=/tmp/n
            state=absent
            install=pytorch-utilz
            client=pip
            client-version=pip 23.2.1
            exit-code=1
            blocked=no
            end=1
            """;

    private static final Token FIRST = new Token("a".repeat(20));
    private static final Token SECOND = new Token("b".repeat(20));

    private final List<NewEvidence> evidence = new ArrayList<>();
    private boolean over;
    private Instant now = NOW;
    private final ProbeEndpoint endpoint = fresh();

    private ProbeEndpoint fresh() {
        return new ProbeEndpoint(
                key -> key.equals("good")
                        ? Optional.of(new ProbeTarget(
                                new ExerciseId(7),
                                Map.of("/tmp/m", FIRST, "/tmp/n", SECOND),
                                Map.of("pytorch-utilz", FIRST),
                                over))
                        : Optional.empty(),
                rows -> {
                    evidence.addAll(rows);
                    return CompletableFuture.allOf();
                },
                () -> now,
                URI.create("https://drills.example.com"));
    }

    @Test
    void aGreetingIsAnsweredWithTheServersTimes() {
        var reply = endpoint.report("good", bytes(HELLO));

        assertThat(reply.body()).isEqualTo("t2=2026-03-02T12:00:05Z\nt3=2026-03-02T12:00:05Z\nstate=running\n");
        assertThat(reply.kept()).isCompleted();
        assertThat(evidence).isEmpty();
    }

    @Test
    void whoWatchesLearnsThatTheExerciseIsOver() {
        over = true;

        assertThat(endpoint.report("good", bytes(HELLO)).body()).endsWith("state=over\n");
    }

    @Test
    void aStampInWholeSecondsIsTheEndOfItsSecondWhereItIsAnUpperBound() {
        var unused = endpoint.report("good", bytes(GOOD));

        assertThat(evidence.get(1).fact())
                .isEqualTo(new Fact.ClockCompared(
                        Instant.parse("2026-03-02T11:59:59.9Z"),
                        Instant.parse("2026-03-02T12:00:00Z"),
                        Optional.of(Instant.parse("2026-03-02T12:00:01Z")),
                        Optional.of(Instant.parse("2026-03-02T12:00:03Z"))));
        assertThat(evidence.get(2).fact())
                .isInstanceOfSatisfying(
                        Fact.MarkerPresent.class,
                        seen -> assertThat(seen.modifiedAt()).contains(Instant.parse("2026-03-02T11:59:51Z")));
        assertThat(evidence.get(2).raw()).asString().isEqualTo(GOOD).contains("ci=repository=acme/shop");
    }

    @Test
    void anAbsentMarkerIsDatedByTheLastAnswerBeforeTheLookAndAPresentOneByItsArrival() {
        var unused = endpoint.report("good", bytes(GOOD));

        assertThat(evidence).hasSize(5);
        assertThat(evidence.get(2).receivedAt()).isEqualTo(NOW);
        assertThat(evidence.get(3).fact()).isEqualTo(new Fact.MarkerAbsent("/tmp/n"));
        assertThat(evidence.get(3).receivedAt()).isEqualTo(Instant.parse("2026-03-02T12:00:01Z"));
        assertThat(evidence.get(4).token()).contains(FIRST);
        assertThat(evidence.get(4).fact()).isEqualTo(new Fact.InstallReported("pip", "pip 23.2.1", 1, false, ""));
    }

    @Test
    void aReportThatIsSentTwiceIsOne() {
        var once = endpoint.report("good", bytes(GOOD));
        now = NOW.plusSeconds(3);
        var twice = endpoint.report("good", bytes(GOOD));

        assertThat(once.body()).isEqualTo(twice.body());
        assertThat(evidence.subList(5, 10))
                .extracting(NewEvidence::id)
                .containsExactlyElementsOf(
                        evidence.subList(0, 5).stream().map(NewEvidence::id).toList());
        assertThat(evidence.subList(0, 5)).extracting(NewEvidence::id).doesNotHaveDuplicates();
    }

    @Test
    void aScriptThatRunsWildIsAskedToWait() {
        for (var i = 0; i < 60; i++) {
            assertThat(endpoint.report("good", bytes(GOOD)).waitSeconds()).isEmpty();
        }

        assertThat(endpoint.report("good", bytes(GOOD)).waitSeconds()).contains(1);
        assertThat(endpoint.report("good", bytes(HELLO)).waitSeconds()).isEmpty();
        now = NOW.plusSeconds(1);
        assertThat(endpoint.report("good", bytes(GOOD)).waitSeconds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "drillmaster-probe=2 | drillmaster-probe=1 | Take the script",
                "end=1               | en                  | cut off",
                "step=report         | step=else           | 'hello' or 'report'",
                "host=build-7        | host=<b>            | not a host name",
                "host=build-7        | nothing             | name=value",
                "ci=repository       | host=other          | told twice",
                "exchange=1772452799.9 | exchange=yesterday | 'yesterday' is not a time",
                "exchange=1772452799.9 | exchange=1 2 | has four times",
                "ci=repository       | t5                  | no 't5'",
                "Z 2026-03-02T12:00:01Z | Z x | is not the time that this server gave as t3",
                "2026-03-02T12:00:01Z | 2026-03-02T11:59:01Z | do not fit",
                "2026-03-02T12:00:01Z | 2026-03-02T12:00:09Z | do not fit",
                "2026-03-02T11:59:59Z | 2026-03-02T11:49:59Z | do not fit",
                "1772452802          | 1772452700          | it was set meanwhile",
                "1772452802          | 1772453702          | it was set meanwhile",
                "marker=/tmp/m       | marker=/etc/passwd  | is no marker of EX-0007",
                "state=present       | state=maybe         | found 'maybe'",
                "modified=1772452790 | modified=1e99       | '1e99' is not a time",
                "install=pytorch-utilz | install=left-pad  | is no package of EX-0007",
                "exit-code=1         | exit-code=          | has no 'exit-code'",
                "blocked=no          | blocked=perhaps     | is yes or no",
            })
    void whatMakesNoSenseIsNamed(String good, String wrong, String complaint) {
        assertThatThrownBy(() -> endpoint.report("good", bytes(GOOD.replace(good, wrong))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400))
                .hasMessageContaining(complaint);
        assertThat(evidence).isEmpty();
    }

    @Test
    void anUnknownKeyGetsNeitherScriptNorEar() {
        assertThatThrownBy(() -> endpoint.script("bad", ProbeScript.SHELL)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> endpoint.report("bad", bytes(GOOD))).isInstanceOf(Problem.class);
    }

    @Test
    void aReportThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> endpoint.report("good", new byte[300_000]))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }

    /** Whatever is sent, it is taken or refused with words, and no evidence is of another exercise's marker or time. */
    @Test
    void mutatedReportsAreTakenOrRefusedAndInventNothing() {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++) {
            var body = bytes(mutated(random, GOOD));
            now = NOW.minusMillis(i / 20);
            try {
                assertThat(fresh().report("good", body).body()).isNotEmpty();
            } catch (Problem refused) {
                assertThat(refused.sentence()).isNotEmpty();
                assertThat(refused.status()).isIn(400, 413);
            }
        }
        assertThat(evidence).allSatisfy(row -> {
            assertThat(row.exercise()).contains(new ExerciseId(7));
            assertThat(row.token().orElse(FIRST)).isIn(FIRST, SECOND);
            assertThat(row.receivedAt()).isBetween(NOW.minusSeconds(600), NOW.plusSeconds(1));
        });
    }

    private static String mutated(Random random, String report) {
        var lines = new ArrayList<>(report.lines().toList());
        for (var changes = 1 + random.nextInt(3); changes > 0; changes--) {
            var at = random.nextInt(lines.size());
            switch (random.nextInt(5)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.set(at, lines.get(at) + (char) random.nextInt(0x3000));
                case 3 -> lines.set(at, lines.get(at).replaceFirst("[0-9]", Integer.toString(random.nextInt(100))));
                default -> {
                    var line = new StringBuilder(lines.get(at));
                    if (line.length() > 0) {
                        line.setCharAt(random.nextInt(line.length()), (char) random.nextInt(256));
                    }
                    lines.set(at, line.toString());
                }
            }
            if (lines.isEmpty()) {
                lines.add("");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
