package io.drillmaster.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where a walk from the root of the public DNS begins. */
final class RootServers {
    /** IPv4 addresses of a to m.root-servers.net, as IANA's root hints have them (2026). */
    private static final List<String> ADDRESSES = List.of(
            "198.41.0.4",
            "170.247.170.2",
            "192.33.4.12",
            "199.7.91.13",
            "192.203.230.10",
            "192.5.5.241",
            "192.112.36.4",
            "198.97.190.53",
            "192.36.148.17",
            "192.58.128.30",
            "193.0.14.129",
            "199.7.83.42",
            "202.12.27.33");

    private RootServers() {}

    static List<InetAddress> ofTheWorld() {
        return ADDRESSES.stream().map(RootServers::address).toList();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal); // a literal is not looked up
        } catch (UnknownHostException e) {
            throw new IllegalStateException("'" + literal + "' is an address", e);
        }
    }
}
