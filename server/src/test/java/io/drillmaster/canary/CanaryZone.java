package io.drillmaster.canary;

import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.evidence.CanaryHit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;

/** A canary on loopback that collects its evidence, and questions to ask it. */
final class CanaryZone implements AutoCloseable {
    static final DrillZone ZONE = new DrillZone("drill.test");
    static final DrillZone OLD_ZONE = new DrillZone("old.example.net");
    static final InetAddress CLIENT = address("198.51.100.7");
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final String TOKEN = "abcdefghijklmnopqrst";
    static final String HIT = "r.nonce234." + TOKEN + ".drill.test.";

    /** Whoever asks from 127.9.0.0/16. */
    static final DeclaredNetworks SCANNERS =
            new DeclaredNetworks(List.of(new DeclaredNetworks.Network("mail gateway", address("127.9.0.0"), 16)));

    final List<CanaryHit> evidence = new CopyOnWriteArrayList<>();
    final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    final DnsServer server;

    CanaryZone(String... addresses) throws IOException {
        this(DnsTcp.Limits.USUAL, addresses);
    }

    CanaryZone(DnsTcp.Limits limits, String... addresses) throws IOException {
        server = DnsServer.start(
                settings(0, addresses),
                hit -> {
                    threads.add(Thread.currentThread());
                    evidence.add(hit);
                },
                SCANNERS,
                () -> NOW,
                limits);
    }

    static DnsSettings settings(int port, String... addresses) {
        return new DnsSettings(
                List.of(ZONE, OLD_ZONE),
                Arrays.stream(addresses).map(CanaryZone::address).toList(),
                port,
                List.of(DnsSettings.NOWHERE),
                List.of(
                        new DnsSettings.NameServer("ns1.drill.test", List.of(address("192.0.2.53"))),
                        new DnsSettings.NameServer("ns2.deep.drill.test", List.of(address("2001:db8::53"))),
                        new DnsSettings.NameServer("ns.example.net", List.of())),
                "sec.team@example.com",
                "a drill; ask Ada",
                0);
    }

    static DnsResponder responder() {
        return DnsResponder.of(settings(0, "127.0.0.1"));
    }

    static byte[] question(String name, int type) {
        return question(name, type, DClass.IN);
    }

    static byte[] question(String name, int type, int dclass) {
        try {
            return Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, dclass))
                    .toWire();
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
