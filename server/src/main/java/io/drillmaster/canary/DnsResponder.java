package io.drillmaster.canary;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * The answer to a DNS message, by its bytes alone. An answer is at most three times as long as its question, headers counted, so
 * the server is a poor amplifier and limits no rates; RFC 8482 keeps ANY small.
 */
final class DnsResponder {
    static final int HEADER = 12;
    static final int LARGEST_TCP = 65_535;

    private static final int SMALLEST_UDP = 512;

    /** Fits everywhere without fragments. */
    private static final int OUR_UDP = 1232;

    private final DnsZoneRecords zone;

    DnsResponder(DnsZoneRecords zone) {
        this.zone = zone;
    }

    /** Empty where silence is the answer: a message too short to be one, or itself an answer. */
    Optional<DnsAnswer> answer(byte[] packet, boolean tcp) {
        if (packet.length < HEADER || (packet[2] & 0x80) != 0) {
            return Optional.empty();
        }
        if (((packet[2] >> 3) & 0xF) != Opcode.QUERY) {
            return Optional.of(headerOnly(packet, Rcode.NOTIMP));
        }
        return Optional.of(parse(packet)
                .map(query -> answer(packet, query, tcp))
                .orElseGet(() -> headerOnly(packet, Rcode.FORMERR)));
    }

    private static Optional<Message> parse(byte[] packet) {
        try {
            var query = new Message(packet);
            return query.getHeader().getCount(Section.QUESTION) == 1 && query.getQuestion() != null
                    ? Optional.of(query)
                    : Optional.empty();
        } catch (IOException | RuntimeException malformed) { // the parser throws both for what strangers send
            return Optional.empty();
        }
    }

    private DnsAnswer answer(byte[] packet, Message query, boolean tcp) {
        var options = query.getSection(Section.ADDITIONAL).stream()
                .filter(OPTRecord.class::isInstance)
                .map(OPTRecord.class::cast)
                .toList();
        var opt = options.isEmpty() ? null : options.get(0);
        if (options.size() > 1 || (opt != null && !opt.getName().equals(Name.root))) {
            return headerOnly(packet, Rcode.FORMERR); // RFC 6891, 6.1.1
        }
        var question = query.getQuestion();
        var response = new Message(query.getHeader().getID());
        response.getHeader().setFlag(Flags.QR);
        for (var copied : List.of(Flags.RD, Flags.CD)) {
            if (query.getHeader().getFlag(copied)) {
                response.getHeader().setFlag(copied);
            }
        }
        response.addRecord(question, Section.QUESTION);

        var rcode = opt != null && opt.getVersion() > 0 ? Rcode.BADVERS : fill(response, question);
        response.getHeader().setRcode(rcode & 0xF);
        var wire = render(response, opt, rcode, largest(opt, tcp));
        if (!sameQuestion(packet, wire, question)) {
            return headerOnly(packet, Rcode.FORMERR); // a compressed question name: it has nothing to point to
        }
        return new DnsAnswer(wire, rcode == Rcode.NOERROR ? lookup(question) : Optional.empty());
    }

    /** Puts the records in and returns the response code. */
    private int fill(Message response, Record question) {
        var type = question.getType();
        if (type == Type.OPT) {
            return Rcode.FORMERR;
        }
        if (question.getDClass() != DClass.IN || isTransferOrMeta(type) || !zone.contains(question.getName())) {
            return Rcode.REFUSED;
        }
        response.getHeader().setFlag(Flags.AA);
        var records = zone.find(question.getName());
        var wanted = type == Type.ANY
                ? records.flatMap(all -> all.stream().findFirst())
                        .map(Record::getType)
                        .orElse(Type.ANY)
                : type;
        var answers = records.orElse(List.of()).stream()
                .filter(one -> one.getType() == wanted)
                .toList();
        answers.forEach(one -> response.addRecord(one, Section.ANSWER));
        if (answers.isEmpty()) {
            response.addRecord(zone.soa(), Section.AUTHORITY);
        }
        return records.isPresent() ? Rcode.NOERROR : Rcode.NXDOMAIN;
    }

    /** TKEY, TSIG, IXFR, AXFR, MAILB, MAILA: types 249 to 254 are no data. */
    private static boolean isTransferOrMeta(int type) {
        return type >= Type.TKEY && type <= Type.MAILA;
    }

    private Optional<DnsAnswer.Lookup> lookup(Record question) {
        return zone.drillName(question.getName())
                .map(drill -> new DnsAnswer.Lookup(
                        drill, question.getName().toString(true), Type.string(question.getType()), Optional.empty()));
    }

    private static int largest(@Nullable OPTRecord opt, boolean tcp) {
        if (tcp) {
            return LARGEST_TCP;
        }
        return opt == null ? SMALLEST_UDP : Math.min(OUR_UDP, Math.max(SMALLEST_UDP, opt.getPayloadSize()));
    }

    private static byte[] render(Message response, @Nullable OPTRecord asked, int rcode, int largest) {
        if (asked != null) {
            var keepDo = asked.getFlags() & ExtendedFlags.DO; // RFC 3225, 3
            response.addRecord(new OPTRecord(OUR_UDP, rcode >> 4, 0, keepDo), Section.ADDITIONAL);
        }
        var wire = response.toWire();
        if (wire.length > largest) {
            response.removeAllRecords(Section.ANSWER);
            response.removeAllRecords(Section.AUTHORITY);
            response.getHeader().setFlag(Flags.TC);
            wire = response.toWire();
        }
        return wire;
    }

    private static boolean sameQuestion(byte[] packet, byte[] wire, Record question) {
        var end = HEADER + question.getName().length() + 4;
        return packet.length >= end && Arrays.equals(packet, HEADER, end, wire, HEADER, end);
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
