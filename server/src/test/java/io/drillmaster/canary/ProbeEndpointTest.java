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
    private static final String GOOD = """
            drillmaster-probe=1
            step=report
            host=build-7
            t1=1772452799.9
            t2=2026-03-02T12:00:00Z
            t3=2026-03-02T12:00:01Z
            t4=1772452802
            marker=/tmp/m
            state=present
            modified=1772452790
            line=token=aaaaaaaaaaaaaaaaaaaa
            line=execution phase=r nonce=nonce234 at=2026-03-02T11:59:50Z
            end=1
            """;

    private final List<NewEvidence> evidence = new ArrayList<>();
    private final ProbeEndpoint endpoint = new ProbeEndpoint(
            key -> key.equals("good")
                    ? Optional.of(new ProbeTarget(new ExerciseId(7), Map.of("/tmp/m", new Token("a".repeat(20)))))
                    : Optional.empty(),
            rows -> {
                evidence.addAll(rows);
                return CompletableFuture.allOf();
            },
            () -> NOW,
            URI.create("https://drills.example.com"));

    @Test
    void aGreetingIsAnsweredWithTheServersTimes() {
        var reply = endpoint.report("good", bytes("drillmaster-probe=1\nstep=hello\nend=1\n"));

        assertThat(reply.body()).isEqualTo("t2=2026-03-02T12:00:05Z\nt3=2026-03-02T12:00:05Z\n");
        assertThat(reply.kept()).isCompleted();
        assertThat(evidence).isEmpty();
    }

    @Test
    void aStampInWholeSecondsIsTheEndOfItsSecondWhereItIsAnUpperBound() {
        var unused = endpoint.report("good", bytes(GOOD));

        assertThat(evidence.get(0).fact())
                .isEqualTo(new Fact.ClockCompared(
                        Instant.parse("2026-03-02T11:59:59.9Z"),
                        Instant.parse("2026-03-02T12:00:00Z"),
                        Optional.of(Instant.parse("2026-03-02T12:00:01Z")),
                        Optional.of(Instant.parse("2026-03-02T12:00:03Z"))));
        assertThat(evidence.get(1).fact()).isInstanceOf(Fact.MarkerPresent.class);
        assertThat(evidence.get(1).raw()).asString().isEqualTo(GOOD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "drillmaster-probe=1 | drillmaster-probe=9 | begins with",
                "end=1               | en                  | cut off",
                "step=report         | step=else           | 'hello' or 'report'",
                "host=build-7        | host=<b>            | not a host name",
                "host=build-7        | nothing             | name=value",
                "t1=1772452799.9     | t1=yesterday        | 'yesterday' is not a time",
                "t1=1772452799.9     | t5=1                | no 't5'",
                "t2=2026             | t2=x                | is not the time that this server gave as t2",
                "t3=2026-03-02T12:00:01Z | t3=2026-03-02T11:00:01Z | do not fit",
                "t3=2026-03-02T12:00:01Z | t3=2026-03-02T12:00:09Z | do not fit",
                "t4=1772452802       | t4=                 | has no 't4'",
                "marker=/tmp/m       | marker=/etc/passwd  | is no marker of EX-0007",
                "state=present       | state=maybe         | found 'maybe'",
                "modified=1772452790 | modified=1e99       | '1e99' is not a time",
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
        assertThatThrownBy(() -> endpoint.script("bad")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> endpoint.report("bad", bytes(GOOD))).isInstanceOf(Problem.class);
    }

    @Test
    void aReportThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> endpoint.report("good", new byte[300_000]))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }

    /** The property: whatever is sent, it is taken or refused with a problem; nothing else is thrown. */
    @Test
    void mutatedReportsAreTakenOrRefused() {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++) {
            var body = bytes(GOOD);
            for (var changes = 1 + random.nextInt(4); changes > 0; changes--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(endpoint.report("good", body).body()).isNotEmpty();
            } catch (Problem refused) {
                assertThat(refused.sentence()).isNotEmpty();
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
