package io.drillmaster.cli;

import io.drillmaster.app.Settings;

/** Starts a server; how the command line knows the composition root. */
@FunctionalInterface
public interface Starting {
    /**
     * Returns once the server serves.
     *
     * @throws RuntimeException when it cannot start; what had started is stopped again
     */
    Running start(Settings settings);

    /** A server that serves. */
    interface Running extends AutoCloseable {
        /** Port that its web server listens on. */
        int httpPort();

        /** Secret of the one-time set-up link; empty when the server has an administrator. */
        String setupSecret();

        /** Stops it, in order; returns when it has stopped. */
        @Override
        void close();
    }
}
