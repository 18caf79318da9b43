package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What strangers may send. */
final class Packets {
    private Packets() {}

    /** Noise, or a good question with some bytes changed, cut off or added. */
    static byte[] any(Random random) throws IOException {
        return switch (random.nextInt(8)) {
            case 0, 1 -> noise(random, random.nextInt(80));
            case 2 -> records(random);
            case 3 -> names(random);
            default -> mutated(random, question(random).toWire());
        };
    }

    /** Mostly names inside the zone or close to it; any operation, class, type and flags. */
    static Message question(Random random) throws IOException {
        var names = new String[] {
            CanaryZone.HIT,
            CanaryZone.HIT.toUpperCase(Locale.ROOT),
            "r.nonce234." + CanaryZone.TOKEN + ".old.example.net.",
            "x." + CanaryZone.HIT,
            "nonce234." + CanaryZone.TOKEN + ".drill.test.",
            CanaryZone.TOKEN + ".drill.test.",
            "drill.test.",
            "x.drill.test.",
            "ns1.drill.test.",
            "ns2.deep.drill.test.",
            "deep.drill.test.",
            "\\000\\255\\.r.drill.test.",
            "example.com.",
            "."
        };
        var query = new Message(CanaryZone.question(
                names[random.nextInt(names.length)],
                random.nextInt(4) == 0 ? random.nextInt(65_536) : 1 + random.nextInt(260),
                random.nextInt(8) == 0 ? random.nextInt(65_536) : DClass.IN));
        if (random.nextInt(8) == 0) {
            query.getHeader().setOpcode(random.nextInt(16));
        }
        for (var opts = random.nextInt(12) == 0 ? random.nextInt(6) : random.nextInt(2); opts > 0; opts--) {
            query.addRecord(opt(random), Section.ADDITIONAL);
        }
        return query;
    }

    private static OPTRecord opt(Random random) {
        var options = new ArrayList<EDNSOption>();
        for (var count = random.nextInt(3); count > 0; count--) {
            options.add(new GenericEDNSOption(random.nextInt(20), noise(random, random.nextInt(12))));
        }
        if (random.nextInt(3) == 0) {
            var prefix = random.nextInt(33);
            var subnet = ByteBuffer.allocate(4 + (prefix + 7) / 8)
                    .putShort((short) 1)
                    .put((byte) prefix);
            options.add(new GenericEDNSOption(8, subnet.array()));
        }
        return new OPTRecord(
                random.nextInt(65_536),
                0,
                random.nextInt(4) == 0 ? random.nextInt(256) : 0,
                random.nextInt(65_536),
                options);
    }

    private static byte[] mutated(Random random, byte[] packet) {
        for (var changes = random.nextInt(4); changes > 0; changes--) {
            packet[random.nextInt(packet.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(packet, random.nextInt(packet.length + 20)) : packet;
    }

    /** A good question and counts of records that are not there, or noise where they should be. */
    private static byte[] records(Random random) {
        var packet = CanaryZone.question(CanaryZone.HIT, 1);
        var noise = noise(random, random.nextInt(200));
        var whole = Arrays.copyOf(packet, packet.length + noise.length);
        System.arraycopy(noise, 0, whole, packet.length, noise.length);
        for (var at = 4; at < 12; at++) {
            whole[at] = (byte) (at % 2 == 0 && random.nextBoolean() ? 0 : random.nextInt(4) - 1);
        }
        return whole;
    }

    /** Labels of any length, pointers forwards, backwards and to themselves, and no end. */
    private static byte[] names(Random random) {
        var packet = ByteBuffer.allocate(12 + 600).put(new byte[] {1, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1});
        while (packet.remaining() > 80 && random.nextInt(12) != 0) {
            switch (random.nextInt(4)) {
                case 0 -> packet.putShort((short) (0xC000 | random.nextInt(packet.position() + 4)));
                case 1 -> packet.put((byte) (0x40 << random.nextInt(2)));
                default -> {
                    var label = noise(random, 1 + random.nextInt(63));
                    packet.put((byte) label.length).put(label);
                }
            }
        }
        packet.put(new byte[] {0, 0, 1, 0, 1});
        return Arrays.copyOf(packet.array(), packet.position());
    }

    static byte[] noise(Random random, int length) {
        var noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    /** Checks that these bytes are a DNS answer to that message. */
    static void assertAnswers(byte[] packet, byte[] wire) throws IOException {
        var answer = new Message(wire);
        assertThat(wire).startsWith(packet[0], packet[1]);
        assertThat(answer.getHeader().getFlag(Flags.QR)).isTrue();
        assertThat(answer.getHeader().getOpcode()).isEqualTo((packet[2] >> 3) & 0xF);
        assertThat(answer.getSection(Section.QUESTION).size())
                .isEqualTo(answer.getHeader().getCount(Section.QUESTION));
        assertThat(answer.getSection(Section.ANSWER)).noneMatch(one -> one.getType() == Type.OPT);
    }
}
