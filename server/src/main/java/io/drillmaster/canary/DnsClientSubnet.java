package io.drillmaster.canary;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.WireParseException;

/**
 * The network that a resolver says it asks for (EDNS Client Subnet, RFC 7871). Anybody can invent one.
 *
 * @param family 1 for IPv4, 2 for IPv6, 0 for "do not tell on"
 * @param prefix how many leading bits count
 * @param address as many octets as the prefix needs
 */
record DnsClientSubnet(int family, int prefix, byte[] address) {
    private static final int FIXED = 4;

    /** Reads what stands in the option, and refuses what RFC 7871 (6 and 7.1.2) does not allow in a question. */
    static DnsClientSubnet read(byte[] option) throws WireParseException {
        if (option.length < FIXED) {
            throw new WireParseException("a client subnet of " + option.length + " octets");
        }
        var in = ByteBuffer.wrap(option);
        var family = Short.toUnsignedInt(in.getShort());
        var prefix = Byte.toUnsignedInt(in.get());
        var scope = in.get();
        var bits = switch (family) {
            case 0 -> 0;
            case 1 -> 32;
            case 2 -> 128;
            default -> throw new WireParseException("a client subnet of the unknown family " + family);
        };
        if (prefix > bits || scope != 0 || in.remaining() != (prefix + 7) / 8) {
            throw new WireParseException("a client subnet whose lengths do not fit");
        }
        var address = new byte[in.remaining()];
        in.get(address);
        if (prefix % 8 != 0 && (address[address.length - 1] & (0xFF >> prefix % 8)) != 0) {
            throw new WireParseException("a client subnet with bits beyond its prefix");
        }
        return new DnsClientSubnet(family, prefix, address);
    }

    /** For the answer (RFC 7871, 7.2.1): the same network, and scope 0, because the answer is the same for all. */
    EDNSOption inAnswer() {
        var data = ByteBuffer.allocate(FIXED + address.length)
                .putShort((short) family)
                .put((byte) prefix)
                .put((byte) 0)
                .put(address)
                .array();
        return new GenericEDNSOption(EDNSOption.Code.CLIENT_SUBNET, data);
    }

    /** As ADDRESS/PREFIX; empty where the resolver was asked to tell nothing, with a prefix of 0. */
    Optional<String> network() {
        if (prefix == 0) {
            return Optional.empty();
        }
        try {
            var whole = InetAddress.getByAddress(Arrays.copyOf(address, family == 1 ? 4 : 16));
            return Optional.of(whole.getHostAddress() + "/" + prefix);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four or sixteen octets are an address", e);
        }
    }
}
