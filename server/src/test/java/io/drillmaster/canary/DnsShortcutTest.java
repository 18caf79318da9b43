package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsShortcutTest {
    private static final int QUESTIONS = 20_000;
    private static final List<String> NAMES = List.of(
            "r.nonce234.abcdefghijklmnopqrst.drill.test.",
            "I.NONCE234.AbCdEfGhIjKlMnOpQrSt.Drill.TEST.",
            "l.zzzzzzz7.22222222222222222222.old.example.net.",
            "x.nonce234.abcdefghijklmnopqrst.drill.test.",
            "r.nonce231.abcdefghijklmnopqrst.drill.test.",
            "r.nonce234.abcdefghijklmnopqrs1.drill.test.",
            "r.nonce234.abcdefghijklmnopqrst.drill.tess.",
            "nonce234.abcdefghijklmnopqrst.drill.test.");

    /** Well-formed questions of all sorts, and the same with some octets changed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itAnswersWithTheSameOctetsAsTheLongWay(boolean tcp) throws Exception {
        var settings = CanaryZone.settings(0, "127.0.0.1");
        var quick = DnsResponder.of(settings);
        var slow = quick.theLongWay();
        var client = InetAddress.getLoopbackAddress();
        var random = new Random(4711);
        var taken = 0;
        for (var i = 0; i < QUESTIONS; i++) {
            var packet = question(random);
            var changed = random.nextInt(4) == 0;
            for (var octet = 0; changed && octet <= random.nextInt(3); octet++) {
                packet[random.nextInt(packet.length)] = (byte) random.nextInt(256);
            }
            var expected = slow.answer(packet, client, tcp);
            var answer = quick.answer(packet, client, tcp);
            assertThat(answer.map(DnsAnswer::wire).map(HexFormat.of()::formatHex))
                    .isEqualTo(expected.map(DnsAnswer::wire).map(HexFormat.of()::formatHex));
            assertThat(answer.flatMap(DnsAnswer::lookup)).isEqualTo(expected.flatMap(DnsAnswer::lookup));
            taken += answer.flatMap(DnsAnswer::lookup).isPresent() ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(QUESTIONS / 10);
    }

    private static byte[] question(Random random) throws Exception {
        var type = List.of(Type.A, Type.A, Type.AAAA, Type.TXT, Type.ANY).get(random.nextInt(5));
        var name = Name.fromString(NAMES.get(random.nextInt(NAMES.size())));
        var message = new Message(random.nextInt(65_536));
        message.addRecord(
                Record.newRecord(name, type, random.nextInt(20) == 0 ? DClass.CH : DClass.IN), Section.QUESTION);
        for (var flag : List.of(Flags.RD, Flags.CD, Flags.AD, Flags.TC)) {
            if (random.nextBoolean()) {
                message.getHeader().setFlag(flag);
            }
        }
        if (random.nextBoolean()) {
            var flags = random.nextBoolean() ? ExtendedFlags.DO : 0;
            message.addRecord(
                    new OPTRecord(random.nextInt(4097), 0, random.nextInt(10) == 0 ? 1 : 0, flags), Section.ADDITIONAL);
        }
        return message.toWire();
    }
}
