package io.drillmaster.canary;

import io.drillmaster.drillpackages.DrillName;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/**
 * The answer to a DNS message. By UDP it is at most three times as long as the message, and limited in number for each
 * network ({@link DnsRateLimit}), so that the server is no amplifier; what does not fit is truncated, and whole by TCP.
 */
final class DnsResponder {
    static final int HEADER = 12;
    static final int LARGEST_TCP = 65_535;

    private final List<DnsZoneRecords> zones;
    private final List<DnsShortcut> shortcuts;
    private final DnsRateLimit limit;

    private DnsResponder(List<DnsZoneRecords> zones, List<DnsShortcut> shortcuts, DnsRateLimit limit) {
        this.zones = List.copyOf(zones);
        this.shortcuts = List.copyOf(shortcuts);
        this.limit = limit;
    }

    /** For the zones and with the rate limit of the settings. */
    static DnsResponder of(DnsSettings settings) {
        var zones = settings.zones().stream()
                .map(zone -> new DnsZoneRecords(zone, settings))
                .toList();
        return new DnsResponder(zones, shortcuts(zones), new DnsRateLimit(settings.rateLimit(), System::nanoTime));
    }

    /** The same, without quick ways. */
    DnsResponder theLongWay() {
        return new DnsResponder(zones, List.of(), limit);
    }

    /** Where zones are inside each other, the order decides whose a name is: that is for the long way. */
    private static List<DnsShortcut> shortcuts(List<DnsZoneRecords> zones) {
        for (var one : zones) {
            for (var other : zones) {
                if (one != other && one.overlaps(other)) {
                    return List.of();
                }
            }
        }
        return zones.stream().flatMap(zone -> zone.shortcut().stream()).toList();
    }

    /**
     * Empty where silence is the answer: a message too short to be one, or itself an answer.
     *
     * @param client who asked, as far as the packet tells
     */
    Optional<DnsAnswer> answer(byte[] packet, InetAddress client, boolean tcp) {
        if (packet.length < HEADER || (packet[2] & 0x80) != 0) {
            return Optional.empty();
        }
        var answer = answer(packet, tcp);
        return Optional.of(tcp ? answer : limited(answer, client));
    }

    private DnsAnswer answer(byte[] packet, boolean tcp) {
        for (var shortcut : shortcuts) {
            var answer = shortcut.answer(packet, tcp);
            if (answer != null) {
                return answer;
            }
        }
        if (((packet[2] >> 3) & 0xF) != Opcode.QUERY) {
            return headerOnly(packet, Rcode.NOTIMP);
        }
        try {
            return answer(packet, DnsQuery.read(packet), tcp);
        } catch (WireParseException malformed) {
            return headerOnly(packet, Rcode.FORMERR);
        }
    }

    private DnsAnswer answer(byte[] packet, DnsQuery query, boolean tcp) {
        var question = Record.newRecord(query.name(), query.type(), query.dclass());
        var response = new Message(query.id());
        response.getHeader().setFlag(Flags.QR);
        copy(query, response, Flags.RD);
        copy(query, response, Flags.CD);
        response.addRecord(question, Section.QUESTION);

        var zone = zoneOf(query);
        var found = zone == null ? null : zone.find(query.name());
        var rcode = fill(response, query, zone, found);
        response.getHeader().setRcode(rcode & 0xF);
        var wire = DnsRendering.wire(response, query.edns(), rcode, packet.length, tcp);
        var drill = found == null || rcode != Rcode.NOERROR ? null : found.drill();
        return new DnsAnswer(wire, drill == null ? Optional.empty() : Optional.of(lookup(query, drill)));
    }

    private static void copy(DnsQuery query, Message response, int flag) {
        if ((query.flags() & (1 << (15 - flag))) != 0) {
            response.getHeader().setFlag(flag);
        }
    }

    private @Nullable DnsZoneRecords zoneOf(DnsQuery query) {
        for (var zone : zones) {
            if (zone.contains(query.name())) {
                return zone;
            }
        }
        return null;
    }

    /** Puts the records in and returns the response code, with its extended part. */
    private static int fill(
            Message response, DnsQuery query, @Nullable DnsZoneRecords zone, DnsZoneRecords.@Nullable Found found) {
        var edns = query.edns();
        if (edns != null && edns.version() != 0) {
            return Rcode.BADVERS;
        }
        var type = query.type();
        if (type == Type.OPT || (edns != null && edns.malformed())) {
            return Rcode.FORMERR;
        }
        if (query.dclass() != DClass.IN || isTransferOrMeta(type) || zone == null || found == null) {
            return Rcode.REFUSED;
        }
        response.getHeader().setFlag(Flags.AA);
        var records = found.records() == null ? List.<Record>of() : found.records();
        var wanted = type == Type.ANY ? oneType(records) : type;
        var answered = false;
        for (var record : records) {
            if (record.getType() == wanted) {
                response.addRecord(record, Section.ANSWER);
                answered = true;
            }
        }
        if (!answered) {
            response.addRecord(zone.soa(), Section.AUTHORITY);
        } else if (type == Type.NS) {
            zone.glue().forEach(one -> response.addRecord(one, Section.ADDITIONAL));
        }
        return found.records() == null ? Rcode.NXDOMAIN : Rcode.NOERROR;
    }

    /** Whoever asks for everything gets the records of one type (RFC 8482, 4.1). */
    private static int oneType(List<Record> records) {
        return records.isEmpty() ? Type.ANY : records.get(0).getType();
    }

    /** TKEY, TSIG, IXFR, AXFR, MAILB, MAILA: types 249 to 254 are no data. */
    private static boolean isTransferOrMeta(int type) {
        return type >= Type.TKEY && type <= Type.MAILA;
    }

    private static DnsAnswer.Lookup lookup(DnsQuery query, DrillName drill) {
        return new DnsAnswer.Lookup(
                drill,
                query.name().toString(true),
                Type.string(query.type()),
                Optional.ofNullable(query.edns()).flatMap(DnsEdns::clientSubnet).flatMap(DnsClientSubnet::network));
    }

    private DnsAnswer limited(DnsAnswer answer, InetAddress client) {
        return switch (limit.of(client, kind(answer.wire()))) {
            case SEND -> answer;
            case TRUNCATE -> new DnsAnswer(DnsRendering.truncated(answer.wire()), answer.lookup());
            case DROP -> new DnsAnswer(new byte[0], answer.lookup());
        };
    }

    private static DnsRateLimit.Kind kind(byte[] wire) {
        return switch (wire[3] & 0xF) {
            case Rcode.NOERROR -> DnsRateLimit.Kind.RECORDS;
            case Rcode.NXDOMAIN -> DnsRateLimit.Kind.NO_SUCH_NAME;
            default -> DnsRateLimit.Kind.ERROR;
        };
    }

    private static DnsAnswer headerOnly(byte[] packet, int rcode) {
        var wire = new byte[HEADER];
        wire[0] = packet[0];
        wire[1] = packet[1];
        wire[2] = (byte) (0x80 | (packet[2] & 0x79)); // an answer; operation and RD as in the question
        wire[3] = (byte) rcode;
        return new DnsAnswer(wire, Optional.empty());
    }
}
