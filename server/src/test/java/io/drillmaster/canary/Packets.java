package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What strangers may send. */
final class Packets {
    private Packets() {}

    /** Noise, or a good question with some bytes changed, cut off or added. */
    static byte[] any(Random random) throws IOException {
        if (random.nextInt(4) == 0) {
            var noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            return noise;
        }
        var names =
                new String[] {CanaryZone.HIT, "drill.test.", "x.drill.test.", CanaryZone.TOKEN + ".drill.test.", "."};
        var query = new Message(CanaryZone.question(names[random.nextInt(names.length)], 1 + random.nextInt(260)));
        if (random.nextBoolean()) {
            query.addRecord(new OPTRecord(random.nextInt(65_536), 0, random.nextInt(3) / 2), Section.ADDITIONAL);
        }
        var packet = query.toWire();
        for (var changes = random.nextInt(4); changes > 0; changes--) {
            packet[random.nextInt(packet.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(packet, random.nextInt(packet.length + 20)) : packet;
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
