package io.drillmaster.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits for SIGTERM or Ctrl-C, and holds the JVM's end up until it is closed: what is opened after it in a
 * try-with-resources is closed in order before the process goes.
 */
final class StopSignal implements AutoCloseable {
    private static final long SECONDS_TO_STOP = 30;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Thread owner = Thread.currentThread();
    private final CountDownLatch stopped = new CountDownLatch(1);

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::asked, "stop"));
    }

    /** Returns when the process is told to stop, or this thread is interrupted. */
    void await() {
        waiting.set(true);
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
    }

    private void asked() {
        asked.countDown();
        if (!waiting.get()) {
            owner.interrupt(); // it is in the middle of something: have it leave off
        }
        try {
            if (!stopped.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                System.err.println("Drillmaster did not stop within " + SECONDS_TO_STOP + " s and is ended now.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
