package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.db.TestDatabase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.HitIntake;
import io.drillmaster.evidence.HitSettings;
import io.drillmaster.evidence.HitStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/** Kills the process while it answers real questions, again and again, and counts what is left. */
class HitsKilledTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final Token TOKEN = new Token(CanaryZone.TOKEN);
    private static final int KILLS = 4;

    /** Questions that are on their way at a time: few enough for any buffer. */
    private static final int WINDOW = 64;

    private final HitStore store =
            new HitStore(DB.database().jdbi(), new EvidenceStore(DB.database().jdbi()));
    private final List<String> answered = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private int next;

    @TempDir
    Path directory;

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void whatWasDurableIsInTheDatabaseOnceHoweverOftenTheProcessIsKilled() throws Exception {
        var durable = new HashSet<String>();
        for (var kill = 0; kill < KILLS; kill++) {
            durable.addAll(askUntilKilled(1_500 + 700 * kill));
        }
        try (var intake = HitIntake.open(HitSettings.in(directory.resolve("hits.db")), store)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> intake.waiting() == 0);
        }

        var kept = store.of(TOKEN, Integer.MAX_VALUE).stream()
                .map(hit -> hit.drill().nonce())
                .toList();
        assertThat(durable).hasSizeGreaterThan(KILLS * 1_000);
        assertThat(kept).doesNotHaveDuplicates().containsAll(durable);
        assertThat(asked).containsAll(kept);
        assertThat(store.countOf(TOKEN).orElseThrow().hits()).isEqualTo(kept.size());
    }

    /** The nonces that were durable when the process was killed, as far as it said so. */
    private List<String> askUntilKilled(int questions) throws Exception {
        answered.clear();
        var address = DB.database().address();
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HitsKilled.class.getName(),
                        directory.resolve("hits.db").toString(),
                        address.url(),
                        address.user(),
                        address.password())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var durable = 0L;
        try (var said = child.inputReader(StandardCharsets.UTF_8);
                var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(CanaryZone.address("127.0.0.1"), port(said)));
            socket.setSoTimeout(1_000);
            while (answered.size() < questions || durable == 0) {
                ask(socket);
                durable = Math.max(durable, newest(said));
            }
            child.destroyForcibly().waitFor();
            durable = Math.max(durable, newest(said)); // a number that was cut off is smaller, so still true
        } finally {
            child.destroyForcibly().waitFor();
        }
        // One client is one socket of the server and so one thread: hits become durable in the order of the answers.
        return List.copyOf(answered.subList(0, (int) Math.min(durable, answered.size())));
    }

    private static int port(BufferedReader said) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("port ")) {
                return Integer.parseInt(line.substring("port ".length()));
            }
        }
        throw new IOException("the process ended before it listened");
    }

    private void ask(DatagramSocket socket) throws IOException {
        for (var i = 0; i < WINDOW; i++) {
            var nonce = nonce(next++);
            asked.add(nonce);
            var question = CanaryZone.question("i." + nonce + "." + TOKEN + ".drill.test.", Type.A);
            socket.send(new DatagramPacket(question, question.length));
        }
        for (var i = 0; i < WINDOW; i++) {
            var answer = new DatagramPacket(new byte[512], 512);
            try {
                socket.receive(answer);
            } catch (SocketTimeoutException lost) {
                throw new IOException("an answer was lost; the order of the hits is unknown then", lost);
            }
            answered.add(new String(answer.getData(), 15, 8, StandardCharsets.US_ASCII)); // behind header and phase
        }
    }

    private static String nonce(int number) {
        var nonce = new StringBuilder();
        for (var i = 0; i < 8; i++) {
            nonce.append(Token.ALPHABET.charAt((int) ((long) number >> (5 * i)) & 31));
        }
        return nonce.toString();
    }

    /** The last whole number that was said so far; 0 when nothing new was. */
    private static long newest(BufferedReader said) throws IOException {
        var newest = 0L;
        while (said.ready()) {
            var line = said.readLine();
            if (line != null && line.matches("durable [0-9]+")) { // beside the log
                newest = Long.parseLong(line.substring("durable ".length()));
            }
        }
        return newest;
    }
}
