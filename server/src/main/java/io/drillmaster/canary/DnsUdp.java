package io.drillmaster.canary;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers on one UDP socket, bound to one address, on one thread. */
final class DnsUdp implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DnsUdp.class);
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final long PAUSE_AFTER_FAILURE_MS = 100;

    private final DatagramSocket socket;
    private final DnsResponder responder;
    private final DnsRecorder recorder;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    DnsUdp(DatagramSocket socket, DnsResponder responder, DnsRecorder recorder, InstantSource clock)
            throws SocketException {
        this.socket = socket;
        this.responder = responder;
        this.recorder = recorder;
        this.clock = clock;
        socket.setReceiveBufferSize(RECEIVE_BUFFER); // the system may give less; a burst then loses questions
    }

    @Override
    public void run() {
        var packet = new DatagramPacket(new byte[DnsResponder.LARGEST_TCP], DnsResponder.LARGEST_TCP);
        try {
            while (closed.getCount() > 0) {
                if (receive(packet)) {
                    serve(packet, clock.instant());
                } else if (closed.await(PAUSE_AFTER_FAILURE_MS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean receive(DatagramPacket packet) {
        packet.setLength(DnsResponder.LARGEST_TCP);
        try {
            socket.receive(packet);
            return true;
        } catch (IOException e) {
            if (closed.getCount() > 0) {
                LOG.warn("No DNS question can be received on {}: {}", socket.getLocalSocketAddress(), e.getMessage());
            }
            return false;
        }
    }

    private void serve(DatagramPacket packet, Instant receivedAt) {
        var bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        try {
            var answer = responder.answer(bytes, packet.getAddress(), false).orElse(null);
            if (answer != null && packet.getPort() != 0) {
                if (!answer.dropped()) {
                    send(new DatagramPacket(answer.wire(), answer.wire().length, packet.getSocketAddress()));
                }
                answer.lookup()
                        .ifPresent(lookup -> recorder.record(lookup, bytes, packet.getAddress(), "udp", receivedAt));
            }
        } catch (RuntimeException e) { // one question must not end the service for all others
            LOG.error("A DNS question of {} bytes met a fault of this program", bytes.length, e);
        }
    }

    /** An answer that does not find its way changes nothing: the question came, and its sender may be invented. */
    private void send(DatagramPacket answer) {
        try {
            socket.send(answer);
        } catch (IOException e) {
            LOG.debug("A DNS answer could not be sent to {}: {}", answer.getAddress(), e.getMessage());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        socket.close();
    }
}
