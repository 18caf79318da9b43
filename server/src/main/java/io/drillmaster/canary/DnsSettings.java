package io.drillmaster.canary;

import io.drillmaster.drillpackages.DrillZone;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the canary's name server answers for and where it listens.
 *
 * @param zone the zone that is delegated to this server
 * @param addresses where it listens, by UDP and TCP; {@code 0.0.0.0} and {@code ::} stand for all the machine's addresses
 *     at the time of the start, one by one, so that an answer always leaves from the address that was asked
 * @param port 53 where the zone is delegated; 0 lets the system choose one (the same for all addresses and transports)
 * @param answer address in the answer for every drill name: one where nothing listens, because nobody should connect to it
 * @param nameServers the zone's NS records, the same as in the delegation
 * @param hostmaster mail address of whoever runs the zone, for its SOA record
 */
public record DnsSettings(
        DrillZone zone,
        List<InetAddress> addresses,
        int port,
        Inet4Address answer,
        List<NameServer> nameServers,
        String hostmaster) {
    /**
     * The usual {@link #answer}: 192.0.2.1 of TEST-NET-1 (RFC 5737), which is routed nowhere. A loopback address would
     * lead to whatever listens on the host that asked, and resolvers that filter rebinding would refuse it more often.
     */
    public static final Inet4Address NOWHERE = nowhere();

    private static final Pattern MAIL = Pattern.compile("[^@\\s\\\\]{1,63}@[A-Za-z0-9.-]{1,180}");
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    /**
     * One name server of the zone.
     *
     * @param name full name, without a trailing dot
     * @param addresses what the name resolves to; needed when the name is inside the drill zone, and only then
     */
    public record NameServer(String name, List<InetAddress> addresses) {
        public NameServer {
            name = name.toLowerCase(Locale.ROOT);
            addresses = List.copyOf(addresses);
            if (name.length() > 253 || !HOST.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'" + name + "' is not the name of a name server; write it in full, e.g. ns1.example.com");
            }
        }

        boolean isInside(DrillZone zone) {
            return name.endsWith("." + zone.value());
        }
    }

    public DnsSettings {
        addresses = List.copyOf(addresses);
        nameServers = List.copyOf(nameServers);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("the DNS server needs an address to listen on, e.g. 0.0.0.0");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the DNS port must be 0 to 65535, found " + port);
        }
        if (nameServers.isEmpty()) {
            throw new IllegalArgumentException(
                    "the zone " + zone + " needs a name server, e.g. ns1." + zone + " with this machine's address");
        }
        for (var server : nameServers) {
            if (server.isInside(zone) && server.addresses().isEmpty()) {
                throw new IllegalArgumentException("the name server " + server.name() + " is inside the zone " + zone
                        + " and so needs its address here: the one that the delegation's glue record has");
            }
        }
        if (!MAIL.matcher(hostmaster).matches()) {
            throw new IllegalArgumentException(
                    "the hostmaster must be a mail address such as security@example.com, found '" + hostmaster + "'");
        }
    }

    private static Inet4Address nowhere() {
        try {
            return (Inet4Address) InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
