package io.drillmaster.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.time.Duration;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;

/** Asks one name server one question, as a resolver does. */
final class DnsAsk {
    private static final int ATTEMPTS = 2;

    private final Duration patience;

    /** {@code patience} is for one attempt; by UDP there are two. */
    DnsAsk(Duration patience) {
        this.patience = patience;
    }

    /** By UDP without asking for recursion, as an authoritative server is asked; by TCP when the answer is cut short. */
    DnsReply authority(InetSocketAddress server, Name name, int type) {
        return overUdp(server, name, type, false);
    }

    /** The same by TCP alone. */
    DnsReply authorityOverTcp(InetSocketAddress server, Name name, int type) {
        return send(server, name, type, false, true);
    }

    /** By UDP with recursion, as a resolver is asked. */
    DnsReply resolver(InetSocketAddress server, Name name, int type) {
        return overUdp(server, name, type, true);
    }

    private DnsReply overUdp(InetSocketAddress server, Name name, int type, boolean recursion) {
        DnsReply reply = new DnsReply.Silent();
        for (var attempt = 0; attempt < ATTEMPTS && reply instanceof DnsReply.Silent; attempt++) {
            reply = send(server, name, type, recursion, false);
        }
        return reply;
    }

    private DnsReply send(InetSocketAddress server, Name name, int type, boolean recursion, boolean tcp) {
        var query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        if (!recursion) {
            query.getHeader().unsetFlag(Flags.RD);
        }
        var resolver = new SimpleResolver(server);
        resolver.setTCP(tcp);
        resolver.setTimeout(patience);
        var begun = System.nanoTime();
        try {
            return new DnsReply.Answered(resolver.send(query));
        } catch (IOException e) {
            var cause = root(e);
            if (cause instanceof PortUnreachableException || cause instanceof ConnectException) {
                return new DnsReply.Closed();
            }
            // The library has no exception of its own for a time-out.
            var waited = Duration.ofNanos(System.nanoTime() - begun);
            return waited.multipliedBy(10).compareTo(patience.multipliedBy(9)) >= 0
                    ? new DnsReply.Silent()
                    : new DnsReply.Broken(String.valueOf(cause.getMessage()));
        }
    }

    private static Throwable root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
