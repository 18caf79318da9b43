package io.drillmaster.canary;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client over TCP: messages with their length in front (RFC 7766), any number at a time. While the client does not
 * take its answers, nothing more is read from it.
 */
final class DnsTcpConnection {
    /** No question comes near this; whoever announces more gets no memory for it. */
    static final int LARGEST_QUESTION = 4096;

    private static final int MOST_BYTES_UNSENT = 64 << 10;

    /** After so many turns it is somebody else's. */
    private static final int ROUNDS_IN_A_ROW = 16;

    private final SocketChannel channel;
    private final InetAddress client;
    private final ByteBuffer in = ByteBuffer.allocate(2 + LARGEST_QUESTION);
    private final ArrayDeque<ByteBuffer> out = new ArrayDeque<>();
    private int unsent;
    private boolean ended;
    private long lastMessageNanos;

    DnsTcpConnection(SocketChannel channel, long nowNanos) throws IOException {
        this.channel = channel;
        this.client = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
        this.lastMessageNanos = nowNanos;
    }

    InetAddress client() {
        return client;
    }

    /** Since when no whole message came, as {@link System#nanoTime}. */
    long lastMessageNanos() {
        return lastMessageNanos;
    }

    /**
     * Reads, answers and writes what can be done without waiting.
     *
     * @param answers gives the answer to a message; null for silence, after which the connection is closed
     * @return what to wait for next, as in {@link SelectionKey}; 0 when the connection is to be closed
     */
    int advance(Function<byte[], byte @Nullable []> answers, long nowNanos) throws IOException {
        for (var round = 0; round < ROUNDS_IN_A_ROW; round++) {
            if (!ended && unsent < MOST_BYTES_UNSENT) {
                ended = channel.read(in) < 0;
            }
            var found = answerWhatIsWhole(answers, nowNanos);
            if (!write() || !found) {
                break;
            }
        }
        if (in.position() >= 2 && length() > LARGEST_QUESTION) {
            return 0;
        }
        if (unsent == 0 && !isWhole()) {
            return ended ? 0 : SelectionKey.OP_READ;
        }
        return ended || unsent >= MOST_BYTES_UNSENT
                ? SelectionKey.OP_WRITE
                : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
    }

    private boolean answerWhatIsWhole(Function<byte[], byte @Nullable []> answers, long nowNanos) {
        var found = false;
        while (unsent < MOST_BYTES_UNSENT && isWhole()) {
            var question = new byte[length()];
            in.flip().position(2).get(question);
            in.compact();
            lastMessageNanos = nowNanos;
            found = true;
            var answer = answers.apply(question);
            if (answer == null) { // no DNS client sends this: where the next message begins is anybody's guess
                ended = true;
                in.clear();
            } else {
                var framed = ByteBuffer.allocate(2 + answer.length)
                        .putShort((short) answer.length)
                        .put(answer)
                        .flip();
                out.add(framed);
                unsent += framed.remaining();
            }
        }
        return found;
    }

    private boolean isWhole() {
        return in.position() >= 2 && in.position() >= 2 + length();
    }

    private int length() {
        return Short.toUnsignedInt(in.getShort(0));
    }

    /** Whether everything could be written. */
    private boolean write() throws IOException {
        for (var next = out.peek(); next != null; next = out.peek()) {
            unsent -= channel.write(next);
            if (next.hasRemaining()) {
                return false;
            }
            out.remove();
        }
        return true;
    }
}
