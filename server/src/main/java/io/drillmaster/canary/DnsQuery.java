package io.drillmaster.canary;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/**
 * A question as it came, and of the records that came with it the OPT record alone. Reading takes time in proportion to
 * the packet: names of other records are stepped over, never followed.
 *
 * @param id to be repeated in the answer
 * @param flags the header's second pair of octets
 * @param name letter case kept
 * @param edns null where the question has no OPT record
 */
record DnsQuery(
        int id,
        int flags,
        Name name,
        int type,
        int dclass,
        @Nullable DnsEdns edns) {
    private static final int COMPRESSED = 0xC0;

    /**
     * Reads a message whose operation is QUERY.
     *
     * @throws WireParseException if it is not exactly one question and whole records, with at most one OPT record in its place
     */
    static DnsQuery read(byte[] packet) throws WireParseException {
        var in = new DNSInput(packet);
        var id = in.readU16();
        var flags = in.readU16();
        var questions = in.readU16();
        var before = in.readU16() + in.readU16();
        var records = before + in.readU16();
        if (questions != 1) {
            throw new WireParseException(questions + " questions");
        }
        var name = new Name(in);
        if (in.current() != DnsResponder.HEADER + name.length()) {
            throw new WireParseException("a compressed question: its name has nothing to point to");
        }
        var type = in.readU16();
        var dclass = in.readU16();
        DnsEdns edns = null;
        for (var i = 0; i < records; i++) {
            var root = stepOverName(in);
            var kind = in.readU16();
            var payload = in.readU16();
            var ttl = in.readU32();
            var data = in.readByteArray(in.readU16());
            if (kind == Type.OPT) {
                if (edns != null || !root || i < before) {
                    throw new WireParseException("an OPT record out of place"); // RFC 6891, 6.1.1
                }
                edns = DnsEdns.read(payload, ttl, data);
            }
        }
        if (in.remaining() > 0) {
            throw new WireParseException(in.remaining() + " octets too many");
        }
        return new DnsQuery(id, flags, name, type, dclass, edns);
    }

    /** Whether it is the root's. */
    private static boolean stepOverName(DNSInput in) throws WireParseException {
        var first = in.readU8();
        for (var octet = first; octet != 0; octet = in.readU8()) {
            if ((octet & COMPRESSED) == COMPRESSED) {
                in.readU8();
                return false;
            }
            if ((octet & COMPRESSED) != 0) {
                throw new WireParseException("an unknown kind of label");
            }
            in.readByteArray(octet);
        }
        return first == 0;
    }
}
