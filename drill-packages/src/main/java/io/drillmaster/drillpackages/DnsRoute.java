package io.drillmaster.drillpackages;

/** How a drill package's DNS question travels to the canary. */
public sealed interface DnsRoute {
    /** Through the resolver of the machine that installs, as a real attacker's question would. */
    record SystemResolver() implements DnsRoute {}

    /**
     * Straight to a name server by UDP; for a machine on which the drill zone is not delegated.
     *
     * @param address an IPv4 or IPv6 address, never a name
     * @param port 1 to 65535
     */
    record Direct(String address, int port) implements DnsRoute {
        public Direct {
            if (!IpLiteral.isOne(address)) {
                throw new IllegalArgumentException("'" + address
                        + "' is not an IP address; a direct DNS route needs one such as 192.0.2.53 or 2001:db8::53,"
                        + " because a name would first have to be looked up");
            }
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("the port of a DNS route must be 1 to 65535, found " + port);
            }
        }

        /** The address and port as written in URLs, with an IPv6 address in brackets. */
        String hostAndPort() {
            return IpLiteral.forUrl(address) + ":" + port;
        }
    }
}
