package io.drillmaster.canary;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All TCP connections of the name server, on one thread: strangers can hold connections, but no threads. */
final class DnsTcp implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DnsTcp.class);

    /**
     * How much strangers may take.
     *
     * @param connections open at a time; a further one takes the place of the one that has been idle longest (RFC 7766,
     *     6.2.3), so that nobody can occupy all of them for good
     * @param connectionsPerAddress open at a time from one IPv4 address or IPv6 /64; a further one is closed at once
     * @param idle a connection on which no whole question came for so long is closed
     */
    record Limits(int connections, int connectionsPerAddress, Duration idle) {
        static final Limits USUAL = new Limits(500, 20, Duration.ofSeconds(10));
    }

    private static final long PAUSE_AFTER_FAILURE_MS = 100;

    private final DnsResponder responder;
    private final DnsRecorder recorder;
    private final InstantSource clock;
    private final Limits limits;
    private final Selector selector;
    private final CountDownLatch closed = new CountDownLatch(1);

    DnsTcp(
            List<ServerSocketChannel> listeners,
            DnsResponder responder,
            DnsRecorder recorder,
            InstantSource clock,
            Limits limits)
            throws IOException {
        this.responder = responder;
        this.recorder = recorder;
        this.clock = clock;
        this.limits = limits;
        this.selector = Selector.open();
        for (var listener : listeners) {
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
        }
    }

    @Override
    public void run() {
        try (selector) {
            while (closed.getCount() > 0) {
                selector.select(this::serve, Math.max(1, limits.idle().toMillis() / 4));
                closeIdle();
            }
            selector.keys().forEach(DnsTcp::close);
        } catch (IOException e) {
            LOG.error("DNS over TCP has stopped: {}", e.getMessage());
        }
    }

    private void serve(SelectionKey key) {
        if (key.channel() instanceof ServerSocketChannel listener) {
            accept(listener);
        } else if (key.attachment() instanceof DnsTcpConnection connection) {
            advance(key, connection);
        }
    }

    private void advance(SelectionKey key, DnsTcpConnection connection) {
        try {
            var next = connection.advance(question -> answer(question, connection.client()), System.nanoTime());
            if (next == 0) {
                close(key);
            } else {
                key.interestOps(next);
            }
        } catch (IOException gone) { // the client went away in the middle: nothing to do for it
            close(key);
        } catch (RuntimeException e) { // one client must not end the service for all others
            LOG.error("A DNS connection met a fault of this program", e);
            close(key);
        }
    }

    private void accept(ServerSocketChannel listener) {
        try {
            SocketChannel channel = listener.accept();
            if (channel != null && !begin(channel)) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.warn("A DNS connection could not be accepted: {}", e.getMessage());
            pause(); // the likely reason, too many open files, does not go away at once
        }
    }

    private boolean begin(SocketChannel channel) {
        try {
            var connection = new DnsTcpConnection(channel, System.nanoTime());
            if (!mayConnect(connection.client())) {
                return false;
            }
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, connection);
            return true;
        } catch (IOException gone) { // between knocking and being let in
            return false;
        }
    }

    private void pause() {
        try {
            var unused = closed.await(PAUSE_AFTER_FAILURE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayConnect(InetAddress client) {
        var open = selector.keys().stream()
                .filter(key -> key.isValid() && key.attachment() instanceof DnsTcpConnection)
                .toList();
        var own = household(client);
        if (open.stream()
                        .filter(key -> household(connection(key).client()).equals(own))
                        .count()
                >= limits.connectionsPerAddress()) {
            return false;
        }
        if (open.size() >= limits.connections()) {
            var now = System.nanoTime();
            open.stream()
                    .max(Comparator.comparingLong(key -> now - connection(key).lastMessageNanos()))
                    .ifPresent(DnsTcp::close);
        }
        return true;
    }

    private static DnsTcpConnection connection(SelectionKey key) {
        return (DnsTcpConnection) key.attachment();
    }

    /** What one customer has: an IPv4 address, or an IPv6 /64 with all its addresses. */
    private static ByteBuffer household(InetAddress client) {
        var octets = client.getAddress();
        return ByteBuffer.wrap(octets, 0, Math.min(octets.length, 8));
    }

    private byte @Nullable [] answer(byte[] question, InetAddress client) {
        var receivedAt = clock.instant();
        var answer = responder.answer(question, client, true).orElse(null);
        if (answer == null) {
            return null;
        }
        answer.lookup().ifPresent(lookup -> recorder.record(lookup, question, client, "tcp", receivedAt));
        return answer.wire();
    }

    private void closeIdle() {
        var now = System.nanoTime();
        for (var key : selector.keys()) {
            if (key.attachment() instanceof DnsTcpConnection connection
                    && now - connection.lastMessageNanos() > limits.idle().toNanos()) {
                close(key);
            }
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            LOG.debug("A DNS connection did not close cleanly: {}", e.getMessage());
        }
    }

    /** Ends {@link #run}, which closes listeners and connections. */
    @Override
    public void close() {
        closed.countDown();
        selector.wakeup();
    }
}
