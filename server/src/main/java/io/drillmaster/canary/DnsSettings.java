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
 * @param zones the zones that are delegated to this server; new drill packages use the first, and the names of older ones go
 *     on being answered in the others
 * @param addresses where it listens, by UDP and TCP; {@code 0.0.0.0} and {@code ::} stand for all the machine's addresses
 *     at the time of the start, one by one, so that an answer always leaves from the address that was asked
 * @param port 53 where the zones are delegated; 0 lets the system choose one (the same for all addresses and transports)
 * @param answers IPv4 and IPv6 addresses in the answer for every drill name: ones where nothing listens, because nobody
 *     should connect to them
 * @param nameServers NS records of every zone, the same as in the delegation
 * @param hostmaster mail address of whoever runs the zones, for their SOA records
 * @param notice what the zones' TXT records say to whoever wonders
 * @param rateLimit answers by UDP for each second, client network and kind of answer, see {@link DnsRateLimit}; 0 for no limit
 */
public record DnsSettings(
        List<DrillZone> zones,
        List<InetAddress> addresses,
        int port,
        List<InetAddress> answers,
        List<NameServer> nameServers,
        String hostmaster,
        String notice,
        int rateLimit) {
    /**
     * The usual {@link #answers}: 192.0.2.1 of TEST-NET-1 (RFC 5737), which is routed nowhere. A loopback address would
     * lead to whatever listens on the host that asked, and resolvers that filter rebinding would refuse it more often.
     */
    public static final Inet4Address NOWHERE = nowhere();

    /** Beyond it the limit would limit nothing that this server can do. */
    public static final int LARGEST_RATE = 1_000_000;

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
        zones = List.copyOf(zones);
        addresses = List.copyOf(addresses);
        answers = List.copyOf(answers);
        nameServers = List.copyOf(nameServers);
        checkZones(zones);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("the DNS server needs an address to listen on, e.g. 0.0.0.0");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the DNS port must be 0 to 65535, found " + port);
        }
        if (nameServers.isEmpty()) {
            throw new IllegalArgumentException("the zone " + zones.get(0) + " needs a name server, e.g. ns1."
                    + zones.get(0) + " with this machine's" + " address");
        }
        for (var server : nameServers) {
            if (server.addresses().isEmpty() && zones.stream().anyMatch(server::isInside)) {
                throw new IllegalArgumentException("the name server " + server.name() + " is inside a drill zone and so"
                        + " needs its address here: the one that the delegation's glue record has");
            }
        }
        if (rateLimit < 0 || rateLimit > LARGEST_RATE) {
            throw new IllegalArgumentException(
                    "the rate limit must be 0 to " + LARGEST_RATE + " answers a second, found " + rateLimit);
        }
        if (!MAIL.matcher(hostmaster).matches()) {
            throw new IllegalArgumentException(
                    "the hostmaster must be a mail address such as security@example.com, found '" + hostmaster + "'");
        }
    }

    private static void checkZones(List<DrillZone> zones) {
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("the DNS server needs a zone, e.g. drill.example.com");
        }
        for (var i = 0; i < zones.size(); i++) {
            var zone = zones.get(i);
            for (var j = 0; j < zones.size(); j++) {
                if (i != j && ("." + zone).endsWith("." + zones.get(j))) {
                    throw new IllegalArgumentException("the zone " + zone + " is, or lies in, the zone " + zones.get(j)
                            + ", which answers for it already; leave out one of them");
                }
            }
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
