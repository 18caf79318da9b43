package io.drillmaster.canary;

import static io.drillmaster.canary.VisitedCanary.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.drillpackages.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What strangers may send. The seeds are fixed; {@code -Ddrillmaster.fuzz.rounds=100000} runs for longer, and
 * {@code -Ddrillmaster.fuzz.seed} elsewhere.
 */
class VisitFuzzTest {
    private static final int ROUNDS = Integer.getInteger("drillmaster.fuzz.rounds", 600);
    private static final long SEED = Long.getLong("drillmaster.fuzz.seed", 20_260_302);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> GOOD = List.of(
            "SECURITY-DRILL " + TOKEN + "\n",
            "SECURITY-DRILL " + TOKEN + "\r\n",
            "GET /" + TOKEN + " HTTP/1.1\r\nHost: canary\r\nUser-Agent: security-drill\r\nConnection: close\r\n\r\n",
            "POST /" + TOKEN + "?a=b HTTP/1.1\r\nHost: canary\r\nContent-Length: 5\r\n\r\nhello",
            "POST /" + TOKEN + " HTTP/1.1\r\nHost: canary\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            "PUT http://canary/" + TOKEN + " HTTP/1.0\r\nExpect: 100-continue\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    private static final Pattern LINE = Pattern.compile("^SECURITY-DRILL ([A-Za-z2-7]{20})\r?\n");

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsInventedOfWhatStrangersSend(boolean byHttp) throws IOException {
        try (var canary = new VisitedCanary()) {
            var sent = new ArrayList<String>();
            for (var round = 0; round < ROUNDS; round++) {
                var input = input();
                sent.add(input);
                send(byHttp ? canary.connectByHttp() : canary.connectByTcp(), input);
            }

            await().atMost(PATIENCE).until(() -> canary.server.visitors().open() == 0);
            if (byHttp) {
                assertThat(presented(canary)).isSubsetOf(inAPath(sent));
            } else {
                var lines = sent.stream().filter(input -> LINE.matcher(input).find());
                assertThat((long) canary.evidence.size() + canary.server.countedOnly())
                        .isEqualTo(lines.count());
            }
            assertThat(canary.get("/" + "z".repeat(Token.LENGTH))).startsWith("HTTP/1.1 200 ");
            assertThat(canary.tcp("SECURITY-DRILL " + "y".repeat(Token.LENGTH) + "\n"))
                    .startsWith("220 ");
            assertThat(presented(canary)).contains("z".repeat(Token.LENGTH), "y".repeat(Token.LENGTH));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverSendsAByteNowAndThenIsShownOut(boolean byHttp) throws IOException {
        var limits = new VisitorLimits.Limits(10, 10, Duration.ofSeconds(60), Duration.ofMillis(500));
        try (var canary = new VisitedCanary(limits);
                var slow = byHttp ? canary.connectByHttp() : canary.connectByTcp()) {
            VisitedCanary.say(slow, byHttp ? "GET /" + TOKEN + " HTTP/1.1\r\nHost: canary\r\nX: " : "SECURITY-");

            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> isOver(slow));

            assertThat(canary.evidence).isEmpty();
            assertThat(canary.get("/" + TOKEN)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aThousandConnectionsFromOneAddressKeepNobodyElseOut() throws IOException {
        var limits = new VisitorLimits.Limits(300, 100, Duration.ofSeconds(60), Duration.ofSeconds(60));
        var open = new ArrayList<Socket>();
        try (var canary = new VisitedCanary(limits)) {
            for (var i = 0; i < 1000; i++) {
                open.add(i % 2 == 0 ? canary.connectByHttp() : canary.connectByTcp());
            }
            await().atMost(PATIENCE).until(() -> canary.server.refused() == 900);
            assertThat(canary.server.visitors().open()).isEqualTo(100);

            try (var neighbour = new Socket()) {
                neighbour.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.2"), 0));
                neighbour.connect(canary.server.tcp().orElseThrow());
                VisitedCanary.say(neighbour, "SECURITY-DRILL " + TOKEN + "\n");
                assertThat(VisitedCanary.listen(neighbour)).startsWith("220 ");
            }
            assertThat(canary.visit().client()).isEqualTo("127.0.0.2");

            closeAll(open);
            await().atMost(PATIENCE).until(() -> canary.server.visitors().open() == 0);
            assertThat(canary.get("/" + TOKEN)).startsWith("HTTP/1.1 200 ");
        } finally {
            closeAll(open);
        }
    }

    @Test
    void halfRequestsAreNoVisits() throws IOException {
        var whole = GOOD.get(2);
        try (var canary = new VisitedCanary()) {
            for (var end = 0; end < whole.length() - 1; end++) {
                send(canary.connectByHttp(), whole.substring(0, end));
            }

            await().atMost(PATIENCE).until(() -> canary.server.visitors().open() == 0);
            assertThat(canary.evidence).isEmpty();
        }
    }

    private String input() {
        var good = GOOD.get(random.nextInt(GOOD.size()));
        return switch (random.nextInt(5)) {
            case 0 -> noise(random.nextInt(400));
            case 1 -> good.substring(0, random.nextInt(good.length()));
            case 2 -> good + noise(random.nextInt(9000));
            case 3 -> noise(1 + random.nextInt(3)) + good;
            default -> mutated(good);
        };
    }

    private String mutated(String good) {
        var text = new StringBuilder(good);
        for (var changes = 1 + random.nextInt(4); changes > 0; changes--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, (char) random.nextInt(256));
            }
        }
        return text.toString();
    }

    private String noise(int length) {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) {
            text.append((char) random.nextInt(256));
        }
        return text.toString();
    }

    /** Whole or in two pieces, waiting for an answer or not, leaving politely or not. */
    private void send(Socket socket, String input) throws IOException {
        try (socket) {
            var cut = random.nextInt(input.length() + 1);
            VisitedCanary.say(socket, input.substring(0, cut));
            VisitedCanary.say(socket, input.substring(cut));
            if (random.nextBoolean()) {
                socket.shutdownOutput();
                assertThat(VisitedCanary.listen(socket)).hasSizeLessThan(1000);
            }
        } catch (IOException cutOff) { // before it had said everything: as the canary likes
            assertThat(cutOff).hasMessageMatching("(?s).*([Bb]roken pipe|[Rr]eset|aborted|closed).*");
        }
    }

    private static boolean isOver(Socket socket) {
        try {
            VisitedCanary.say(socket, "x");
            return false;
        } catch (IOException shownOut) {
            return true;
        }
    }

    private static Set<String> presented(VisitedCanary canary) {
        var tokens = new HashSet<String>();
        canary.evidence.forEach(row -> tokens.add(row.token().orElseThrow().value()));
        return tokens;
    }

    private static Set<String> inAPath(List<String> sent) {
        var tokens = new HashSet<String>();
        for (var input : sent) {
            var path = Pattern.compile("/([A-Za-z2-7]{20})(?=[ ?#])").matcher(input);
            while (path.find()) {
                tokens.add(path.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return tokens;
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
