package io.drillmaster.registry.publish;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks this machine's resolver: the answer for an address carries the whole chain of CNAME records. */
public final class DnsAliases implements Aliases {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Resolver resolver;

    DnsAliases(Resolver resolver) {
        this.resolver = resolver;
        resolver.setTimeout(PATIENCE);
    }

    /** With the resolver that this machine uses. */
    public static Aliases ofThisMachine() {
        return hostName -> {
            try {
                return new DnsAliases(new SimpleResolver()).of(hostName);
            } catch (UnknownHostException e) {
                throw new RegistryTrouble("This machine has no resolver that could be asked for " + hostName + ".");
            }
        };
    }

    @Override
    public List<String> of(String hostName) {
        try {
            var question = Record.newRecord(Name.fromString(hostName + "."), Type.A, DClass.IN);
            var answer = resolver.send(Message.newQuery(question));
            if (answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN) {
                throw new RegistryTrouble("DNS answered " + Rcode.string(answer.getRcode()) + " for " + hostName + ".");
            }
            return answer.getSection(Section.ANSWER).stream()
                    .filter(CNAMERecord.class::isInstance)
                    .map(record -> ((CNAMERecord) record).getTarget().toString(true))
                    .toList();
        } catch (TextParseException e) {
            return List.of(); // no name of the DNS, such as an IPv6 address
        } catch (IOException e) {
            throw new RegistryTrouble("DNS did not answer for " + hostName + ": " + e.getMessage() + ".");
        }
    }
}
