package io.drillmaster.canary;

import static io.drillmaster.canary.CanaryZone.HIT;
import static io.drillmaster.canary.CanaryZone.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

/** Streams as no honest client sends them. {@code -Ddrillmaster.fuzz=N} runs N times as many rounds. */
class DnsTcpFuzzTest {
    private static final int TIMES = Integer.getInteger("drillmaster.fuzz", 1);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int SILENT_MS = 60_000;

    @Test
    void aStreamMayBeCutAnywhere() throws Exception {
        try (var canary = new CanaryZone(new DnsTcp.Limits(500, 500, LONG), "127.0.0.1")) {
            var stream = stream(3);
            for (var cut = 1; cut < stream.length; cut++) {
                try (var socket = connect(canary, "127.0.0.1")) {
                    socket.getOutputStream().write(stream, 0, cut);
                    socket.getOutputStream().write(stream, cut, stream.length - cut);
                    assertAnswered(socket, 3);
                }
            }
            await().until(() -> canary.evidence.size() == 3 * (stream.length - 1));
        }
    }

    @Test
    void streamsInPiecesMixedWithEachOtherAreAllAnswered() throws Exception {
        var random = new Random(11);
        try (var canary = new CanaryZone("127.0.0.1")) {
            for (var round = 0; round < 20 * TIMES; round++) {
                var sockets = new ArrayList<Socket>();
                try {
                    for (var i = 0; i < 10; i++) {
                        sockets.add(connect(canary, "127.0.0.1"));
                    }
                    var stream = stream(4);
                    var sent = new int[sockets.size()];
                    while (Arrays.stream(sent).anyMatch(octets -> octets < stream.length)) {
                        var one = random.nextInt(sent.length);
                        var piece = Math.min(1 + random.nextInt(40), stream.length - sent[one]);
                        sockets.get(one).getOutputStream().write(stream, sent[one], piece);
                        sent[one] += piece;
                    }
                    for (var socket : sockets) {
                        assertAnswered(socket, 4);
                    }
                } finally {
                    for (var socket : sockets) {
                        socket.close();
                    }
                }
            }
        }
    }

    @Test
    void noStreamInventsEvidenceOrEndsTheService() throws Exception {
        var random = new Random(13);
        var judge = CanaryZone.responder();
        try (var canary = new CanaryZone(new DnsTcp.Limits(500, 500, LONG), "127.0.0.1")) {
            for (var i = 0; i < 300 * TIMES; i++) {
                try (var socket = connect(canary, "127.0.0.1")) {
                    socket.getOutputStream().write(garbage(random));
                    socket.shutdownOutput();
                    socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                } catch (SocketException closedEarly) {
                    assertThat(closedEarly).hasMessageMatching("(?i).*(reset|broken pipe|not connected|closed).*");
                }
            }

            try (var socket = connect(canary, "127.0.0.1")) {
                socket.getOutputStream().write(stream(1));
                assertAnswered(socket, 1);
            }
            assertThat(canary.evidence)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(row -> assertThat(judge.answer(row.packet(), CanaryZone.CLIENT, true)
                                    .orElseThrow()
                                    .lookup())
                            .isPresent());
        }
    }

    @Test
    void whateverMeetsSilenceEndsTheConnection() throws Exception {
        var answer = question(HIT, Type.A);
        answer[2] |= (byte) 0x80;
        for (var silent : new byte[][] {answer, new byte[0], new byte[11]}) {
            try (var canary = new CanaryZone(new DnsTcp.Limits(10, 10, LONG), "127.0.0.1");
                    var socket = connect(canary, "127.0.0.1")) {
                socket.getOutputStream().write(framed(silent));
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void whenAllConnectionsAreTakenTheIdlestMakesRoom() throws Exception {
        try (var canary = new CanaryZone(new DnsTcp.Limits(2, 2, LONG), "127.0.0.1");
                var idlest = connect(canary, "127.0.0.1");
                var busy = connect(canary, "127.0.0.1")) {
            for (var socket : new Socket[] {idlest, busy}) {
                socket.getOutputStream().write(stream(1));
                assertAnswered(socket, 1);
            }
            try (var third = connect(canary, "127.0.0.9")) {
                third.getOutputStream().write(stream(1));
                assertAnswered(third, 1);
                assertThat(idlest.getInputStream().read()).isEqualTo(-1);
                busy.getOutputStream().write(stream(1));
                assertAnswered(busy, 1);
            }
        }
    }

    @Test
    void aClientThatTakesNoAnswersIsReadNoFurtherAndLetGo() throws Exception {
        try (var canary = new CanaryZone(new DnsTcp.Limits(10, 10, Duration.ofMillis(500)), "127.0.0.1");
                var channel = SocketChannel.open(canary.server.addresses().get(0))) {
            channel.configureBlocking(false);
            var stream = ByteBuffer.wrap(stream(1_000));
            var sent = 0L;
            var letGo = false;
            while (!letGo) {
                try {
                    sent += channel.write(stream);
                    stream = stream.hasRemaining() ? stream : stream.rewind();
                    Thread.onSpinWait();
                } catch (IOException gone) {
                    letGo = true;
                }
            }
            assertThat(sent).isLessThan(64 << 20); // what the system's own buffers hold
        }
    }

    /** Frames of questions, good and bad, with lengths that are right or wrong, and an end anywhere. */
    private static byte[] garbage(Random random) throws IOException {
        var stream = new ByteArrayOutputStream();
        for (var frames = random.nextInt(6); frames >= 0; frames--) {
            var packet = random.nextBoolean() ? question(HIT, Type.A) : Packets.any(random);
            var frame = framed(packet);
            if (random.nextInt(6) == 0) {
                frame[random.nextInt(2)] = (byte) random.nextInt(256);
            }
            stream.writeBytes(random.nextInt(8) == 0 ? Packets.noise(random, random.nextInt(300)) : frame);
        }
        return random.nextInt(3) == 0
                ? Arrays.copyOf(stream.toByteArray(), random.nextInt(stream.size()))
                : stream.toByteArray();
    }

    private static byte[] stream(int questions) {
        var stream = new ByteArrayOutputStream();
        for (var i = 0; i < questions; i++) {
            var one = question(HIT, Type.A);
            one[0] = (byte) (i >> 8);
            one[1] = (byte) i;
            stream.writeBytes(framed(one));
        }
        return stream.toByteArray();
    }

    private static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(2 + message.length)
                .putShort((short) message.length)
                .put(message)
                .array();
    }

    private static void assertAnswered(Socket socket, int questions) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        for (var i = 0; i < questions; i++) {
            var answer = new byte[in.readUnsignedShort()];
            in.readFully(answer);
            assertThat(answer).startsWith(i >> 8, i);
        }
    }

    private static Socket connect(CanaryZone canary, String from) throws IOException {
        var socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(SILENT_MS);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(canary.server.addresses().get(0));
        return socket;
    }
}
