package io.drillmaster.drillpackages;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

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
        private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
        private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
        private static final Pattern IPV6_LETTERS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

        public Direct {
            if (!IPV4.matcher(address).matches() && !isIpv6(address)) {
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
            return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
        }

        /** Text with a colon is never looked up by {@link InetAddress}: it is read as IPv6 or refused. */
        @SuppressWarnings("AddressSelection")
        private static boolean isIpv6(String text) {
            if (!IPV6_LETTERS.matcher(text).matches()) {
                return false;
            }
            try {
                InetAddress.getByName(text);
                return true;
            } catch (UnknownHostException refused) {
                return false;
            }
        }
    }
}
