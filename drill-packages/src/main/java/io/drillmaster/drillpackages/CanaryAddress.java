package io.drillmaster.drillpackages;

import java.util.Locale;

/**
 * Where a drill package connects to: the canary's own listener, fixed when the package is built.
 *
 * @param address an IPv4 or IPv6 address, never a name, so that no look-up comes before the connection
 * @param port 1 to 65535
 * @param protocol what is said once connected
 */
public record CanaryAddress(String address, int port, Protocol protocol) {
    /** The two ways to present the drill's banner; both send the token and nothing about the machine. */
    public enum Protocol {
        /** One line of text. */
        TCP,
        /** One HTTP/1.1 GET request for {@code /<token>}. */
        HTTP
    }

    public CanaryAddress {
        if (!IpLiteral.isOne(address)) {
            throw new IllegalArgumentException("'" + address
                    + "' is not an IP address; the canary's address is one such as 192.0.2.80 or 2001:db8::80");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the canary's port must be 1 to 65535, found " + port);
        }
    }

    /** The address and port as written in URLs, with an IPv6 address in brackets. */
    public String hostAndPort() {
        return IpLiteral.forUrl(address) + ":" + port;
    }

    /**
     * All that a drill package ever says to the canary, in ASCII: one line for {@link Protocol#TCP}, one request without a
     * body for {@link Protocol#HTTP}. The same for every machine and every phase.
     */
    public String banner(Token token) {
        return switch (protocol) {
            case TCP -> "SECURITY-DRILL " + token + "\n";
            case HTTP ->
                "GET /" + token + " HTTP/1.1\r\nHost: " + hostAndPort() + "\r\nUser-Agent: security-drill\r\n"
                        + "Connection: close\r\n\r\n";
        };
    }

    @Override
    public String toString() {
        return protocol.name().toLowerCase(Locale.ROOT) + "://" + hostAndPort();
    }
}
