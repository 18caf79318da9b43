package io.drillmaster.canary;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers on one UDP socket, bound to one address, in one thread. */
final class DnsUdp implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DnsUdp.class);
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final long PAUSE_AFTER_FAILURE_MS = 100;

    private final DatagramChannel channel;
    private final DnsResponder responder;
    private final DnsRecorder recorder;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ByteBuffer in = ByteBuffer.allocateDirect(DnsResponder.LARGEST_TCP);
    private final ByteBuffer out = ByteBuffer.allocateDirect(DnsResponder.LARGEST_TCP);

    DnsUdp(DatagramChannel channel, DnsResponder responder, DnsRecorder recorder, InstantSource clock)
            throws IOException {
        this.channel = channel;
        this.responder = responder;
        this.recorder = recorder;
        this.clock = clock;
        channel.setOption(
                StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER); // the system may give less: bursts are lost then
    }

    @Override
    public void run() {
        try {
            while (closed.getCount() > 0) {
                var client = receive();
                if (client != null) {
                    serve(client, clock.instant());
                } else if (closed.await(PAUSE_AFTER_FAILURE_MS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable InetSocketAddress receive() {
        in.clear();
        try {
            return (InetSocketAddress) channel.receive(in);
        } catch (IOException e) {
            if (closed.getCount() > 0) {
                LOG.warn("No DNS question can be received on {}: {}", channel, e.getMessage());
            }
            return null;
        }
    }

    private void serve(InetSocketAddress client, Instant receivedAt) {
        var packet = new byte[in.flip().remaining()];
        in.get(packet);
        try {
            var answer = responder.answer(packet, client.getAddress(), false).orElse(null);
            if (answer != null && client.getPort() != 0) {
                if (!answer.dropped()) {
                    send(answer.wire(), client);
                }
                answer.lookup()
                        .ifPresent(lookup -> recorder.record(lookup, packet, client.getAddress(), "udp", receivedAt));
            }
        } catch (RuntimeException e) { // one question must not end the service for all others
            LOG.error("A DNS question of {} bytes met a fault of this program", packet.length, e);
        }
    }

    /** An answer that does not find its way changes nothing: the question came, and its sender may be invented. */
    private void send(byte[] answer, InetSocketAddress client) {
        out.clear().put(answer).flip();
        try {
            channel.send(out, client);
        } catch (IOException e) {
            LOG.debug("A DNS answer could not be sent to {}: {}", client, e.getMessage());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A DNS socket did not close cleanly: {}", e.getMessage());
        }
    }
}
