package io.drillmaster.doctor;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What one address of the zone's name servers says when it is asked as a resolver asks it. */
final class NameServerLook {
    private final ServedZone zone;
    private final DnsAsk ask;

    NameServerLook(ServedZone zone, DnsAsk ask) {
        this.zone = zone;
        this.ask = ask;
    }

    /** What an address turned out to be. */
    sealed interface Kind {
        /** This canary, or one that answers alike, by UDP. */
        record Canary(boolean tcpToo, String tcpTrouble, Set<Name> nameServers) implements Kind {}

        /** A server that has the zone and is no canary: what it answers is lost to the drill. */
        record Foreign(String how) implements Kind {}

        /** A server that does not answer for the zone; resolvers go on to the next. */
        record Lame(String how) implements Kind {}

        /** No answer by UDP. */
        record Dead(DnsReply udp, DnsReply tcp) implements Kind {}
    }

    Kind look(InetSocketAddress address) {
        var udp = ask.authority(address, zone.name(), Type.SOA);
        if (udp.message().isEmpty()) {
            return new Kind.Dead(udp, ask.authorityOverTcp(address, zone.name(), Type.SOA));
        }
        var lame = lame(udp.message().get());
        if (lame.isPresent()) {
            return new Kind.Lame(lame.get());
        }
        var foreign = foreign(ask.authority(address, zone.probe(), Type.A));
        if (foreign.isPresent()) {
            return new Kind.Foreign(foreign.get());
        }
        var tcp = ask.authorityOverTcp(address, zone.name(), Type.SOA);
        return new Kind.Canary(tcp.message().isPresent(), tcp.trouble(), nameServers(address));
    }

    private Optional<String> lame(Message said) {
        if (said.getRcode() != Rcode.NOERROR) {
            return Optional.of("answers " + Rcode.string(said.getRcode()));
        }
        if (!said.getHeader().getFlag(Flags.AA)) {
            return Optional.of(
                    said.getHeader().getFlag(Flags.RA)
                            ? "is a resolver and not responsible for the zone"
                            : "says that it is not responsible for the zone");
        }
        var hasSoa = said.getSection(Section.ANSWER).stream()
                .anyMatch(record ->
                        record instanceof SOARecord && record.getName().equals(zone.name()));
        return hasSoa ? Optional.empty() : Optional.of("has no SOA record for the zone");
    }

    /** The canary knows every token's name and has no record at it; a zone file or a wildcard answers otherwise. */
    private static Optional<String> foreign(DnsReply reply) {
        var said = reply.message();
        if (said.isEmpty()) {
            return Optional.of("answers for the zone, but to a new name there is " + reply.trouble());
        }
        if (said.get().getRcode() != Rcode.NOERROR) {
            return Optional.of("says " + Rcode.string(said.get().getRcode()) + " to the name of a token");
        }
        return said.get().getSection(Section.ANSWER).isEmpty()
                ? Optional.empty()
                : Optional.of("has a record for a name that should have none, as with a wildcard");
    }

    private Set<Name> nameServers(InetSocketAddress address) {
        return ask.authority(address, zone.name(), Type.NS)
                .message()
                .map(said -> said.getSection(Section.ANSWER).stream()
                        .filter(NSRecord.class::isInstance)
                        .map(record -> ((NSRecord) record).getTarget())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** Names in a fixed order, as people write them. */
    static String listed(Set<Name> names) {
        return names.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        names.stream()
                                .map(name -> name.toString(true).toLowerCase(Locale.ROOT))
                                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
