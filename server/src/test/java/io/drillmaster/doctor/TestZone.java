package io.drillmaster.doctor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.Zone;

/** Answers for a zone as its authoritative server does, referrals with their glue included. */
final class TestZone implements Function<Message, Optional<Message>> {
    private final Name origin;
    private final Zone zone;

    /** {@code lines}: a master file's, beside SOA and NS of the apex. */
    TestZone(String origin, String... lines) {
        try {
            this.origin = Name.fromString(origin);
            var text =
                    "$TTL 60\n@ SOA ns.host. h.host. 1 60 60 60 60\n@ NS ns.host.\n" + String.join("\n", lines) + "\n";
            var records = new ArrayList<Record>();
            try (var master =
                    new Master(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), this.origin)) {
                for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
                    records.add(record);
                }
            }
            zone = new Zone(this.origin, records.toArray(new Record[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server says that knows nothing of the zone. */
    static Optional<Message> refuse(Message query) {
        var answer = reply(query);
        answer.getHeader().setRcode(Rcode.REFUSED);
        return Optional.of(answer);
    }

    static Message reply(Message query) {
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        return answer;
    }

    /** An authoritative answer with this address, whatever the name is. */
    static Message address(Message query, String address) {
        var answer = reply(query);
        answer.getHeader().setFlag(Flags.AA);
        answer.addRecord(
                new ARecord(query.getQuestion().getName(), DClass.IN, 60, TestInternet.address(address)),
                Section.ANSWER);
        return answer;
    }

    @Override
    public Optional<Message> apply(Message query) {
        var asked = query.getQuestion();
        if (!asked.getName().subdomain(origin)) {
            return refuse(query);
        }
        var answer = reply(query);
        var signature = zone.findExactMatch(asked.getName(), Type.DS);
        if (asked.getType() == Type.DS && signature != null) { // the parent's own record, beside the delegation
            answer.getHeader().setFlag(Flags.AA);
            signature.rrs().forEach(record -> answer.addRecord(record, Section.ANSWER));
            return Optional.of(answer);
        }
        var found = zone.findRecords(asked.getName(), asked.getType());
        if (found.isDelegation()) {
            refer(answer, found.getNS());
            return Optional.of(answer);
        }
        answer.getHeader().setFlag(Flags.AA);
        if (found.isSuccessful()) {
            found.answers().forEach(set -> set.rrs().forEach(record -> answer.addRecord(record, Section.ANSWER)));
        } else if (found.isCNAME()) {
            answer.addRecord(found.getCNAME(), Section.ANSWER);
        } else {
            answer.getHeader().setRcode(found.isNXDOMAIN() ? Rcode.NXDOMAIN : Rcode.NOERROR);
            answer.addRecord(zone.getSOA(), Section.AUTHORITY);
        }
        return Optional.of(answer);
    }

    private void refer(Message answer, RRset servers) {
        for (var record : servers.rrs()) {
            answer.addRecord(record, Section.AUTHORITY);
            var glue = zone.findExactMatch(((NSRecord) record).getTarget(), Type.A);
            if (glue != null) {
                glue.rrs().forEach(address -> answer.addRecord(address, Section.ADDITIONAL));
            }
        }
    }
}
