package io.drillmaster.doctor;

import io.drillmaster.app.Settings;
import io.drillmaster.canary.VisitSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Whether the server's ports can be had, or are held by the server itself. */
final class PortsCheck implements Check {
    private final String httpHost;
    private final int httpPort;
    private final ServedZone zone;
    private final DnsAsk ask;
    private final HealthAsk health;
    private final VisitSettings visits;

    PortsCheck(Settings settings, ServedZone zone, DnsAsk ask, HealthAsk health) {
        this.httpHost = settings.httpHost();
        this.httpPort = settings.httpPort();
        this.zone = zone;
        this.ask = ask;
        this.health = health;
        this.visits = settings.visits();
    }

    @Override
    public String id() {
        return "ports";
    }

    @Override
    public String title() {
        return "Ports";
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        findings.add(http());
        for (var place : zone.listening()) {
            findings.add(dns(place, "UDP", PortState.ofUdp(place)));
            findings.add(dns(place, "TCP", PortState.ofTcp(place)));
        }
        visits.http().ifPresent(place -> findings.add(visit(place, "HTTP", "canary.http")));
        visits.https().ifPresent(https -> findings.add(visit(https.place(), "HTTPS", "canary.https")));
        visits.tcp().ifPresent(place -> findings.add(visit(place, "TCP", "canary.tcp")));
        return findings;
    }

    /** Who holds it is not asked: a connection to a canary is a visit, and visits are evidence. */
    private static Finding visit(InetSocketAddress place, String protocol, String setting) {
        var what = "The " + protocol + " canary's port " + place.getPort() + " on "
                + place.getAddress().getHostAddress();
        var state = PortState.ofTcp(place);
        return state == PortState.TAKEN
                ? Finding.ok(what + " is in use: by the canary, when this server runs.")
                : otherwise(state, what, setting, setting);
    }

    private Finding http() throws InterruptedException {
        InetSocketAddress place;
        try {
            place = new InetSocketAddress(InetAddress.getByName(httpHost), httpPort);
        } catch (UnknownHostException e) {
            return Finding.fail(
                    "http.host '" + httpHost + "' is no address of this machine, and no name of one.",
                    "Set http.host (DRILLMASTER_HTTP_HOST) to an address of this machine.");
        }
        var what = "The web server's port " + httpPort;
        var state = PortState.ofTcp(place);
        if (state != PortState.TAKEN) {
            return otherwise(state, what, "http.host", "http.port");
        }
        var answer = health.of(place);
        if (answer.isEmpty()) {
            return taken(what, "http.port");
        }
        return answer.get() == HealthAsk.Health.UP
                ? Finding.ok(what + " is held by a Drillmaster that runs well.")
                : Finding.fail(
                        what + " is held by a Drillmaster whose database does not answer.",
                        "Look at the findings of the database.");
    }

    private Finding dns(InetSocketAddress place, String transport, PortState state) {
        var what = "The canary's port " + place.getPort() + " by " + transport + " on "
                + place.getAddress().getHostAddress();
        if (state != PortState.TAKEN) {
            return otherwise(state, what, "dns.host", "dns.port");
        }
        var reply = transport.equals("TCP")
                ? ask.authorityOverTcp(ServedZone.asked(place), zone.name(), Type.SOA)
                : ask.authority(ServedZone.asked(place), zone.name(), Type.SOA);
        return reply.message().filter(PortsCheck::isResponsible).isPresent()
                ? Finding.ok(what + " is held by a canary that answers for "
                        + zone.name().toString(true) + ".")
                : taken(what, "dns.port");
    }

    private static boolean isResponsible(Message said) {
        return said.getHeader().getFlag(Flags.AA)
                && !said.getSection(Section.ANSWER).isEmpty();
    }

    private static Finding taken(String what, String setting) {
        return Finding.fail(
                what + " is taken by another program.",
                "Stop that program (ss -lnptu shows it), or choose another port with " + setting + ".");
    }

    private static Finding otherwise(PortState state, String what, String hostSetting, String portSetting) {
        return switch (state) {
            case FREE, TAKEN -> Finding.ok(what + " is free.");
            case FORBIDDEN ->
                Finding.fail(
                        what + " may be used by privileged programs only.",
                        "In the systemd unit set AmbientCapabilities=CAP_NET_BIND_SERVICE; or allow all programs with"
                                + " sysctl net.ipv4.ip_unprivileged_port_start=53; or choose a port above 1023 with "
                                + portSetting + " and redirect.");
            case NOT_OURS ->
                Finding.fail(
                        what + " cannot be had: the address is none of this machine.",
                        "Set " + hostSetting + " to one of the addresses that 'ip address' shows.");
            case BROKEN ->
                Finding.fail(
                        what + " cannot be had.",
                        "Check " + hostSetting + " and " + portSetting + ", and whether this machine has an address of"
                                + " that kind.");
        };
    }
}
