package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.DrillName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;

/**
 * Whatever comes. The seed is fixed; {@code -Ddrillmaster.fuzz=N} runs N times as many rounds, each with another seed.
 */
class DnsFuzzTest {
    private static final int PACKETS = 40_000;
    private static final int TIMES = Integer.getInteger("drillmaster.fuzz", 1);

    /** A whole drill name in wire form, in any letter case. */
    private static final Pattern DRILL_NAME = Pattern.compile(
            "\\x01[irl]\\x08[a-z2-7]{8}\\x14[a-z2-7]{20}(\\x05drill\\x04test|\\x03old\\x07example\\x03net)\\x00.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final DnsResponder responder = CanaryZone.responder();

    @Test
    void whateverComesMeetsSilenceOrAWellFormedAnswerOfAtMostThreeTimesItsLength() throws Exception {
        for (var round = 0; round < TIMES; round++) {
            var random = new Random(20260302 + round);
            for (var i = 0; i < PACKETS; i++) {
                var packet = Packets.any(random);
                for (var tcp : List.of(false, true)) {
                    var answer = responder.answer(packet.clone(), CanaryZone.CLIENT, tcp);
                    if (answer.isPresent()) {
                        Packets.assertAnswers(packet, answer.get().wire());
                        assertThat(answer.get().wire().length).isLessThanOrEqualTo(tcp ? 65_535 : 3 * packet.length);
                    }
                }
            }
        }
    }

    @Test
    void nothingIsALookUpButAWholeDrillNameThatIsAnswered() throws Exception {
        var lookups = 0;
        for (var round = 0; round < TIMES; round++) {
            var random = new Random(42 + round);
            for (var i = 0; i < PACKETS; i++) {
                var packet = Packets.any(random);
                var lookup = responder
                        .answer(packet, CanaryZone.CLIENT, true)
                        .filter(answer -> answer.lookup().isPresent());
                if (lookup.isPresent()) {
                    lookups++;
                    var octets = new String(packet, 12, packet.length - 12, StandardCharsets.ISO_8859_1);
                    assertThat(DRILL_NAME.matcher(octets).matches()).as(octets).isTrue();
                    assertThat((packet[2] >> 3) & 0x1F).isEqualTo(Opcode.QUERY); // with QR = 0
                    assertThat(lookup.get().wire()[3] & 0xF).isEqualTo(Rcode.NOERROR);
                    assertThat(DrillName.isNonce(
                                    lookup.get().lookup().orElseThrow().drill().nonce()))
                            .isTrue();
                }
            }
        }
        assertThat(lookups).as("look-ups among the questions").isGreaterThan(PACKETS / 100);
    }

    @Test
    void underAFloodEveryLookUpIsStillToldAndNoAnswerIsLongerThanItsQuestion() throws Exception {
        var plain = CanaryZone.settings(0, "127.0.0.1");
        var limited = DnsResponder.of(new DnsSettings(
                plain.zones(),
                plain.addresses(),
                0,
                plain.answers(),
                plain.nameServers(),
                plain.hostmaster(),
                plain.notice(),
                1));
        var random = new Random(7);
        var dropped = 0;
        var truncated = 0;
        for (var i = 0; i < PACKETS / 4; i++) {
            var packet = Packets.question(random).toWire();
            var unlimited = responder.answer(packet, CanaryZone.CLIENT, false).orElseThrow();
            var answer = limited.answer(packet, CanaryZone.CLIENT, false).orElseThrow();
            assertThat(answer.lookup()).isEqualTo(unlimited.lookup());
            if (answer.dropped()) {
                dropped++;
            } else if ((answer.wire()[2] & 0x02) != 0 && (unlimited.wire()[2] & 0x02) == 0) {
                truncated++;
                Packets.assertAnswers(packet, answer.wire());
                assertThat(answer.wire().length).isLessThanOrEqualTo(packet.length);
            }
        }
        assertThat(dropped).isGreaterThan(PACKETS / 10);
        assertThat(truncated).isGreaterThan(PACKETS / 20);
    }
}
