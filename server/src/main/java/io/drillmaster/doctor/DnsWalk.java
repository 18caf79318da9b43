package io.drillmaster.doctor;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Finds its way from the root down by asking authoritative servers only, so that no cache and no resolver interferes. */
final class DnsWalk {
    /** Zones on one way down; no real name has as many. */
    private static final int DEEPEST = 24;

    /** Name servers without an address beside them lead to further walks; a loop of such would never end. */
    private static final int WALKS_WITHIN_WALKS = 3;

    /** Of each zone, so that one that does not answer costs seconds and not minutes. */
    private static final int SERVERS_ASKED = 4;

    private final DnsAsk ask;
    private final List<InetAddress> roots;
    private final int port;

    /** {@code port} is that of every server on the way; 53 in the world. */
    DnsWalk(DnsAsk ask, List<InetAddress> roots, int port) {
        this.ask = ask;
        this.roots = List.copyOf(roots);
        this.port = port;
    }

    /**
     * Where a walk ended.
     *
     * @param zone the deepest zone whose servers were asked
     * @param servers those servers
     * @param step what one of them said; empty when none gave an answer that leads anywhere
     * @param trouble the servers on the way that gave none, one sentence's part each
     */
    record End(Name zone, List<InetAddress> servers, Optional<DnsStep> step, List<String> trouble) {}

    /** Walks until somebody delegates {@code name} itself, or answers for it, or it goes no further. */
    End to(Name name) {
        return walk(name, Type.NS, 0);
    }

    /** The addresses of a host, by a walk of its own. */
    List<InetAddress> addresses(Name host) {
        return addresses(host, 0);
    }

    /** The address as it is asked. */
    InetSocketAddress at(InetAddress address) {
        return new InetSocketAddress(address, port);
    }

    /** What one server that is responsible for {@code zone} says to a question. */
    Optional<DnsStep> askOne(InetAddress server, Name zone, Name name, int type) {
        return ask.authority(at(server), name, type).message().map(said -> DnsStep.read(said, zone, name, type));
    }

    private End walk(Name name, int type, int depth) {
        var zone = Name.root;
        var servers = roots;
        var trouble = new ArrayList<String>();
        for (var level = 0; level < DEEPEST; level++) {
            var step = ask(servers, zone, name, type, trouble);
            if (step.isPresent() && step.get() instanceof DnsStep.Down down) {
                if (type == Type.NS && down.zone().equals(name)) {
                    return new End(zone, servers, step, trouble);
                }
                zone = down.zone();
                servers = addresses(down, depth);
            } else {
                return new End(zone, servers, step, trouble);
            }
        }
        trouble.add("the way down has more than " + DEEPEST + " zones");
        return new End(zone, servers, Optional.empty(), trouble);
    }

    private Optional<DnsStep> ask(List<InetAddress> servers, Name zone, Name name, int type, List<String> trouble) {
        var asked = servers.stream().limit(SERVERS_ASKED).toList();
        if (asked.isEmpty()) {
            trouble.add("no name server of " + inWords(zone) + " has an address");
        }
        for (var server : asked) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            var who = server.getHostAddress() + ", a name server of " + inWords(zone) + ", ";
            var reply = ask.authority(at(server), name, type);
            var step = reply.message().map(said -> DnsStep.read(said, zone, name, type));
            if (step.isEmpty()) {
                trouble.add(who + "cannot be asked: " + reply.trouble());
            } else if (step.get() instanceof DnsStep.Lame lame) {
                trouble.add(who + lame.how());
            } else {
                return step;
            }
        }
        return Optional.empty();
    }

    private List<InetAddress> addresses(DnsStep.Down down, int depth) {
        var found = new LinkedHashSet<InetAddress>();
        down.glue().values().forEach(found::addAll);
        if (found.isEmpty()) {
            for (var server : down.glue().keySet()) {
                found.addAll(addresses(server, depth + 1));
                if (!found.isEmpty()) {
                    break;
                }
            }
        }
        // Many machines have no way to IPv6, and few none to IPv4.
        return found.stream()
                .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                .toList();
    }

    private List<InetAddress> addresses(Name host, int depth) {
        if (depth > WALKS_WITHIN_WALKS) {
            return List.of();
        }
        Set<InetAddress> found = new LinkedHashSet<>();
        Stream.of(Type.A, Type.AAAA)
                .map(type -> walk(host, type, depth).step())
                .flatMap(Optional::stream)
                .filter(DnsStep.Here.class::isInstance)
                .flatMap(step -> ((DnsStep.Here) step).records().stream())
                .map(DnsStep::address)
                .flatMap(Optional::stream)
                .forEach(found::add);
        return List.copyOf(found);
    }

    static String inWords(Name zone) {
        return zone.equals(Name.root) ? "the root" : zone.toString(true);
    }
}
