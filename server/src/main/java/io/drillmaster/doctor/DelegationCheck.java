package io.drillmaster.doctor;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Name;

/**
 * Whether the world finds the drill zone here: walks down from the root as a resolver does, reads the delegation in the
 * parent zone, and asks each name server that it names.
 */
final class DelegationCheck implements Check {
    private final ServedZone zone;
    private final DnsAsk ask;
    private final DnsWalk walk;
    private final boolean rootGiven;

    /** {@code rootGiven}: a root of the operator's own, below which reserved names may well exist. */
    DelegationCheck(ServedZone zone, DnsAsk ask, DnsWalk walk, boolean rootGiven) {
        this.zone = zone;
        this.ask = ask;
        this.walk = walk;
        this.rootGiven = rootGiven;
    }

    @Override
    public String id() {
        return "delegation";
    }

    @Override
    public String title() {
        return "Delegation of the drill zone";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(90);
    }

    @Override
    public List<Finding> run() {
        if (!rootGiven && zone.reserved().isPresent()) {
            return List.of(Finding.skipped(
                    inWords() + " lies below ." + words(zone.reserved().get())
                            + ", which is reserved: nobody can delegate it in the public DNS. "
                            + (zone.direct()
                                    ? "Drill packages ask this server directly (dns.route), which needs no delegation."
                                    : "Set dns.zone to a zone below one of yours, or dns.route to direct.")));
        }
        if (!rootGiven && zone.direct()) {
            return List.of(Finding.skipped("Drill packages ask this server directly (dns.route), so that " + inWords()
                    + " needs no delegation."));
        }
        return ended(walk.to(zone.name()));
    }

    private List<Finding> ended(DnsWalk.End end) {
        var parent = DnsWalk.inWords(end.zone());
        if (end.step().isEmpty()) {
            return List.of(stuck(end));
        }
        var step = end.step().get();
        if (step instanceof DnsStep.Down delegation) {
            return delegated(end, delegation);
        }
        if (step instanceof DnsStep.Here) {
            return List.of(Finding.fail(
                    "The name servers of " + parent + " have a zone " + inWords()
                            + " of their own and answer for it, so that no look-up reaches this server.",
                    "Remove that zone there, and delegate it instead: " + recipe()));
        }
        if (step instanceof DnsStep.Alias alias) {
            return List.of(Finding.fail(
                    "In " + parent + ", " + inWords() + " is an alias (CNAME) of " + words(alias.target())
                            + ". A name with a CNAME record can have no name servers.",
                    "Replace the CNAME record by a delegation: " + recipe()));
        }
        var nothing = (DnsStep.Nothing) step;
        var who = nothing.zone().map(DnsWalk::inWords).orElse(parent);
        return List.of(Finding.fail(
                nothing.noSuchName()
                        ? "The zone " + who + " has no name " + inWords() + "."
                        : "The zone " + who + " has the name " + inWords() + ", but no NS record for it.",
                "Add to the zone " + who + ": " + recipe()));
    }

    private Finding stuck(DnsWalk.End end) {
        var trouble = String.join("; ", end.trouble());
        if (end.zone().equals(Name.root)) {
            return Finding.warn(
                    "No root server gives an answer, so that the delegation cannot be looked at from here: " + trouble
                            + ".",
                    "Let this machine ask out by UDP and TCP to port 53, run the doctor on one that may, or name the root"
                            + " of a private DNS with --root.");
        }
        return Finding.fail(
                "No name server of " + DnsWalk.inWords(end.zone()) + ", on the way to " + inWords()
                        + ", gives an answer that leads further: " + trouble + ".",
                "Tell whoever runs " + DnsWalk.inWords(end.zone()) + "; until it answers, nobody finds " + inWords()
                        + ".");
    }

    private List<Finding> delegated(DnsWalk.End end, DnsStep.Down delegation) {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.ok("The zone " + DnsWalk.inWords(end.zone()) + " delegates " + inWords() + " to "
                + NameServerLook.listed(delegation.glue().keySet()) + "."));
        findings.addAll(new ParentLook(zone, walk).look(end, delegation));
        findings.addAll(new NameServersLook(zone, new NameServerLook(zone, ask), walk).look(addresses(delegation)));
        return findings;
    }

    private Map<Name, List<InetAddress>> addresses(DnsStep.Down delegation) {
        var found = new LinkedHashMap<Name, List<InetAddress>>();
        delegation.glue().forEach((server, glue) -> {
            var inside = server.subdomain(zone.name());
            found.put(server, inside || !glue.isEmpty() ? glue : walk.addresses(server));
        });
        return found;
    }

    private String recipe() {
        var lines = new ArrayList<String>();
        var address = zone.publicAddresses().iterator().next();
        for (var server : zone.nameServers()) {
            lines.add(zone.name() + " NS " + server);
            if (server.subdomain(zone.name())) {
                var type = address instanceof Inet4Address ? " A " : " AAAA ";
                lines.add(server + type + address.getHostAddress());
            }
        }
        return String.join("  and  ", lines);
    }

    private String inWords() {
        return words(zone.name());
    }

    private static String words(Name name) {
        return name.toString(true);
    }
}
