package io.drillmaster.doctor;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Compares the delegation in the parent zone with the settings, and the parent's name servers with each other. */
final class ParentLook {
    private final ServedZone zone;
    private final DnsWalk walk;

    ParentLook(ServedZone zone, DnsWalk walk) {
        this.zone = zone;
        this.walk = walk;
    }

    List<Finding> look(DnsWalk.End end, DnsStep.Down delegation) {
        var findings = new ArrayList<Finding>();
        agreement(end, delegation, findings);
        names(end.zone(), delegation, findings);
        glue(end.zone(), delegation, findings);
        signature(end, findings);
        return findings;
    }

    private void agreement(DnsWalk.End end, DnsStep.Down delegation, List<Finding> findings) {
        for (var server : end.servers()) {
            var other = walk.askOne(server, end.zone(), zone.name(), Type.NS);
            if (other.isPresent() && !(other.get() instanceof DnsStep.Down same && equal(same, delegation))) {
                findings.add(Finding.warn(
                        server.getHostAddress() + ", a name server of " + DnsWalk.inWords(end.zone())
                                + ", does not delegate " + words() + " as the others do.",
                        "If the delegation was changed just now, wait until all name servers of "
                                + DnsWalk.inWords(end.zone()) + " have it; else let its zone transfers be looked at."));
            }
        }
    }

    private void names(Name parent, DnsStep.Down delegation, List<Finding> findings) {
        var delegated = delegation.glue().keySet();
        if (!delegated.equals(zone.nameServers())) {
            findings.add(Finding.warn(
                    "The name servers in " + DnsWalk.inWords(parent) + " are " + NameServerLook.listed(delegated)
                            + "; this server's settings say " + NameServerLook.listed(zone.nameServers()) + ".",
                    "Make both alike: change the NS records in " + DnsWalk.inWords(parent)
                            + ", or the name servers in this server's settings."));
        }
    }

    private void glue(Name parent, DnsStep.Down delegation, List<Finding> findings) {
        for (Map.Entry<Name, List<InetAddress>> server : delegation.glue().entrySet()) {
            var name = server.getKey().toString(true);
            if (server.getKey().subdomain(zone.name()) && server.getValue().isEmpty()) {
                findings.add(Finding.fail(
                        "There is no glue for " + name + ": it lies in " + words()
                                + " itself, so that nobody can find its address.",
                        "Add an A or AAAA record for " + name + " with " + addresses(zone.publicAddresses()) + " to "
                                + DnsWalk.inWords(parent) + "."));
            }
        }
    }

    /** The canary does not sign, and a DS record says that it does: whoever checks signatures refuses every answer. */
    private void signature(DnsWalk.End end, List<Finding> findings) {
        for (var server : end.servers()) {
            var step = walk.askOne(server, end.zone(), zone.name(), Type.DS);
            if (step.isPresent()) {
                if (step.get() instanceof DnsStep.Here) {
                    findings.add(Finding.fail(
                            DnsWalk.inWords(end.zone()) + " has a DS record for " + words()
                                    + ", but the canary does not sign: resolvers that check signatures refuse its"
                                    + " answers.",
                            "Remove the DS record."));
                }
                return;
            }
        }
    }

    private static boolean equal(DnsStep.Down one, DnsStep.Down other) {
        return one.zone().equals(other.zone()) && sets(one).equals(sets(other));
    }

    private static Map<Name, Set<InetAddress>> sets(DnsStep.Down delegation) {
        return delegation.glue().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new HashSet<>(entry.getValue())));
    }

    /** Addresses in a fixed order. */
    static String addresses(Set<InetAddress> all) {
        return all.stream().map(InetAddress::getHostAddress).sorted().collect(Collectors.joining(", "));
    }

    private String words() {
        return zone.name().toString(true);
    }
}
