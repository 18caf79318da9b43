package io.drillmaster.canary;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the canary takes visits: connections that present a token.
 *
 * @param http where it listens for HTTP; empty for nowhere, as in the other two
 * @param https where it listens for HTTP over TLS
 * @param tcp where it listens for the one line of a bare TCP connection
 * @param publicAddress where drill packages reach these listeners; empty for the address they listen on
 */
public record VisitSettings(
        Optional<InetSocketAddress> http,
        Optional<Https> https,
        Optional<InetSocketAddress> tcp,
        Optional<InetAddress> publicAddress) {
    /** No listener at all. */
    public static final VisitSettings OFF =
            new VisitSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * HTTP over TLS.
     *
     * @param place where it listens
     * @param certificate PEM file with the server's certificate and those between it and the root, in this order
     * @param key PEM file with the certificate's private key, unencrypted PKCS#8
     */
    public record Https(InetSocketAddress place, Path certificate, Path key) {}
}
