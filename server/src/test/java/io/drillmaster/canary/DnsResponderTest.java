package io.drillmaster.canary;

import static io.drillmaster.canary.CanaryZone.HIT;
import static io.drillmaster.canary.CanaryZone.TOKEN;
import static io.drillmaster.canary.CanaryZone.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsResponderTest {
    /** IPv4 and UDP. */
    private static final int HEADERS = 28;

    private final DnsResponder responder = CanaryZone.responder();

    @ParameterizedTest
    @CsvSource({
        "drill.test., SOA, NOERROR, 1, 0",
        "drill.test., NS, NOERROR, 3, 0",
        "drill.test., A, NOERROR, 1, 0",
        "drill.test., AAAA, NOERROR, 0, 1",
        "drill.test., ANY, NOERROR, 1, 0",
        "ns1.drill.test., A, NOERROR, 1, 0",
        "ns1.drill.test., AAAA, NOERROR, 0, 1",
        "NS2.Deep.Drill.Test., AAAA, NOERROR, 1, 0",
        "deep.drill.test., A, NOERROR, 0, 1",
        "abcdefghijklmnopqrst.drill.test., A, NOERROR, 0, 1",
        "nonce234.abcdefghijklmnopqrst.drill.test., A, NOERROR, 0, 1",
        "r.nonce234.abcdefghijklmnopqrst.drill.test., A, NOERROR, 1, 0",
        "i.nonce234.abcdefghijklmnopqrst.drill.test., AAAA, NOERROR, 0, 1",
        "i.nonce234.abcdefghijklmnopqrst.drill.test., HTTPS, NOERROR, 0, 1",
        "i.nonce234.abcdefghijklmnopqrst.drill.test., ANY, NOERROR, 1, 0",
        "x.nonce234.abcdefghijklmnopqrst.drill.test., A, NXDOMAIN, 0, 1",
        "r.nonce1.abcdefghijklmnopqrst.drill.test., A, NXDOMAIN, 0, 1",
        "r.r.nonce234.abcdefghijklmnopqrst.drill.test., A, NXDOMAIN, 0, 1",
        "www.drill.test., A, NXDOMAIN, 0, 1",
    })
    void insideTheZoneEveryAnswerIsAuthoritative(String name, String type, String rcode, int answers, int authorities)
            throws Exception {
        var response = ask(question(name, Type.value(type)));

        assertThat(Rcode.string(response.getRcode())).isEqualTo(rcode);
        assertThat(response.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(response.getHeader().getFlag(Flags.RA)).isFalse();
        assertThat(response.getSection(Section.ANSWER)).hasSize(answers);
        assertThat(response.getSection(Section.AUTHORITY)).hasSize(authorities);
        assertThat(response.getSection(Section.AUTHORITY)).allMatch(one -> one.getType() == Type.SOA);
    }

    @Test
    void aDrillNameLeadsNowhereAndIsNotToBeRemembered() throws Exception {
        var answer = ask(question(HIT, Type.A)).getSection(Section.ANSWER).get(0);

        assertThat(answer.rdataToString()).isEqualTo("192.0.2.1");
        assertThat(answer.getTTL()).isZero();
    }

    @Test
    void theHostmasterIsWrittenAsAMailbox() throws Exception {
        assertThat(ask(question("drill.test.", Type.SOA))
                        .getSection(Section.ANSWER)
                        .get(0)
                        .rdataToString())
                .startsWith("ns1.drill.test. sec\\.team.example.com. 1 ");
    }

    @Test
    void onlyAWholeDrillNameIsAnExecution() {
        assertThat(lookup(HIT, Type.A)).hasValueSatisfying(hit -> {
            assertThat(hit.drill().phase()).isEqualTo(Phase.RESOLVED);
            assertThat(hit.drill().nonce()).isEqualTo("nonce234");
            assertThat(hit.drill().token().value()).isEqualTo(TOKEN);
        });
        assertThat(lookup("R.NoNcE234.ABCDEFGHIJKLMNOPQRST.DRILL.test.", Type.AAAA))
                .hasValueSatisfying(hit -> {
                    assertThat(hit.asked()).isEqualTo("R.NoNcE234.ABCDEFGHIJKLMNOPQRST.DRILL.test");
                    assertThat(hit.type()).isEqualTo("AAAA");
                    assertThat(hit.drill().token().value()).isEqualTo(TOKEN);
                });
        for (var shortened : List.of("drill.test.", TOKEN + ".drill.test.", "nonce234." + TOKEN + ".drill.test.")) {
            assertThat(lookup(shortened, Type.A)).isEmpty();
        }
        assertThat(lookup("x." + HIT, Type.A)).isEmpty();
        assertThat(lookup(HIT, Type.AXFR)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com.", ".", "test.", "xdrill.test.", "drill.test.example."})
    void outsideTheZoneItRefuses(String name) throws Exception {
        var response = ask(question(name, Type.A));

        assertThat(response.getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(response.getHeader().getFlag(Flags.AA)).isFalse();
    }

    @Test
    void transfersAndOtherClassesAreRefused() throws Exception {
        for (var type : List.of(Type.AXFR, Type.IXFR, Type.TSIG, Type.TKEY, Type.MAILB)) {
            assertThat(ask(question("drill.test.", type)).getRcode()).isEqualTo(Rcode.REFUSED);
        }
        for (var dclass : List.of(DClass.CHAOS, DClass.HESIOD, DClass.ANY)) {
            assertThat(ask(question(HIT, Type.A, dclass)).getRcode()).isEqualTo(Rcode.REFUSED);
        }
        assertThat(ask(question("version.bind.", Type.TXT, DClass.CHAOS)).getRcode())
                .isEqualTo(Rcode.REFUSED);
    }

    @Test
    void otherOperationsAreNotImplemented() throws Exception {
        for (var opcode : List.of(Opcode.IQUERY, Opcode.STATUS, Opcode.NOTIFY, Opcode.UPDATE, 15)) {
            var packet = question("drill.test.", Type.SOA);
            packet[2] = (byte) (packet[2] | opcode << 3);
            var response = ask(packet);
            assertThat(response.getRcode()).isEqualTo(Rcode.NOTIMP);
            assertThat(response.getHeader().getOpcode()).isEqualTo(opcode);
        }
    }

    @Test
    void whatParsesHalfIsAFormatError() throws Exception {
        var whole = question(HIT, Type.A);
        for (var length = DnsResponder.HEADER; length < whole.length; length++) {
            assertThat(ask(Arrays.copyOf(whole, length)).getRcode()).isEqualTo(Rcode.FORMERR);
        }
        var none = whole.clone();
        none[5] = 0;
        assertThat(ask(none).getRcode()).isEqualTo(Rcode.FORMERR);
        var two = whole.clone();
        two[5] = 2;
        assertThat(ask(two).getRcode()).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void aQuestionWhoseNameIsAPointerIsAFormatError() throws Exception {
        var packet = new byte[] {0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 1, 0, 1};

        assertThat(ask(packet).getRcode()).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void answersAndFragmentsMeetSilence() {
        var answer = question(HIT, Type.A);
        answer[2] |= (byte) 0x80;
        assertThat(responder.answer(answer, false)).isEmpty();
        for (var length = 0; length < DnsResponder.HEADER; length++) {
            assertThat(responder.answer(Arrays.copyOf(question(HIT, Type.A), length), false))
                    .isEmpty();
        }
    }

    @Test
    void theQuestionComesBackByteForByte() {
        var packet = question("r.NoNcE234.ABCdefghIJKLmnopqrST.dRILL.TeSt.", Type.A);
        var wire = responder.answer(packet, false).orElseThrow().wire();

        assertThat(Arrays.copyOfRange(wire, 12, packet.length))
                .isEqualTo(Arrays.copyOfRange(packet, 12, packet.length));
    }

    @Test
    void ednsIsAnsweredWithEdnsAndNotOtherwise() throws Exception {
        var response = ask(
                edns(new OPTRecord(4096, 0, 0, ExtendedFlags.DO, List.of(new GenericEDNSOption(100, new byte[8])))));

        assertThat(response.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(response.getOPT().getPayloadSize()).isEqualTo(1232);
        assertThat(response.getOPT().getFlags()).isEqualTo(ExtendedFlags.DO);
        assertThat(response.getOPT().getOptions()).isEmpty();
        assertThat(ask(question(HIT, Type.A)).getOPT()).isNull();
    }

    @Test
    void anUnknownEdnsVersionIsNamed() throws Exception {
        var response = ask(edns(new OPTRecord(4096, 0, 1)));

        assertThat(response.getRcode()).isEqualTo(Rcode.BADVERS);
        assertThat(response.getOPT().getVersion()).isZero();
        assertThat(response.getSection(Section.ANSWER)).isEmpty();
    }

    @Test
    void twoOptRecordsAreAFormatError() throws Exception {
        assertThat(ask(edns(new OPTRecord(512, 0, 0), new OPTRecord(512, 0, 0))).getRcode())
                .isEqualTo(Rcode.FORMERR);
    }

    @Test
    void whatDoesNotFitIsCutOffByUdpAndWholeByTcp() throws Exception {
        var addresses = IntStream.range(0, 60)
                .mapToObj(i -> CanaryZone.address("192.0.2." + i))
                .toList();
        var plain = CanaryZone.settings(0, "127.0.0.1");
        var large = new DnsResponder(new DnsZoneRecords(new DnsSettings(
                plain.zone(),
                plain.addresses(),
                0,
                plain.answer(),
                List.of(new DnsSettings.NameServer("ns1.drill.test", addresses)),
                plain.hostmaster())));
        var asked = question("ns1.drill.test.", Type.A);

        var cut = new Message(large.answer(asked, false).orElseThrow().wire());
        assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(cut.getSection(Section.ANSWER)).isEmpty();
        var whole = new Message(large.answer(asked, true).orElseThrow().wire());
        assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
        assertThat(whole.getSection(Section.ANSWER)).hasSize(60);
    }

    @Test
    void itIsAPoorAmplifier() {
        for (var name : List.of(HIT, TOKEN + ".drill.test.", "drill.test.", "x.drill.test.", "ns1.drill.test.", ".")) {
            for (var type : List.of(Type.A, Type.AAAA, Type.ANY, Type.TXT, Type.SOA, Type.NS, Type.DNSKEY)) {
                var packet = question(name, type);
                var wire = responder.answer(packet, false).orElseThrow().wire();
                assertThat(wire.length + HEADERS)
                        .as(name + Type.string(type))
                        .isLessThanOrEqualTo(3 * (packet.length + HEADERS));
            }
        }
    }

    /** The property: whatever comes, the answer is silence or a DNS answer to that very message. */
    @Test
    void randomAndMutatedPacketsMeetSilenceOrAWellFormedAnswer() throws Exception {
        var random = new Random(20260302);
        for (var i = 0; i < 40_000; i++) {
            var packet = Packets.any(random);
            for (var tcp : List.of(false, true)) {
                var answer = responder.answer(packet, tcp);
                if (answer.isPresent()) {
                    Packets.assertAnswers(packet, answer.get().wire());
                }
            }
        }
    }

    private Message ask(byte[] packet) throws Exception {
        var wire = responder.answer(packet, false).orElseThrow().wire();
        Packets.assertAnswers(packet, wire);
        return new Message(wire);
    }

    private Optional<DnsAnswer.Lookup> lookup(String name, int type) {
        return responder.answer(question(name, type), false).orElseThrow().lookup();
    }

    private static byte[] edns(OPTRecord... options) throws Exception {
        var query = Message.newQuery(Record.newRecord(Name.fromString(HIT), Type.A, DClass.IN));
        for (var option : options) {
            query.addRecord(option, Section.ADDITIONAL);
        }
        return query.toWire();
    }
}
