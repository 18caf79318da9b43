package io.drillmaster.canary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.WireParseException;

/**
 * What the OPT record of a question says (RFC 6891). Options that are not read here are passed over, as unknown ones are.
 *
 * @param payload the longest answer that the sender takes by UDP, in octets
 * @param version 0, or one that nobody knows
 * @param dnssecOk the DO flag, which comes back in the answer (RFC 3225)
 * @param clientSubnet for whom the resolver asks
 * @param malformed whether an option contradicts its own definition; the answer is a format error then
 */
record DnsEdns(int payload, int version, boolean dnssecOk, Optional<DnsClientSubnet> clientSubnet, boolean malformed) {
    private static final int COOKIE_CLIENT_ONLY = 8;
    private static final int SHORTEST_COOKIE = 16;
    private static final int LONGEST_COOKIE = 40;

    /**
     * Reads class, TTL and data of the record.
     *
     * @param ttl as the record has it: extended response code, version and flags
     */
    static DnsEdns read(int payload, long ttl, byte[] data) {
        var version = (int) (ttl >> 16) & 0xFF;
        var dnssecOk = (ttl & ExtendedFlags.DO) != 0;
        if (version != 0) { // its options may have another form
            return new DnsEdns(payload, version, dnssecOk, Optional.empty(), false);
        }
        try {
            return new DnsEdns(payload, version, dnssecOk, Optional.ofNullable(clientSubnet(data)), false);
        } catch (WireParseException malformed) {
            return new DnsEdns(payload, version, dnssecOk, Optional.empty(), true);
        }
    }

    private static @Nullable DnsClientSubnet clientSubnet(byte[] data) throws WireParseException {
        DnsClientSubnet found = null;
        var in = new DNSInput(data);
        while (in.remaining() > 0) {
            var code = in.readU16();
            var option = in.readByteArray(in.readU16());
            if (code == EDNSOption.Code.CLIENT_SUBNET) {
                if (found != null) {
                    throw new WireParseException("two client subnets");
                }
                found = DnsClientSubnet.read(option);
            } else if (code == EDNSOption.Code.COOKIE && !isCookie(option.length)) {
                throw new WireParseException("a cookie of " + option.length + " octets"); // RFC 7873, 5.2.2
            }
        }
        return found;
    }

    private static boolean isCookie(int length) {
        return length == COOKIE_CLIENT_ONLY || (length >= SHORTEST_COOKIE && length <= LONGEST_COOKIE);
    }
}
