package io.drillmaster.doctor;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Whether this machine's resolver, as those of drilled machines must, brings a new name of the drill zone here and back. */
final class ResolverCheck implements Check {
    private final ServedZone zone;
    private final DnsAsk ask;
    private final List<InetSocketAddress> resolvers;
    private final boolean resolverGiven;

    /** {@code resolverGiven}: named by the operator, and so asked whatever the zone is. */
    ResolverCheck(ServedZone zone, DnsAsk ask, List<InetSocketAddress> resolvers, boolean resolverGiven) {
        this.zone = zone;
        this.ask = ask;
        this.resolvers = List.copyOf(resolvers);
        this.resolverGiven = resolverGiven;
    }

    @Override
    public String id() {
        return "resolver";
    }

    @Override
    public String title() {
        return "Look-up through the resolver";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Override
    public List<Finding> run() {
        if (!resolverGiven && zone.direct()) {
            return List.of(
                    Finding.skipped("Drill packages ask this server directly (dns.route); no resolver is used."));
        }
        if (!resolverGiven
                && zone.reserved().filter(ServedZone::isNeverResolved).isPresent()) {
            return List.of(
                    Finding.skipped(words() + " lies below a name that resolvers do not look up. Name one that knows"
                            + " the zone with --resolver."));
        }
        if (resolvers.isEmpty()) {
            return List.of(Finding.warn(
                    "This machine has no resolver.", "Name one in /etc/resolv.conf, or give one with --resolver."));
        }
        var findings = new ArrayList<Finding>();
        resolvers.forEach(resolver -> findings.addAll(look(resolver)));
        return findings;
    }

    private List<Finding> look(InetSocketAddress resolver) {
        var who = "The resolver " + resolver.getAddress().getHostAddress();
        var reply = ask.resolver(resolver, zone.probe(), Type.A);
        if (reply.message().isEmpty()) {
            return List.of(Finding.fail(
                    who + " does not bring an answer for a new name in " + words() + ": " + reply.trouble() + ".",
                    "See whether it works for other names; if so, it does not reach this server: look at the findings"
                            + " of the delegation."));
        }
        var said = reply.message().get();
        if (isFromTheZone(said)) {
            return List.of(
                    Finding.ok(who + " brings a new name in " + words() + " here and the answer back."),
                    address(resolver));
        }
        return List.of(wrong(who, said));
    }

    private Finding wrong(String who, Message said) {
        return switch (said.getRcode()) {
            case Rcode.NOERROR ->
                Finding.fail(
                        who + " answers for " + words() + " by itself, not with this server's answer.",
                        "Let filters, search pages and local zones leave " + words() + " alone.");
            case Rcode.NXDOMAIN ->
                Finding.fail(
                        who + " says that a new name in " + words() + " does not exist; this server never says so.",
                        "If the delegation is well, a filter does it, for example one for new or random-looking names:"
                                + " allow " + words() + " there. If not, delegate the zone first.");
            case Rcode.REFUSED ->
                Finding.fail(
                        who + " refuses to answer.", "Let it answer this machine, or name another with --resolver.");
            default ->
                Finding.fail(
                        who + " answers " + Rcode.string(said.getRcode()) + " for a new name in " + words() + ".",
                        "It reaches no name server of the zone, or checks signatures that the canary does not make: look"
                                + " at the delegation, and for Unbound set domain-insecure for " + words() + ".");
        };
    }

    /** Resolvers that guard against rebinding take some addresses out of answers, or refuse the whole. */
    private Finding address(InetSocketAddress resolver) {
        var here = ask.authority(zone.asked(), zone.name(), Type.A).message();
        if (here.isEmpty() || !hasAddress(here.get())) {
            return Finding.skipped(
                    "Whether the resolver lets the canary's address through is not known: the server does"
                            + " not run here, or has no address at the zone's own name.");
        }
        return ask.resolver(resolver, zone.name(), Type.A)
                        .message()
                        .filter(ResolverCheck::hasAddress)
                        .isPresent()
                ? Finding.ok("The canary's address comes through the resolver.")
                : Finding.warn(
                        "The resolver takes the canary's address out of the answer, as a guard against rebinding does."
                                + " Look-ups are seen here all the same; drill packages do not use the address.",
                        "Choose another address with dns.answer, or except " + words() + " from the guard.");
    }

    private boolean isFromTheZone(Message said) {
        return said.getRcode() == Rcode.NOERROR
                && said.getSection(Section.ANSWER).isEmpty()
                && said.getSection(Section.AUTHORITY).stream()
                        .anyMatch(record ->
                                record instanceof SOARecord && record.getName().equals(zone.name()));
    }

    private static boolean hasAddress(Message said) {
        return said.getSection(Section.ANSWER).stream().anyMatch(record -> record.getType() == Type.A);
    }

    private String words() {
        Name name = zone.name();
        return name.toString(true);
    }
}
