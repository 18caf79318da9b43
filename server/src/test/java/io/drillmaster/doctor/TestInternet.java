package io.drillmaster.doctor;

import io.drillmaster.canary.DeclaredNetworks;
import io.drillmaster.canary.DnsServer;
import io.drillmaster.canary.DnsSettings;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.evidence.CanaryHit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;

/** A DNS of its own on loopback addresses, all at one port: a root, the zones that a test adds, and a real canary. */
final class TestInternet implements AutoCloseable {
    static final String ZONE = "drill.corp.org";
    static final String ROOT = "127.77.0.1";
    static final String ORG = "127.77.0.2";
    static final String CORP = "127.77.0.3";
    static final String CANARY = "127.77.0.10";
    static final String OTHER = "127.77.0.11";
    static final String NOBODY = "127.77.0.99";

    final List<CanaryHit> evidence = new CopyOnWriteArrayList<>();
    final int port;
    final DnsAsk ask = new DnsAsk(Duration.ofSeconds(2));
    private final List<LoopbackServer> servers = new ArrayList<>();
    private Optional<DnsServer> canary = Optional.empty();

    TestInternet() throws IOException {
        port = freePort();
    }

    /** Root, org and corp.org as they should be, the last with these lines besides. */
    static TestInternet withParent(String... lines) throws IOException {
        var internet = new TestInternet();
        internet.serve(ROOT, new TestZone(".", "org. NS ns.org.", "ns.org. A " + ORG));
        internet.serve(ORG, new TestZone("org.", "corp NS ns.corp", "ns.corp A " + CORP));
        internet.serve(CORP, new TestZone("corp.org.", lines));
        return internet;
    }

    LoopbackServer serve(String address, Function<Message, Optional<Message>> answers) throws IOException {
        return serve(address, LoopbackServer.Transport.BOTH, answers);
    }

    LoopbackServer serve(
            String address, LoopbackServer.Transport transport, Function<Message, Optional<Message>> answers)
            throws IOException {
        var server = new LoopbackServer(address(address), port, transport, answers);
        servers.add(server);
        return server;
    }

    /** Starts the canary at {@link #CANARY} with ns1 there, and with ns2 at {@link #OTHER} if wanted. */
    TestInternet canary(boolean second) throws IOException {
        var named = new ArrayList<DnsSettings.NameServer>();
        named.add(new DnsSettings.NameServer("ns1." + ZONE, List.of(address(CANARY))));
        if (second) {
            named.add(new DnsSettings.NameServer("ns2." + ZONE, List.of(address(OTHER))));
        }
        var settings = new DnsSettings(
                List.of(DrillZone.of(ZONE)),
                List.of(address(CANARY)),
                port,
                List.of(DnsSettings.NOWHERE),
                List.copyOf(named),
                "hostmaster@corp.org",
                "a canary of a test",
                0);
        canary = Optional.of(DnsServer.start(settings, evidence::add, DeclaredNetworks.NONE, () -> Instant.EPOCH));
        return this;
    }

    /** Hands questions on to the canary, as a resolver or a redirection in front of it does. */
    Optional<Message> throughToTheCanary(Message query) {
        try {
            var resolver = new SimpleResolver(new InetSocketAddress(CANARY, port));
            var answer = resolver.send(query);
            answer.getHeader().setID(query.getHeader().getID());
            answer.getHeader().setFlag(Flags.RA);
            return Optional.of(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The zone as the server at {@link #CANARY} is set to serve it. */
    ServedZone zone(boolean second) {
        return new ServedZone(
                name(ZONE),
                second ? Set.of(name("ns1." + ZONE), name("ns2." + ZONE)) : Set.of(name("ns1." + ZONE)),
                second ? Set.of(address(CANARY), address(OTHER)) : Set.of(address(CANARY)),
                List.of(new InetSocketAddress(address(CANARY), port)),
                false);
    }

    List<Finding> delegation(boolean second) {
        var walk = new DnsWalk(ask, List.of(address(ROOT)), port);
        return new DelegationCheck(zone(second), ask, walk, true).run();
    }

    static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
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
    public void close() throws IOException {
        canary.ifPresent(DnsServer::close);
        for (var server : servers) {
            server.close();
        }
    }

    /** Free by UDP and TCP on every address that a test may use. */
    private static int freePort() throws IOException {
        for (var attempt = 0; attempt < 50; attempt++) {
            try (var first = new ServerSocket(0, 1, address(ROOT))) {
                var port = first.getLocalPort();
                if (List.of(ROOT, ORG, CORP, CANARY, OTHER).stream().allMatch(place -> isFree(place, port))) {
                    return port;
                }
            }
        }
        throw new IOException("no port is free on all addresses");
    }

    private static boolean isFree(String place, int port) {
        try (var udp = new DatagramSocket(port, address(place));
                var tcp = place.equals(ROOT) ? new ServerSocket() : new ServerSocket(port, 1, address(place))) {
            return udp.isBound() && !tcp.isClosed();
        } catch (IOException e) {
            return false;
        }
    }
}
