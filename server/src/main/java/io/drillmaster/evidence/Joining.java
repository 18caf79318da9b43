package io.drillmaster.evidence;

import java.time.Duration;

/** Waiting for a thread to end, even when interrupted meanwhile: a store that is half closed would be worse. */
final class Joining {
    private Joining() {}

    /** Waits without end. */
    static void join(Thread thread) {
        ended(thread, Duration.ZERO);
    }

    /** Waits, interrupts the thread, and waits once more; false when it still runs then. */
    static boolean joinOrInterrupt(Thread thread, Duration patience) {
        if (ended(thread, patience)) {
            return true;
        }
        thread.interrupt();
        return ended(thread, patience);
    }

    private static boolean ended(Thread thread, Duration patience) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    thread.join(patience.toMillis());
                    return !thread.isAlive();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
