package io.drillmaster.canary;

import io.drillmaster.drillpackages.DrillName;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Type;

/**
 * The answer to the question that nearly every packet of a drill, and of a flood, is: one whole drill name, type A or AAAA,
 * nothing beside it but perhaps an OPT record without options. It is the octets that {@link DnsResponder} makes the long
 * way, for a quarter of the processor's time; a test holds the two together. Anything else is left to the long way.
 */
final class DnsShortcut {
    private static final int NAME = DnsResponder.HEADER;
    private static final int NONCE = NAME + 2;
    private static final int TOKEN = NONCE + 1 + DrillName.NONCE_LENGTH;
    private static final int ZONE = TOKEN + 1 + Token.LENGTH;
    private static final int TYPE_AND_CLASS = 4;
    private static final int OPT = 11;
    private static final int ANSWER_AND_AUTHORITATIVE = 0x84;
    private static final int RECURSION_DESIRED = 0x01;
    private static final int CHECKING_DISABLED = 0x10;
    private static final int POINTER_TO_NAME = 0xC000 | NAME;

    private final byte[] zone;
    private final byte[] a;
    private final byte[] aaaa;
    private final int countA;
    private final int countAaaa;

    /**
     * For one zone.
     *
     * @param zone its name as in a packet, lower case
     * @param answers addresses in the answer for every drill name
     */
    DnsShortcut(byte[] zone, List<InetAddress> answers) {
        this.zone = zone.clone();
        var four = answers.stream().filter(Inet4Address.class::isInstance).toList();
        var six = answers.stream()
                .filter(address -> !(address instanceof Inet4Address))
                .toList();
        a = records(Type.A, four);
        aaaa = records(Type.AAAA, six);
        countA = four.size();
        countAaaa = six.size();
    }

    private static byte[] records(int type, List<InetAddress> addresses) {
        var records = ByteBuffer.allocate(addresses.size() * (12 + 16));
        for (var address : addresses) {
            var octets = address.getAddress();
            records.putShort((short) POINTER_TO_NAME).putShort((short) type).putShort((short) DClass.IN);
            records.putInt(0)
                    .putShort((short) octets.length)
                    .put(octets); // a TTL of 0: no cache may hide the next look-up
        }
        var written = new byte[records.position()];
        records.flip().get(written);
        return written;
    }

    /** Null where the long way has to be gone. The packet is a question of more than a header. */
    @Nullable
    DnsAnswer answer(byte[] packet, boolean tcp) {
        var end = ZONE + zone.length + TYPE_AND_CLASS;
        if (packet.length < end
                || (packet[2] & 0x78) != 0
                || number(packet, 4) != 1
                || number(packet, 6) != 0
                || number(packet, 8) != 0
                || number(packet, end - 2) != DClass.IN
                || !isInZone(packet)) {
            return null;
        }
        var edns = packet.length == end + OPT && number(packet, 10) == 1;
        if (edns ? !isPlainOpt(packet, end) : packet.length != end || number(packet, 10) != 0) {
            return null;
        }
        var type = number(packet, end - TYPE_AND_CLASS);
        var count = type == Type.A ? countA : type == Type.AAAA ? countAaaa : 0;
        var records = type == Type.A ? a : aaaa;
        var length = end + records.length + (edns ? OPT : 0);
        if (count == 0 || length > DnsRendering.largest(packet.length, edns ? number(packet, end + 3) : 0, tcp)) {
            return null;
        }
        var drill = drill(packet);
        if (drill == null) {
            return null;
        }
        var lookup = new DnsAnswer.Lookup(drill, asked(packet), type == Type.A ? "A" : "AAAA", Optional.empty());
        return new DnsAnswer(wire(packet, end, count, records, edns), Optional.of(lookup));
    }

    private boolean isInZone(byte[] packet) {
        if (packet[NAME] != 1 || packet[NONCE] != DrillName.NONCE_LENGTH || packet[TOKEN] != Token.LENGTH) {
            return false;
        }
        for (var i = 0; i < zone.length; i++) {
            if (lower(packet[ZONE + i]) != zone[i]) {
                return false;
            }
        }
        return true;
    }

    /** Of the root, version 0, without options. */
    private static boolean isPlainOpt(byte[] packet, int at) {
        return packet[at] == 0
                && number(packet, at + 1) == Type.OPT
                && packet[at + 6] == 0
                && number(packet, at + 9) == 0;
    }

    private static @Nullable DrillName drill(byte[] packet) {
        var phase = Phase.ofCode(label(packet, NAME));
        var nonce = label(packet, NONCE);
        var token = label(packet, TOKEN);
        return phase.isPresent() && DrillName.isNonce(nonce) && Token.isToken(token)
                ? new DrillName(phase.get(), nonce, new Token(token))
                : null;
    }

    /** In lower case; letters outside ASCII are none of a drill name's, whatever becomes of them. */
    private static String label(byte[] packet, int at) {
        var octets = new byte[packet[at]];
        for (var i = 0; i < octets.length; i++) {
            octets[i] = lower(packet[at + 1 + i]);
        }
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** The name with dots, letter case kept. Its octets are known to be letters, digits and hyphens. */
    private String asked(byte[] packet) {
        var text = new byte[ZONE + zone.length - 1 - (NAME + 1)];
        System.arraycopy(packet, NAME + 1, text, 0, text.length);
        for (var at = NAME; packet[at] != 0; at += 1 + packet[at]) {
            if (at > NAME) {
                text[at - NAME - 1] = '.';
            }
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static byte[] wire(byte[] packet, int end, int count, byte[] records, boolean edns) {
        var wire = new byte[end + records.length + (edns ? OPT : 0)];
        System.arraycopy(packet, 0, wire, 0, end);
        System.arraycopy(records, 0, wire, end, records.length);
        wire[2] = (byte) (ANSWER_AND_AUTHORITATIVE | (packet[2] & RECURSION_DESIRED));
        wire[3] = (byte) (packet[3] & CHECKING_DISABLED);
        wire[7] = (byte) count;
        if (edns) {
            var opt = end + records.length;
            wire[opt + 2] = Type.OPT;
            wire[opt + 3] = (byte) (DnsRendering.OUR_UDP >> 8);
            wire[opt + 4] = (byte) DnsRendering.OUR_UDP;
            wire[opt + 7] = (byte) (packet[end + 7] & 0x80); // DO comes back (RFC 3225, 3)
        }
        return wire;
    }

    private static byte lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? (byte) (octet + ('a' - 'A')) : octet;
    }

    private static int number(byte[] packet, int at) {
        return Byte.toUnsignedInt(packet[at]) << 8 | Byte.toUnsignedInt(packet[at + 1]);
    }
}
