package io.drillmaster.drillpackages;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A name server on loopback that notes which names are asked for, and says that they do not exist, or nothing at all. */
final class LoopbackNameServer implements AutoCloseable {
    private static final int HEADER = 12;

    private final BlockingQueue<String> names = new LinkedBlockingQueue<>();
    private final DatagramSocket socket;
    private final boolean answers;
    private final Thread thread;

    private LoopbackNameServer(boolean answers) throws IOException {
        this.answers = answers;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        this.thread = new Thread(this::serve, "loopback-name-server");
        this.thread.setDaemon(true);
    }

    static LoopbackNameServer answering() throws IOException {
        return started(true);
    }

    static LoopbackNameServer silent() throws IOException {
        return started(false);
    }

    private static LoopbackNameServer started(boolean answers) throws IOException {
        var server = new LoopbackNameServer(answers);
        server.thread.start();
        return server;
    }

    DnsRoute route() {
        return new DnsRoute.Direct(socket.getLocalAddress().getHostAddress(), socket.getLocalPort());
    }

    /** The next name that was asked for; empty when none comes. */
    Optional<String> nextName() throws InterruptedException {
        return Optional.ofNullable(names.poll(5, TimeUnit.SECONDS));
    }

    /** Whether nothing was asked until now. */
    boolean heardNothing() {
        return names.isEmpty();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        @Nullable IOException end = null;
        while (end == null) {
            try {
                var packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                names.add(nameIn(packet));
                if (answers) {
                    packet.getData()[2] |= (byte) 0x80; // a response
                    packet.getData()[3] = 3; // NXDOMAIN
                    socket.send(packet);
                }
            } catch (IOException closed) {
                end = closed;
            }
        }
    }

    private static String nameIn(DatagramPacket packet) {
        var bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        List<String> labels = new ArrayList<>();
        for (var at = HEADER; bytes[at] != 0; at += bytes[at] + 1) {
            labels.add(new String(bytes, at + 1, bytes[at], StandardCharsets.US_ASCII));
        }
        return String.join(".", labels);
    }
}
