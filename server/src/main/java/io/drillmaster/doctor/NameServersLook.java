package io.drillmaster.doctor;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Name;

/** Asks every address of every name server in the delegation, and judges them together. */
final class NameServersLook {
    private final ServedZone zone;
    private final NameServerLook look;
    private final DnsWalk walk;

    NameServersLook(ServedZone zone, NameServerLook look, DnsWalk walk) {
        this.zone = zone;
        this.look = look;
        this.walk = walk;
    }

    List<Finding> look(Map<Name, List<InetAddress>> servers) {
        var findings = new ArrayList<Finding>();
        var kinds = new LinkedHashMap<String, NameServerLook.Kind>();
        servers.forEach((server, addresses) -> {
            if (addresses.isEmpty() && !server.subdomain(zone.name())) {
                findings.add(Finding.fail(
                        "The name server " + server.toString(true) + " has no address: its name leads nowhere.",
                        "Give " + server.toString(true) + " an A or AAAA record, or name another server."));
            }
            for (var address : addresses) {
                var kind = look.look(walk.at(address));
                kinds.put(server.toString(true) + " (" + address.getHostAddress() + ")", kind);
                ours(server, address, kind).ifPresent(findings::add);
            }
        });
        var works = kinds.values().stream().anyMatch(NameServerLook.Kind.Canary.class::isInstance);
        kinds.forEach((who, kind) -> findings.addAll(judged(who, kind, works, servers)));
        return findings;
    }

    private Optional<Finding> ours(Name server, InetAddress address, NameServerLook.Kind kind) {
        if (zone.publicAddresses().contains(address)) {
            return Optional.empty();
        }
        var found = "The world is sent to " + address.getHostAddress() + " for " + server.toString(true)
                + ", but this server's settings have " + ParentLook.addresses(zone.publicAddresses()) + ".";
        var toDo = "Correct the address of " + server.toString(true)
                + " in the DNS, or dns.public-address and dns.name-servers if the DNS is right.";
        return Optional.of(
                kind instanceof NameServerLook.Kind.Canary ? Finding.warn(found, toDo) : Finding.fail(found, toDo));
    }

    private List<Finding> judged(
            String who, NameServerLook.Kind kind, boolean works, Map<Name, List<InetAddress>> servers) {
        if (kind instanceof NameServerLook.Kind.Canary canary) {
            return canary(who, canary, servers);
        }
        if (kind instanceof NameServerLook.Kind.Foreign foreign) {
            return List.of(Finding.fail(
                    who + " has the zone but is no canary of Drillmaster: it " + foreign.how()
                            + ". Look-ups that go there are lost.",
                    "Take it out of the delegation, or let it forward to this server."));
        }
        if (kind instanceof NameServerLook.Kind.Lame lame) {
            return List.of(worse(
                    works,
                    who + " does not answer for the zone: it " + lame.how() + ".",
                    "See that this server runs there with dns.zone "
                            + zone.name().toString(true) + ", or take it out of the delegation."));
        }
        var dead = (NameServerLook.Kind.Dead) kind;
        return List.of(worse(works, who + " " + dead(dead), remedy(dead)));
    }

    private static List<Finding> canary(
            String who, NameServerLook.Kind.Canary canary, Map<Name, List<InetAddress>> servers) {
        var findings = new ArrayList<Finding>();
        findings.add(
                canary.tcpToo()
                        ? Finding.ok(who + " answers for the zone by UDP and TCP, also for a name nobody asked before.")
                        : Finding.warn(
                                who + " answers by UDP, but not by TCP: " + canary.tcpTrouble() + ".",
                                "Open port 53 by TCP too, in firewalls and redirections; resolvers that limit or distrust"
                                        + " UDP need it."));
        if (!canary.nameServers().equals(servers.keySet())) {
            findings.add(Finding.warn(
                    who + " says that the zone's name servers are " + NameServerLook.listed(canary.nameServers())
                            + "; the delegation says " + NameServerLook.listed(servers.keySet()) + ".",
                    "Make both alike, in the parent zone or in that server's settings."));
        }
        return findings;
    }

    private static String dead(NameServerLook.Kind.Dead dead) {
        if (dead.tcp().message().isPresent()) {
            return "answers by TCP, but not by UDP: " + dead.udp().trouble() + ".";
        }
        return "does not answer: " + dead.udp().trouble() + " by UDP, "
                + dead.tcp().trouble() + " by TCP.";
    }

    private static String remedy(NameServerLook.Kind.Dead dead) {
        if (dead.tcp().message().isPresent()) {
            return "Open port 53 by UDP, in firewalls and redirections.";
        }
        if (dead.udp() instanceof DnsReply.Closed) {
            return "The machine is there: start the server on it, with dns.host and dns.port so that it listens on port"
                    + " 53, or redirect port 53 to it.";
        }
        return "Open port 53 by UDP and TCP in firewalls, and see that the address is right. From inside, an address"
                + " translation may hide an address that works outside: then look from a machine outside.";
    }

    /** A server that is out costs resolvers time while another works, and everything while none does. */
    private static Finding worse(boolean anotherWorks, String found, String toDo) {
        return anotherWorks
                ? Finding.warn(found + " Resolvers lose time with it before they ask another.", toDo)
                : Finding.fail(found, toDo);
    }
}
