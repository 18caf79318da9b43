package io.drillmaster.canary;

import static io.drillmaster.canary.DnsResponder.HEADER;
import static io.drillmaster.canary.DnsResponder.LARGEST_TCP;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;

/** Makes octets of an answer, and fewer of them where they do not fit. */
final class DnsRendering {
    /** An answer by UDP is at most so many times as long as its question; the headers below DNS make it less. */
    static final int LARGEST_RATIO = 3;

    private static final int SMALLEST_UDP = 512;

    /** Fits everywhere without fragments. */
    static final int OUR_UDP = 1232;

    private DnsRendering() {}

    /**
     * The answer with its OPT record. What does not fit loses its additional records first, which nobody has to send
     * (RFC 9471 asks for glue in referrals, and this server makes none), and then all records, with the TC flag.
     *
     * @param edns of the question; null where it had none, and then the answer has none
     * @param rcode with its extended part
     * @param asked length of the question's packet
     */
    static byte[] wire(Message response, @Nullable DnsEdns edns, int rcode, int asked, boolean tcp) {
        var largest = largest(asked, edns == null ? 0 : edns.payload(), tcp);
        var opt = edns == null ? null : opt(edns, rcode);
        if (opt != null) {
            response.addRecord(opt, Section.ADDITIONAL);
        }
        var wire = response.toWire();
        if (wire.length > largest) {
            response.removeAllRecords(Section.ADDITIONAL);
            if (opt != null) {
                response.addRecord(opt, Section.ADDITIONAL);
            }
            wire = response.toWire();
        }
        if (wire.length > largest) {
            response.removeAllRecords(Section.ANSWER);
            response.removeAllRecords(Section.AUTHORITY);
            response.getHeader().setFlag(Flags.TC);
            wire = response.toWire();
        }
        return wire;
    }

    /** Header and question of an answer, with the TC flag. */
    static byte[] truncated(byte[] wire) {
        var end = HEADER;
        if (wire[5] != 0) { // a header alone has no question
            while (wire[end] != 0) {
                end += 1 + wire[end]; // labels only: the question is first, and not compressed
            }
            end += 1 + 4;
        }
        var cut = Arrays.copyOf(wire, end);
        cut[2] |= 0x02;
        Arrays.fill(cut, 6, HEADER, (byte) 0);
        return cut;
    }

    private static OPTRecord opt(DnsEdns edns, int rcode) {
        var flags = edns.dnssecOk() ? ExtendedFlags.DO : 0;
        List<EDNSOption> options =
                edns.clientSubnet().map(DnsClientSubnet::inAnswer).map(List::of).orElse(List.of());
        return new OPTRecord(OUR_UDP, rcode >> 4, 0, flags, options);
    }

    /**
     * How long an answer may be.
     *
     * @param asked length of the question's packet
     * @param payload the longest answer that the sender says it takes by UDP; 0 where it says nothing
     */
    static int largest(int asked, int payload, boolean tcp) {
        return tcp ? LARGEST_TCP : Math.min(Math.min(OUR_UDP, Math.max(SMALLEST_UDP, payload)), LARGEST_RATIO * asked);
    }
}
