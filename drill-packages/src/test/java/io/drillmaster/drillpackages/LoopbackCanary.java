package io.drillmaster.drillpackages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A listener on loopback that keeps all that a connection says until it is closed. */
final class LoopbackCanary implements AutoCloseable {
    /** What it answers whoever has said something. */
    enum Answer {
        SHORT,
        NONE,
        ENDLESS
    }

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final ServerSocket listener;
    private final Answer answer;

    private LoopbackCanary(Answer answer) throws IOException {
        this.answer = answer;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    static LoopbackCanary answering(Answer answer) throws IOException {
        var canary = new LoopbackCanary(answer);
        inBackground(canary::serve);
        return canary;
    }

    ActionSettings settings(CanaryAddress.Protocol protocol) {
        return settings(listener.getLocalPort(), protocol);
    }

    /** A canary at a port of loopback. */
    static ActionSettings settings(int port, CanaryAddress.Protocol protocol) {
        return new ActionSettings(
                ActionSettings.USUAL_SLEEP, Optional.of(new CanaryAddress("127.0.0.1", port, protocol)));
    }

    /** All that the next connection said; empty when none comes. */
    Optional<String> nextConnection() throws InterruptedException {
        return Optional.ofNullable(heard.poll(5, TimeUnit.SECONDS));
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        @Nullable IOException end = null;
        while (end == null) {
            try {
                var connection = listener.accept();
                inBackground(() -> hear(connection));
            } catch (IOException closed) {
                end = closed;
            }
        }
    }

    private void hear(Socket connection) {
        var bytes = new ByteArrayOutputStream();
        @Nullable IOException end = null;
        try (connection) {
            var block = new byte[4096];
            for (var size = connection.getInputStream().read(block);
                    size > 0;
                    size = connection.getInputStream().read(block)) {
                bytes.write(block, 0, size);
                inBackground(() -> say(connection));
            }
        } catch (IOException reset) {
            end = reset; // by whoever left without listening to all of the answer
        }
        heard.add(bytes.toString(StandardCharsets.UTF_8) + (end == null || answer == Answer.ENDLESS ? "" : end));
    }

    private void say(Socket connection) {
        @Nullable IOException end = null;
        do {
            try {
                if (answer != Answer.NONE) {
                    connection
                            .getOutputStream()
                            .write("noted\n"
                                    .repeat(answer == Answer.SHORT ? 1 : 1000)
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException gone) {
                end = gone;
            }
        } while (answer == Answer.ENDLESS && end == null);
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "loopback-canary");
        thread.setDaemon(true);
        thread.start();
    }
}
