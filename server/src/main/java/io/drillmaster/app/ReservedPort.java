package io.drillmaster.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

/**
 * A port of the system's choice that nobody else gets until it is released: addresses with it are needed before the web
 * server, which comes up last, can listen on it.
 */
final class ReservedPort implements AutoCloseable {
    private final int port;
    private final Optional<ServerSocket> held;

    /** {@code wanted} itself, which is then not held; or any free one where it is 0. */
    ReservedPort(String host, int wanted) throws IOException {
        held = wanted == 0 ? Optional.of(new ServerSocket(0, 1, InetAddress.getByName(host))) : Optional.empty();
        port = held.map(ServerSocket::getLocalPort).orElse(wanted);
    }

    int port() {
        return port;
    }

    /** Lets the port go, for the web server to take it at once. */
    @Override
    public void close() throws IOException {
        if (held.isPresent()) {
            held.get().close();
        }
    }
}
