package io.drillmaster.cli;

import io.drillmaster.app.Settings;
import io.drillmaster.canary.VisitSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Tries the ports of the settings before anything starts, because the failure of a half-started server tells a person
 * little. Another program may still take one in between; then the server's own start fails.
 */
final class Ports {
    private Ports() {}

    /** What is wrong with the first port that cannot be used. */
    static Optional<String> check(Settings settings, String httpRemedy) {
        InetAddress host;
        try {
            host = InetAddress.getByName(settings.httpHost());
        } catch (UnknownHostException e) {
            return Optional.of("http.host '" + settings.httpHost() + "' cannot be resolved to an address; set http.host"
                    + " (DRILLMASTER_HTTP_HOST) to an address of this machine");
        }
        var http = problem(host, settings.httpPort(), httpRemedy, Ports::bindTcp);
        return http.or(() -> settings.dns().addresses().stream()
                        .flatMap(address -> dns(address, settings.dnsPort()).stream())
                        .findFirst())
                .or(() -> visits(settings.visits()));
    }

    private static Optional<String> dns(InetAddress address, int port) {
        var remedy = "choose another with dns.port (DRILLMASTER_DNS_PORT)";
        return problem(address, port, remedy, Ports::bindUdp).or(() -> problem(address, port, remedy, Ports::bindTcp));
    }

    private static Optional<String> visits(VisitSettings visits) {
        return visits.http()
                .flatMap(place -> visits("canary.http", place))
                .or(() -> visits.https().flatMap(https -> visits("canary.https", https.place())))
                .or(() -> visits.tcp().flatMap(place -> visits("canary.tcp", place)));
    }

    private static Optional<String> visits(String setting, InetSocketAddress place) {
        return problem(place.getAddress(), place.getPort(), "choose another with " + setting, Ports::bindTcp);
    }

    private interface Bind {
        void bind(InetSocketAddress address) throws IOException;
    }

    private static Optional<String> problem(InetAddress host, int port, String remedy, Bind bind) {
        try {
            bind.bind(new InetSocketAddress(host, port));
            return Optional.empty();
        } catch (BindException e) {
            var reason = String.valueOf(e.getMessage());
            if (reason.contains("Permission denied")) {
                return Optional.of(
                        "port " + port + " on " + host.getHostAddress() + " may be used by privileged programs"
                                + " only; " + remedy + ", or allow this one to (for example with setcap or authbind)");
            }
            if (reason.contains("annot assign")) {
                return Optional.of(host.getHostAddress() + " is not an address of this machine; choose one that is with"
                        + " http.host, dns.host or the settings below canary");
            }
            return Optional.of(
                    "port " + port + " on " + host.getHostAddress() + " is taken by another program; " + remedy);
        } catch (IOException e) {
            return Optional.of("port " + port + " on " + host.getHostAddress() + " cannot be used: " + e.getMessage());
        }
    }

    private static void bindTcp(InetSocketAddress address) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as the server will: a port of connections that just ended is free
            socket.bind(address);
        }
    }

    private static void bindUdp(InetSocketAddress address) throws IOException {
        try (var socket = new DatagramSocket(null)) {
            socket.bind(address);
        }
    }
}
