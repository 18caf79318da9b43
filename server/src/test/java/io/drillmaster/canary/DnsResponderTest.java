package io.drillmaster.canary;

import static io.drillmaster.canary.CanaryZone.HIT;
import static io.drillmaster.canary.CanaryZone.TOKEN;
import static io.drillmaster.canary.CanaryZone.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Phase;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class DnsResponderTest {
    private final DnsResponder responder = CanaryZone.responder();

    @ParameterizedTest
    @CsvSource({
        "drill.test., SOA, NOERROR, 1, 0",
        "drill.test., NS, NOERROR, 3, 0",
        "drill.test., A, NOERROR, 1, 0",
        "drill.test., AAAA, NOERROR, 0, 1",
        "drill.test., TXT, NOERROR, 1, 0",
        "drill.test., DNSKEY, NOERROR, 0, 1",
        "drill.test., TYPE65280, NOERROR, 0, 1",
        "old.example.net., SOA, NOERROR, 1, 0",
        "old.example.net., NS, NOERROR, 3, 0",
        "r.nonce234.abcdefghijklmnopqrst.old.example.net., A, NOERROR, 1, 0",
        "ns1.old.example.net., A, NXDOMAIN, 0, 1",
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
        var response = ask(edns(name, Type.value(type), new OPTRecord(1232, 0, 0)));

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
        assertThat(askByTcp(question("drill.test.", Type.SOA))
                        .getSection(Section.ANSWER)
                        .get(0)
                        .rdataToString())
                .startsWith("ns1.drill.test. sec\\.team.example.com. 2026112101 ");
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
        assertThat(responder.answer(answer, CanaryZone.CLIENT, false)).isEmpty();
        for (var length = 0; length < DnsResponder.HEADER; length++) {
            assertThat(responder.answer(Arrays.copyOf(question(HIT, Type.A), length), CanaryZone.CLIENT, false))
                    .isEmpty();
        }
    }

    @Test
    void theQuestionComesBackByteForByte() {
        var packet = question("r.NoNcE234.ABCdefghIJKLmnopqrST.dRILL.TeSt.", Type.A);
        var wire =
                responder.answer(packet, CanaryZone.CLIENT, false).orElseThrow().wire();

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
        var large = DnsResponder.of(new DnsSettings(
                plain.zones(),
                plain.addresses(),
                0,
                plain.answers(),
                List.of(new DnsSettings.NameServer("ns1.drill.test", addresses)),
                plain.hostmaster(),
                plain.notice(),
                plain.rateLimit()));
        var asked = question("ns1.drill.test.", Type.A);

        var cut = new Message(
                large.answer(asked, CanaryZone.CLIENT, false).orElseThrow().wire());
        assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(cut.getSection(Section.ANSWER)).isEmpty();
        var whole = new Message(
                large.answer(asked, CanaryZone.CLIENT, true).orElseThrow().wire());
        assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
        assertThat(whole.getSection(Section.ANSWER)).hasSize(60);
    }

    @Test
    void whoeverWondersIsToldByTheZonesText() throws Exception {
        assertThat(ask(question("drill.test.", Type.TXT)).getSection(Section.ANSWER))
                .singleElement()
                .satisfies(text -> assertThat(text.rdataToString()).isEqualTo("\"a drill; ask Ada\""));
        assertThat(ask(question(HIT, Type.TXT)).getSection(Section.ANSWER)).isEmpty();
    }

    @Test
    void aNoticeInAnyScriptAndOfAnyLengthComesWhole() throws Exception {
        var notice = "Bühne \\ " + "\u8b66".repeat(200);
        var texts = new Message(responder(notice, DnsSettings.NOWHERE)
                        .answer(question("drill.test.", Type.TXT), CanaryZone.CLIENT, true)
                        .orElseThrow()
                        .wire())
                .getSection(Section.ANSWER);

        var octets = new ByteArrayOutputStream();
        for (var string : ((TXTRecord) texts.get(0)).getStringsAsByteArrays()) {
            octets.writeBytes(string);
        }
        assertThat(octets.toString(StandardCharsets.UTF_8)).isEqualTo(notice);
    }

    @Test
    void aDrillNameMayHaveAnAddressOfEachFamily() throws Exception {
        var both = responder("", DnsSettings.NOWHERE, CanaryZone.address("2001:db8::1"));

        for (var type : List.of(Type.A, Type.AAAA)) {
            var wire = both.answer(question(HIT, type), CanaryZone.CLIENT, false)
                    .orElseThrow()
                    .wire();
            assertThat(new Message(wire).getSection(Section.ANSWER))
                    .singleElement()
                    .satisfies(record -> assertThat(record.getType()).isEqualTo(type));
        }
    }

    @Test
    void theAddressesOfTheNameServersComeAlongWhereThereIsRoom() throws Exception {
        assertThat(askByTcp(question("drill.test.", Type.NS)).getSection(Section.ADDITIONAL))
                .hasSize(2);
        assertThat(askByTcp(question("old.example.net.", Type.NS)).getSection(Section.ADDITIONAL))
                .isEmpty();
    }

    @Test
    void theNetworkThatAResolverAsksForIsKeptAndComesBackWithScopeZero() throws Exception {
        var packet = edns(subnet(0, 1, 24, 0, 203, 0, 113));

        assertThat(answer(packet).lookup().orElseThrow().clientSubnet()).contains("203.0.113.0/24");
        assertThat(ask(packet).getOPT().getOptions(8))
                .singleElement()
                .satisfies(option -> assertThat(option.toWire())
                        .isEqualTo(new byte[] {0, 8, 0, 7, 0, 1, 24, 0, (byte) 203, 0, 113}));
        assertThat(answer(edns(subnet(0, 2, 32, 0, 0x20, 0x01, 0x0d, 0xb8)))
                        .lookup()
                        .orElseThrow()
                        .clientSubnet())
                .contains("2001:db8:0:0:0:0:0:0/32");
    }

    @Test
    void aResolverThatWasAskedToTellNothingIsUnderstood() throws Exception {
        for (var nothing : List.of(subnet(0, 0, 0, 0), subnet(0, 1, 0, 0), subnet(0, 2, 0, 0))) {
            var answer = answer(edns(nothing));
            assertThat(answer.wire()[3]).isEqualTo((byte) Rcode.NOERROR);
            assertThat(answer.lookup().orElseThrow().clientSubnet()).isEmpty();
        }
    }

    @Test
    void anOptionThatContradictsItselfIsAFormatErrorWithEdnsAndNoLookup() throws Exception {
        for (var wrong : List.of(
                subnet(0, 1, 24, 0, 203, 0), // too short
                subnet(0, 1, 24, 0, 203, 0, 113, 1), // too long
                subnet(0, 1, 33, 0, 203, 0, 113, 1, 0), // longer than an address
                subnet(0, 1, 20, 0, 203, 0, 113), // bits beyond the prefix
                subnet(0, 1, 24, 24, 203, 0, 113), // a scope, which answers have
                subnet(0, 3, 8, 0, 1), // no such family
                subnet(1, 0),
                new OPTRecord(1232, 0, 0, 0, List.of(new GenericEDNSOption(10, new byte[7]))))) {
            var answer = answer(edns(wrong));
            assertThat(new Message(answer.wire()).getRcode()).isEqualTo(Rcode.FORMERR);
            assertThat(new Message(answer.wire()).getOPT()).isNotNull();
            assertThat(answer.lookup()).isEmpty();
        }
    }

    @Test
    void whatFollowsTheMessageIsAFormatError() throws Exception {
        var packet = question(HIT, Type.A);

        assertThat(ask(Arrays.copyOf(packet, packet.length + 1)).getRcode()).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void anOptRecordOutOfPlaceIsAFormatError() throws Exception {
        var packet = edns(new OPTRecord(1232, 0, 0));
        packet[7] = 1; // counted as an answer
        packet[11] = 0;

        assertThat(ask(packet).getRcode()).isEqualTo(Rcode.FORMERR);
    }

    private Message ask(byte[] packet) throws Exception {
        var wire =
                responder.answer(packet, CanaryZone.CLIENT, false).orElseThrow().wire();
        Packets.assertAnswers(packet, wire);
        return new Message(wire);
    }

    private Message askByTcp(byte[] packet) throws Exception {
        return new Message(
                responder.answer(packet, CanaryZone.CLIENT, true).orElseThrow().wire());
    }

    private Optional<DnsAnswer.Lookup> lookup(String name, int type) {
        return responder
                .answer(question(name, type), CanaryZone.CLIENT, false)
                .orElseThrow()
                .lookup();
    }

    private DnsAnswer answer(byte[] packet) {
        return responder.answer(packet, CanaryZone.CLIENT, false).orElseThrow();
    }

    private static DnsResponder responder(String notice, InetAddress... answers) {
        var plain = CanaryZone.settings(0, "127.0.0.1");
        return DnsResponder.of(new DnsSettings(
                plain.zones(),
                plain.addresses(),
                0,
                List.of(answers),
                plain.nameServers(),
                plain.hostmaster(),
                notice,
                plain.rateLimit()));
    }

    /** An OPT record with the octets of a client subnet option, whatever they mean. */
    private static OPTRecord subnet(int... octets) {
        var data = new byte[octets.length];
        for (var i = 0; i < octets.length; i++) {
            data[i] = (byte) octets[i];
        }
        return new OPTRecord(1232, 0, 0, 0, List.of(new GenericEDNSOption(8, data)));
    }

    private static byte[] edns(OPTRecord... options) throws Exception {
        return edns(HIT, Type.A, options);
    }

    private static byte[] edns(String name, int type, OPTRecord... options) throws Exception {
        var query = Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
        for (var option : options) {
            query.addRecord(option, Section.ADDITIONAL);
        }
        return query.toWire();
    }
}
