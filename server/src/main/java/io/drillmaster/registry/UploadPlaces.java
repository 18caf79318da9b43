package io.drillmaster.registry;

import io.javalin.http.ServiceUnavailableResponse;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many uploads are looked through at a time, of all ecosystems together: each is held in memory meanwhile. */
public final class UploadPlaces {
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 60;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** What is done with an upload. */
    interface Work<E extends Exception> {
        void run() throws E;
    }

    /**
     * Waits for a place and works in it.
     *
     * @throws ServiceUnavailableResponse when there is none for a minute
     */
    <E extends Exception> void use(Work<E> work) throws E {
        take();
        try {
            work.run();
        } finally {
            places.release();
        }
    }

    private void take() {
        try {
            if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ServiceUnavailableResponse("Too many uploads at the same time. Try again.");
    }
}
