package io.drillmaster.doctor;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What one authoritative answer means to somebody who walks down from the root. */
sealed interface DnsStep {
    /**
     * Ask further below.
     *
     * @param zone where the name servers are responsible
     * @param glue the addresses that came along, for each name server
     */
    record Down(Name zone, Map<Name, List<InetAddress>> glue) implements DnsStep {}

    /** The question's own records, from a server that is responsible for the name. */
    record Here(List<Record> records) implements DnsStep {}

    /**
     * The responsible server has no such record, or no such name.
     *
     * @param zone whose server said so; empty when it did not say
     */
    record Nothing(Optional<Name> zone, boolean noSuchName) implements DnsStep {}

    /** The name is another name for something. */
    record Alias(Name target) implements DnsStep {}

    /** The server is not responsible, though it was named as if it were (a lame delegation), or fails. */
    record Lame(String how) implements DnsStep {}

    /** Reads the answer of a server that was named as responsible for {@code zone}. */
    static DnsStep read(Message said, Name zone, Name name, int type) {
        var rcode = said.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            return new Lame("answers " + Rcode.string(rcode));
        }
        var referral = referral(said, zone, name);
        var authoritative = said.getHeader().getFlag(Flags.AA);
        if (!authoritative) {
            if (referral.isPresent()) {
                return referral.get();
            }
            return new Lame(
                    said.getHeader().getFlag(Flags.RA)
                            ? "is a resolver and not responsible for it"
                            : "says that it is not responsible for it");
        }
        var answer = said.getSection(Section.ANSWER);
        var records = answer.stream()
                .filter(record -> record.getName().equals(name) && record.getType() == type)
                .toList();
        if (!records.isEmpty()) {
            return new Here(records);
        }
        for (var record : answer) {
            if (record instanceof CNAMERecord alias && alias.getName().equals(name)) {
                return new Alias(alias.getTarget());
            }
            if (record instanceof DNAMERecord alias && name.subdomain(alias.getName())) {
                return new Alias(alias.getTarget());
            }
        }
        var soa = said.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .map(Record::getName)
                .findFirst();
        return new Nothing(soa, rcode == Rcode.NXDOMAIN);
    }

    /** Name servers of a zone further down on the way to the name; one that leads up or aside is none. */
    private static Optional<DnsStep> referral(Message said, Name zone, Name name) {
        var servers = new LinkedHashMap<Name, List<InetAddress>>();
        Name below = null;
        for (var record : said.getSection(Section.AUTHORITY)) {
            var owner = record.getName();
            if (record instanceof NSRecord server
                    && name.subdomain(owner)
                    && owner.subdomain(zone)
                    && !owner.equals(zone)) {
                below = owner;
                servers.put(server.getTarget(), new ArrayList<>());
            }
        }
        for (var record : said.getSection(Section.ADDITIONAL)) {
            var addresses = servers.get(record.getName());
            if (addresses != null) {
                address(record).ifPresent(addresses::add);
            }
        }
        return below == null || said.getSection(Section.ANSWER).stream().anyMatch(one -> one.getType() != Type.NS)
                ? Optional.empty()
                : Optional.of(new Down(below, servers));
    }

    /** The address in an A or AAAA record. */
    static Optional<InetAddress> address(Record record) {
        if (record instanceof ARecord four) {
            return Optional.of(four.getAddress());
        }
        return record instanceof AAAARecord six ? Optional.of(six.getAddress()) : Optional.empty();
    }
}
