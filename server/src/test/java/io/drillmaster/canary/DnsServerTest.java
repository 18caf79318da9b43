package io.drillmaster.canary;

import static io.drillmaster.canary.CanaryZone.HIT;
import static io.drillmaster.canary.CanaryZone.TOKEN;
import static io.drillmaster.canary.CanaryZone.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.drillpackages.DrillName;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.CanaryHit;
import io.drillmaster.evidence.HitSink;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class DnsServerTest {
    @Test
    void aLookUpIsAnsweredAndBecomesEvidence() throws Exception {
        try (var canary = new CanaryZone("127.0.0.1")) {
            for (var tcp : List.of(false, true)) {
                var resolver = new SimpleResolver("127.0.0.1");
                resolver.setPort(canary.server.port());
                resolver.setTCP(tcp);
                resolver.setTimeout(Duration.ofSeconds(60));
                var response = resolver.send(new Message(question(HIT, Type.A)));
                assertThat(response.getSection(Section.ANSWER)).hasSize(1);
            }

            await().until(() -> canary.evidence.size() == 2);
            assertThat(canary.evidence).allSatisfy(hit -> {
                assertThat(hit.drill()).isEqualTo(new DrillName(Phase.RESOLVED, "nonce234", new Token(TOKEN)));
                assertThat(hit.asked()).isEqualTo(HIT.substring(0, HIT.length() - 1));
                assertThat(hit.type()).isEqualTo("A");
                assertThat(hit.source().getHostAddress()).isEqualTo("127.0.0.1");
                assertThat(hit.receivedAt()).isEqualTo(CanaryZone.NOW);
                assertThat(hit.declared()).isEmpty();
                assertThat(new Message(hit.packet()).getQuestion().getName().toString())
                        .isEqualTo(HIT);
            });
            assertThat(canary.evidence).extracting(CanaryHit::transport).containsExactly("udp", "tcp");
        }
    }

    @Test
    void aHitFromADeclaredNetworkCarriesItsName() throws Exception {
        try (var canary = new CanaryZone("127.0.0.1");
                var scanner = new DatagramSocket(0, CanaryZone.address("127.9.1.2"))) {
            scanner.connect(canary.server.addresses().get(0));
            var question = question(HIT, Type.A);
            scanner.send(new DatagramPacket(question, question.length));

            await().until(() -> canary.evidence.size() == 1);
            assertThat(canary.evidence.get(0).declared()).contains("mail gateway");
        }
    }

    @Test
    void digIsContent() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dig")), "dig is not installed");
        try (var canary = new CanaryZone("127.0.0.1")) {
            assertThat(dig(canary, HIT, "A", "+short")).isEqualTo("192.0.2.1\n");
            assertThat(dig(canary, HIT, "AAAA")).contains("status: NOERROR", "flags: qr aa", "ANSWER: 0, AUTHORITY: 1");
            assertThat(dig(canary, "drill.test", "SOA", "+tcp", "+short")).startsWith("ns1.drill.test. sec\\.team.");
            assertThat(dig(canary, "nothing.drill.test", "A")).contains("status: NXDOMAIN");
            assertThat(dig(canary, "drill.test", "AXFR")).contains("Transfer failed");
            assertThat(dig(canary, HIT, "A", "+edns=1", "+noednsneg")).contains("status: BADVERS");
            assertThat(dig(canary, HIT, "A", "+bufsize=4096", "+ednsopt=65001:beef", "+dnssec"))
                    .contains("EDNS: version: 0, flags: do; udp: 1232")
                    .doesNotContain("WARNING");
            assertThat(dig(canary, "version.bind", "TXT", "CH")).contains("status: REFUSED");
            assertThat(dig(canary, "drill.test", "SOA", "+opcode=5")).contains("status: NOTIMP");
            assertThat(dig(canary, HIT, "ANY", "+notcp")).contains("ANSWER: 1");
        }
    }

    @Test
    void aSinkThatTakesItsTimeDoesNotDelayTheAnswer() throws Exception {
        var answered = new CountDownLatch(1);
        HitSink waiting = hit -> {
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        var settings = CanaryZone.settings(0, "127.0.0.1");
        try (var server = DnsServer.start(settings, waiting, DeclaredNetworks.NONE, () -> CanaryZone.NOW)) {
            assertThat(udp(server.addresses().get(0), question(HIT, Type.A)).getRcode())
                    .isEqualTo(Rcode.NOERROR);
            answered.countDown();
        }
    }

    @Test
    void aFaultOfTheSinkDoesNotStopTheAnswers() throws Exception {
        HitSink faulty = hit -> {
            throw new IllegalStateException("no room");
        };
        var settings = CanaryZone.settings(0, "127.0.0.1");
        try (var server = DnsServer.start(settings, faulty, DeclaredNetworks.NONE, () -> CanaryZone.NOW)) {
            for (var i = 0; i < 3; i++) {
                assertThat(udp(server.addresses().get(0), question(HIT, Type.A)).getRcode())
                        .isEqualTo(Rcode.NOERROR);
            }
        }
    }

    @Test
    void manyClientsAreSharedOutBetweenTheSocketsOfAnAddress() throws Exception {
        try (var canary = new CanaryZone("127.0.0.1")) {
            for (var client = 0; client < 32; client++) { // each from a port of its own
                assertThat(udp(canary.server.addresses().get(0), question(HIT, Type.A))
                                .getRcode())
                        .isEqualTo(Rcode.NOERROR);
            }
            await().until(() -> canary.threads.size() == 2);
        }
    }

    @Test
    void anotherProgramsUdpPortIsNotShared() throws Exception {
        try (var stranger = new DatagramSocket(null)) {
            stranger.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            stranger.bind(new InetSocketAddress(CanaryZone.address("127.0.0.1"), 0));
            var same = CanaryZone.settings(stranger.getLocalPort(), "127.0.0.1");
            assertThatThrownBy(() -> DnsServer.start(same, hit -> {}, DeclaredNetworks.NONE, () -> CanaryZone.NOW))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("UDP on 127.0.0.1 port " + stranger.getLocalPort());
        }
    }

    @Test
    void theAnswerLeavesFromTheAddressThatWasAsked() throws Exception {
        try (var canary = new CanaryZone("127.0.0.1", "127.0.0.2", "127.0.0.3")) {
            assertThat(canary.server.addresses()).hasSize(3);
            for (var place : canary.server.addresses()) {
                // a connected socket takes answers from its peer only
                assertThat(udp(place, question(HIT, Type.A)).getRcode()).isEqualTo(Rcode.NOERROR);
            }
        }
    }

    @Test
    void anyAddressMeansEachOneByItself() throws Exception {
        try (var canary = new CanaryZone("0.0.0.0")) {
            assertThat(canary.server.addresses())
                    .anyMatch(place -> place.getAddress().isLoopbackAddress())
                    .noneMatch(place -> place.getAddress().isAnyLocalAddress());
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (var canary = new CanaryZone("127.0.0.1")) {
            var same = CanaryZone.settings(canary.server.port(), "127.0.0.1");
            assertThatThrownBy(() -> DnsServer.start(same, hit -> {}, DeclaredNetworks.NONE, () -> CanaryZone.NOW))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1 port " + canary.server.port());
        }
    }

    @Test
    void silenceMeetsWhatIsNoQuestion() throws Exception {
        try (var canary = new CanaryZone("127.0.0.1");
                var socket = new DatagramSocket()) {
            var answer = question(HIT, Type.A);
            answer[2] |= (byte) 0x80;
            socket.connect(canary.server.addresses().get(0));
            socket.send(new DatagramPacket(answer, answer.length));
            socket.send(new DatagramPacket(answer, 11));
            var last = question("drill.test.", Type.SOA);
            socket.send(new DatagramPacket(last, last.length));

            assertThat(receive(socket)).startsWith(last[0], last[1]); // the first to come is the answer to the last
            assertThat(canary.evidence).isEmpty();
        }
    }

    @Test
    void manyQuestionsInOneTcpStreamAreAllAnswered() throws Exception {
        try (var canary = new CanaryZone("127.0.0.1");
                var socket = connect(canary)) {
            var questions = new ArrayList<byte[]>();
            var stream = ByteBuffer.allocate(1 << 20);
            for (var i = 0; i < 2_000; i++) {
                var one = question(HIT, Type.A);
                one[0] = (byte) (i >> 8);
                one[1] = (byte) i;
                questions.add(one);
                stream.putShort((short) one.length).put(one);
            }
            var writer = CompletableFuture.runAsync(() -> {
                try {
                    socket.getOutputStream().write(stream.array(), 0, stream.position());
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            var in = new DataInputStream(socket.getInputStream());
            for (var one : questions) {
                assertThat(framed(in)).startsWith(one[0], one[1]);
            }
            assertThat(in.read()).isEqualTo(-1);
            writer.join();
            await().until(() -> canary.evidence.size() == 2_000);
        }
    }

    @Test
    void aQuestionInSingleBytesIsAnswered() throws Exception {
        try (var canary = new CanaryZone("127.0.0.1");
                var socket = connect(canary)) {
            socket.setTcpNoDelay(true);
            var one = question(HIT, Type.A);
            var out = socket.getOutputStream();
            for (var octet : ByteBuffer.allocate(2 + one.length)
                    .putShort((short) one.length)
                    .put(one)
                    .array()) {
                out.write(octet);
                out.flush();
            }
            assertThat(framed(new DataInputStream(socket.getInputStream()))).startsWith(one[0], one[1]);
        }
    }

    @Test
    void aTcpClientThatDoesNotFinishItsQuestionIsLetGo() throws Exception {
        var limits = new DnsTcp.Limits(10, 10, Duration.ofMillis(200));
        try (var canary = new CanaryZone(limits, "127.0.0.1");
                var socket = connect(canary)) {
            socket.getOutputStream().write(new byte[] {0, 40, 1});
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aTcpClientThatAnnouncesTooMuchIsLetGo() throws Exception {
        try (var canary = new CanaryZone("127.0.0.1");
                var socket = connect(canary)) {
            socket.getOutputStream().write(new byte[] {(byte) 0xFF, (byte) 0xFF, 1});
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void oneAddressCannotTakeAllConnections() throws Exception {
        var limits = new DnsTcp.Limits(10, 2, Duration.ofSeconds(60));
        try (var canary = new CanaryZone(limits, "127.0.0.1");
                var first = connect(canary);
                var second = connect(canary)) {
            assertAnswers(first);
            assertAnswers(second);
            try (var third = connect(canary)) {
                assertThat(isClosedByPeer(third)).isTrue();
            }
            try (var other = new Socket()) {
                other.bind(new InetSocketAddress("127.0.0.9", 0));
                other.connect(canary.server.addresses().get(0));
                assertAnswers(other);
            }
        }
    }

    @Test
    void noPacketAndNoStreamEndsTheService() throws Exception {
        var random = new Random(42);
        try (var canary = new CanaryZone("127.0.0.1");
                var socket = new DatagramSocket()) {
            var place = canary.server.addresses().get(0);
            socket.connect(place);
            for (var i = 0; i < 3_000; i++) {
                var packet = Packets.any(random);
                socket.send(new DatagramPacket(packet, packet.length));
            }
            for (var i = 0; i < 100; i++) {
                try (var stream = connect(canary)) {
                    var noise = new byte[random.nextInt(10_000)];
                    random.nextBytes(noise);
                    noise = random.nextBoolean() ? Packets.any(random) : noise;
                    stream.getOutputStream().write(noise);
                } catch (IOException closedEarly) {
                    assertThat(closedEarly).hasMessageMatching("(?i).*(reset|broken pipe|aborted).*");
                }
            }

            assertThat(udp(place, question(HIT, Type.A)).getRcode()).isEqualTo(Rcode.NOERROR);
            try (var stream = connect(canary)) {
                assertAnswers(stream);
            }
        }
    }

    private static Message udp(InetSocketAddress place, byte[] packet) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.connect(place);
            socket.setSoTimeout(2_000);
            for (var attempt = 0; attempt < 10; attempt++) { // a full buffer may lose a packet, as resolvers know
                socket.send(new DatagramPacket(packet, packet.length));
                try {
                    return new Message(receive(socket));
                } catch (SocketTimeoutException lost) {
                    assertThat(attempt).as("attempts without an answer").isLessThan(9);
                }
            }
            throw new IOException("no answer");
        }
    }

    private static byte[] receive(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static Socket connect(CanaryZone canary) throws IOException {
        var place = canary.server.addresses().get(0);
        return new Socket(place.getAddress(), place.getPort());
    }

    private static void assertAnswers(Socket socket) throws IOException {
        var one = question("drill.test.", Type.SOA);
        socket.getOutputStream()
                .write(ByteBuffer.allocate(2 + one.length)
                        .putShort((short) one.length)
                        .put(one)
                        .array());
        assertThat(framed(new DataInputStream(socket.getInputStream()))).startsWith(one[0], one[1]);
    }

    private static boolean isClosedByPeer(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    private static byte[] framed(DataInputStream in) throws IOException {
        var bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return bytes;
    }

    private static String dig(CanaryZone canary, String... question) throws Exception {
        var command = new ArrayList<>(
                List.of("dig", "@127.0.0.1", "-p", "" + canary.server.port(), "+nocookie", "+norecurse"));
        command.addAll(List.of(question));
        var dig = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(dig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        dig.waitFor();
        return said;
    }
}
