package io.drillmaster.app;

import java.net.InetAddress;
import java.util.List;

/**
 * Reverse proxies in front of this server that check the client certificates of those who send alerts.
 *
 * @param addresses from which they connect
 * @param header in which they write the certificate's subject
 */
public record TrustedProxies(List<InetAddress> addresses, String header) {
    public TrustedProxies {
        addresses = List.copyOf(addresses);
    }

    /** Whether a call that comes from this address may say so. */
    boolean trust(InetAddress remote) {
        return addresses.contains(remote);
    }
}
