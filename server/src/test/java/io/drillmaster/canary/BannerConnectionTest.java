package io.drillmaster.canary;

import static io.drillmaster.canary.VisitedCanary.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.drillpackages.CanaryAddress;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visits by a bare TCP connection. */
class BannerConnectionTest {
    private static final String LINE = "SECURITY-DRILL " + TOKEN + "\n";
    private static final String ANSWER = "220 security drill canary; contact: Ada, room 5\n";

    private VisitedCanary canary = new VisitedCanary();

    @AfterEach
    void stop() {
        canary.close();
    }

    @Test
    void whatADrillPackageSaysIsAVisit() throws IOException {
        var said = new CanaryAddress("127.0.0.1", 4444, CanaryAddress.Protocol.TCP).banner(new Token(TOKEN));

        assertThat(canary.tcp(said)).isEqualTo(ANSWER);

        assertThat(canary.visit())
                .isEqualTo(new Fact.CanaryVisited("tcp", "SECURITY-DRILL " + TOKEN, "127.0.0.1", "", Optional.empty()));
        var row = canary.evidence.get(0);
        assertThat(row.source()).isEqualTo("canary.tcp");
        assertThat(row.token()).contains(new Token(TOKEN));
        assertThat(row.raw()).isEqualTo(said.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECURITY-DRILL abcdefghijklmnopqrst\r\n",
                "SECURITY-DRILL ABCDEFGHIJKLMNOPQRST\n",
                "SECURITY-DRILL abcdefghijklmnopqrst\nand more that nobody reads"
            })
    void theLineMayEndAsItLikes(String said) throws IOException {
        try (var socket = canary.connectByTcp()) {
            VisitedCanary.say(socket, said);
            await().until(() -> canary.evidence.size() == 1);
        }
        assertThat(canary.evidence.get(0).token()).contains(new Token(TOKEN));
    }

    @Test
    void theLineMayComeByteByByte() throws IOException {
        try (var socket = canary.connectByTcp()) {
            socket.setTcpNoDelay(true);
            for (var i = 0; i < LINE.length(); i++) {
                VisitedCanary.say(socket, LINE.substring(i, i + 1));
            }
            assertThat(VisitedCanary.listen(socket)).isEqualTo(ANSWER);
        }
        assertThat(canary.evidence).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "GET /abcdefghijklmnopqrst HTTP/1.1\r\n\r\n",
                "SECURITY-DRILL abcdefghijklmnopqrs\n",
                "SECURITY-DRILL abcdefghijklmnopqrstu\n",
                "SECURITY-DRILL abcdefghijklmnopqrs1\n",
                "SECURITY-DRILL  abcdefghijklmnopqrst\n",
                " SECURITY-DRILL abcdefghijklmnopqrst\n",
                "abcdefghijklmnopqrst\n",
                "hello\nSECURITY-DRILL abcdefghijklmnopqrst\n"
            })
    void nothingElseIsAVisitAndNothingElseIsAnswered(String said) throws IOException {
        assertThat(canary.tcp(said)).isEmpty();
        assertThat(canary.evidence).isEmpty();
    }

    @Test
    void halfALineIsNoVisit() throws IOException {
        try (var socket = canary.connectByTcp()) {
            VisitedCanary.say(socket, LINE.strip());
            socket.shutdownOutput();
            assertThat(VisitedCanary.listen(socket)).isEmpty();
        }
        assertThat(canary.evidence).isEmpty();
    }

    @Test
    void aLineIsAtMost128BytesLong() throws IOException {
        assertThat(canary.tcp("x".repeat(BannerConnection.LONGEST_LINE))).isEmpty();
        assertThat(canary.evidence).isEmpty();
    }

    @Test
    void aVisitorThatDoesNotWaitIsRecordedAllTheSame() throws IOException {
        try (var socket = canary.connectByTcp()) {
            VisitedCanary.say(socket, LINE);
        }

        await().until(() -> canary.evidence.size() == 1);
    }

    @Test
    void aVisitThatCannotBeKeptIsNotClaimedToBe() throws IOException {
        canary.close();
        canary = new VisitedCanary(() -> CompletableFuture.failedFuture(new IOException("no space left")));

        assertThat(canary.tcp(LINE)).isEmpty();
    }

    @Test
    void whoeverSaysNothingIsShownOut() throws IOException {
        canary.close();
        canary = new VisitedCanary(new VisitorLimits.Limits(10, 10, Duration.ofMillis(200), Duration.ofSeconds(60)));
        try (var socket = canary.connectByTcp()) {
            assertThat(VisitedCanary.listen(socket)).isEmpty();
        }
    }
}
