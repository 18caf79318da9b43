package io.drillmaster.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, to be stopped in the opposite order; one that fails to stop does not keep the others up. */
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    @Override
    public void close() {
        var interrupted = Thread.interrupted(); // or what waits for its end would not
        while (!started.isEmpty()) {
            var part = started.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
