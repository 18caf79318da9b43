package io.drillmaster.canary;

import io.drillmaster.evidence.HitSink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authoritative name server of the drill zones, by UDP and TCP. It answers at once, to every well-formed drill name
 * alike, and tells the {@link HitSink} of each afterwards. The time of an observation is taken when the question was received,
 * before it is read; an execution happened at or before it.
 */
public final class DnsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DnsServer.class);

    private final int port;
    private final List<InetSocketAddress> places;
    private final List<DnsUdp> udp;
    private final DnsTcp tcp;
    private final List<Thread> threads;

    private DnsServer(int port, List<InetSocketAddress> places, List<DnsUdp> udp, DnsTcp tcp, List<Thread> threads) {
        this.port = port;
        this.places = places;
        this.udp = udp;
        this.tcp = tcp;
        this.threads = threads;
    }

    /**
     * Listens and answers until closed.
     *
     * @param declared the hits from these networks carry the network's name
     * @throws IOException if an address or the port cannot be had, saying which
     */
    public static DnsServer start(DnsSettings settings, HitSink sink, DeclaredNetworks declared, InstantSource clock)
            throws IOException {
        return start(settings, sink, declared, clock, DnsTcp.Limits.USUAL);
    }

    static DnsServer start(
            DnsSettings settings, HitSink sink, DeclaredNetworks declared, InstantSource clock, DnsTcp.Limits limits)
            throws IOException {
        var responder = DnsResponder.of(settings);
        var recorder = new DnsRecorder(sink, declared);
        var sockets = DnsSockets.open(settings.addresses(), settings.port());
        var udp = new ArrayList<DnsUdp>();
        var threads = new ArrayList<Thread>();
        for (var socket : sockets.udp()) {
            var listener = new DnsUdp(socket, responder, recorder, clock);
            udp.add(listener);
            threads.add(new Thread(listener, "canary-dns-udp-" + threads.size()));
        }
        var tcp = new DnsTcp(sockets.tcp(), responder, recorder, clock, limits);
        threads.add(new Thread(tcp, "canary-dns-tcp"));
        var places = sockets.places();
        threads.forEach(Thread::start);
        LOG.info("The canary answers for {} on {}", settings.zones(), places);
        return new DnsServer(sockets.port(), places, List.copyOf(udp), tcp, List.copyOf(threads));
    }

    /** The port in use, for UDP and TCP and on every address. */
    public int port() {
        return port;
    }

    /** Where it listens. */
    public List<InetSocketAddress> addresses() {
        return places;
    }

    /** Stops listening; what was recorded is the sink's. */
    @Override
    public void close() {
        udp.forEach(DnsUdp::close);
        tcp.close();
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
