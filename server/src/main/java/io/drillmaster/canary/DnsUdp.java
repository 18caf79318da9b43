package io.drillmaster.canary;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on one UDP socket, bound to one address, in one thread. It takes what has come, answers all of it, records all of
 * it, and gives the processor away for a moment: under load that is one wake-up for many questions. A question that comes
 * while nothing else does is answered at once.
 */
final class DnsUdp implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DnsUdp.class);
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int MOST_AT_ONCE = 64;
    private static final long BREATH_NANOS = Duration.ofNanos(100_000).toNanos();
    private static final long PAUSE_AFTER_FAILURE_MS = 100;

    private final DatagramChannel channel;
    private final Selector selector;
    private final DnsResponder responder;
    private final DnsRecorder recorder;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ByteBuffer in = ByteBuffer.allocateDirect(DnsResponder.LARGEST_TCP);
    private final ByteBuffer out = ByteBuffer.allocateDirect(DnsResponder.LARGEST_TCP);
    private final List<Question> questions = new ArrayList<>(MOST_AT_ONCE);
    private final List<Answered> answered = new ArrayList<>(MOST_AT_ONCE);

    private record Question(byte[] packet, InetSocketAddress client, Instant receivedAt) {}

    private record Answered(Question question, DnsAnswer.Lookup lookup) {}

    DnsUdp(DatagramChannel channel, DnsResponder responder, DnsRecorder recorder, InstantSource clock)
            throws IOException {
        this.channel = channel;
        this.responder = responder;
        this.recorder = recorder;
        this.clock = clock;
        channel.setOption(
                StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER); // the system may give less: bursts are lost then
        channel.configureBlocking(false);
        selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
    }

    @Override
    public void run() {
        try (selector) {
            while (closed.getCount() > 0) {
                try {
                    serve();
                } catch (IOException e) {
                    if (closed.await(PAUSE_AFTER_FAILURE_MS, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    LOG.warn("No DNS question can be received on {}: {}", channel, e.getMessage());
                }
            }
        } catch (IOException e) {
            LOG.debug("A DNS selector did not close cleanly: {}", e.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() throws IOException {
        receive();
        if (questions.isEmpty()) {
            selector.select(key -> {}); // nobody asks: wait for the next who does
            return;
        }
        questions.forEach(this::answer);
        answered.forEach(this::record);
        if (questions.size() < MOST_AT_ONCE) {
            LockSupport.parkNanos(BREATH_NANOS);
        }
    }

    private void receive() throws IOException {
        questions.clear();
        answered.clear();
        while (questions.size() < MOST_AT_ONCE) {
            in.clear();
            var client = (InetSocketAddress) channel.receive(in);
            if (client == null) {
                return;
            }
            var packet = new byte[in.flip().remaining()];
            in.get(packet);
            questions.add(new Question(packet, client, clock.instant()));
        }
    }

    private void answer(Question question) {
        try {
            var client = question.client();
            var answer = responder
                    .answer(question.packet(), client.getAddress(), false)
                    .orElse(null);
            if (answer != null && client.getPort() != 0) {
                if (!answer.dropped()) {
                    send(answer.wire(), client);
                }
                answer.lookup().ifPresent(lookup -> answered.add(new Answered(question, lookup)));
            }
        } catch (RuntimeException e) { // one question must not end the service for all others
            fault(question, e);
        }
    }

    private void record(Answered one) {
        var question = one.question();
        try {
            recorder.record(
                    one.lookup(), question.packet(), question.client().getAddress(), "udp", question.receivedAt());
        } catch (RuntimeException e) {
            fault(question, e);
        }
    }

    private static void fault(Question question, RuntimeException e) {
        LOG.error("A DNS question of {} bytes met a fault of this program", question.packet().length, e);
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
        selector.wakeup();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A DNS socket did not close cleanly: {}", e.getMessage());
        }
    }
}
