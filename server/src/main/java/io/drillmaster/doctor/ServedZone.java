package io.drillmaster.doctor;

import io.drillmaster.app.Settings;
import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.Token;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * The drill zone as this server is set to answer for it.
 *
 * @param nameServers the zone's NS records
 * @param publicAddresses where those name servers are reached
 * @param listening where this machine's server listens, or is to listen
 * @param direct whether drill packages ask this server without any resolver
 */
record ServedZone(
        Name name,
        Set<Name> nameServers,
        Set<InetAddress> publicAddresses,
        List<InetSocketAddress> listening,
        boolean direct) {
    private static final int NONCE = 8;

    /** Top-level and other names that nobody can be delegated a zone below (RFC 2606, 6761, 6762, 7686, 8375, 9476). */
    private static final List<Name> RESERVED = List.of(
            name("test"),
            name("example"),
            name("invalid"),
            name("localhost"),
            name("local"),
            name("onion"),
            name("alt"),
            name("internal"),
            name("home.arpa"));

    private static final List<Name> PRIVATE = List.of(name("internal"), name("home.arpa"));

    /** All zones, that of new drill packages first. */
    static List<ServedZone> all(Settings settings) {
        return settings.dns().zones().stream()
                .map(zone -> of(settings, name(zone.value())))
                .toList();
    }

    private static ServedZone of(Settings settings, Name zone) {
        var servers = settings.dns().nameServers();
        var reached = new HashSet<InetAddress>();
        reached.add(settings.dnsPublicAddress());
        servers.forEach(server -> reached.addAll(server.addresses()));
        return new ServedZone(
                zone,
                servers.stream().map(server -> name(server.name())).collect(Collectors.toSet()),
                Set.copyOf(reached),
                settings.dns().addresses().stream()
                        .map(address -> new InetSocketAddress(address, settings.dnsPort()))
                        .toList(),
                settings.dnsRoute(Math.max(1, settings.dnsPort())) instanceof DnsRoute.Direct);
    }

    /** Where this machine's server is asked from this machine. */
    InetSocketAddress asked() {
        return asked(listening.get(0));
    }

    /** Where it is asked from this machine when it listens there. */
    static InetSocketAddress asked(InetSocketAddress listening) {
        return listening.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getPort())
                : listening;
    }

    /** Whether resolvers answer such names themselves; those of private networks may know the others. */
    static boolean isNeverResolved(Name reserved) {
        return !PRIVATE.contains(reserved);
    }

    /** The reserved name that the zone lies below; empty when there is none. */
    Optional<Name> reserved() {
        return RESERVED.stream().filter(name::subdomain).findFirst();
    }

    /**
     * A name that only a canary answers in its way, that no cache knows, and that is never evidence: a token that was
     * never given out, with a nonce but without a phase. The answer is that the name exists and has no records.
     */
    Name probe() {
        var random = Secrets.bytes(NONCE);
        var nonce = new StringBuilder();
        for (var octet : random) {
            nonce.append(Token.ALPHABET.charAt(octet & 31));
        }
        return name(nonce + "." + Token.ofRandom(Secrets.bytes(Token.LENGTH)) + "." + name.toString(true));
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a DNS name", e);
        }
    }
}
