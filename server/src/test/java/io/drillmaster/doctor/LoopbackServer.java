package io.drillmaster.doctor;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.xbill.DNS.Message;

/** A name server of a test on one loopback address, by UDP, TCP or both. */
final class LoopbackServer implements AutoCloseable {
    private final AtomicInteger asked = new AtomicInteger();
    private final Function<Message, Optional<Message>> answers;
    private final DatagramSocket udp;
    private final ServerSocket tcp;

    /** How it may be asked; where it may not, nothing listens. */
    enum Transport {
        BOTH,
        UDP_ONLY,
        TCP_ONLY
    }

    /** {@code answers}: empty for silence. */
    LoopbackServer(InetAddress address, int port, Transport transport, Function<Message, Optional<Message>> answers)
            throws IOException {
        this.answers = answers;
        udp = new DatagramSocket(transport == Transport.TCP_ONLY ? 0 : port, address);
        tcp = new ServerSocket(transport == Transport.UDP_ONLY ? 0 : port, 50, address);
        start(this::serveUdp);
        start(this::serveTcp);
    }

    /** How many questions came. */
    int asked() {
        return asked.get();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }

    private interface Serving {
        void serve() throws IOException;
    }

    private static void start(Serving serving) {
        var thread = new Thread(() -> {
            try {
                while (true) {
                    serving.serve();
                }
            } catch (IOException closed) {
                Thread.currentThread().interrupt(); // the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serveUdp() throws IOException {
        var packet = new DatagramPacket(new byte[4096], 4096);
        udp.receive(packet);
        var answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (answer.isPresent()) {
            udp.send(new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
        }
    }

    private void serveTcp() throws IOException {
        try (Socket socket = tcp.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            var question = new byte[in.readUnsignedShort()];
            in.readFully(question);
            var answer = answer(question);
            if (answer.isPresent()) {
                var out = new DataOutputStream(socket.getOutputStream());
                out.writeShort(answer.get().length);
                out.write(answer.get());
                out.flush();
            }
        }
    }

    private Optional<byte[]> answer(byte[] question) throws IOException {
        asked.incrementAndGet();
        return answers.apply(new Message(question)).map(Message::toWire);
    }
}
