package io.drillmaster.doctor;

import io.drillmaster.app.BuildVersion;
import io.drillmaster.app.Settings;
import io.drillmaster.app.SettingsException;
import io.drillmaster.registry.publish.DnsAliases;
import io.drillmaster.registry.publish.Publishers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ResolverConfig;

/** All checks there are, in the order of their report. */
public final class Checks {
    /** What the checks are called on the command line. */
    public static final List<String> IDS = List.of(
            "settings",
            "data-directory",
            "database",
            "ports",
            "delegation",
            "resolver",
            "clock",
            "registries",
            "alert-sources",
            "tools");

    private static final Duration DNS_PATIENCE = Duration.ofSeconds(2);
    private static final Duration CLOCK_WATCHED = Duration.ofSeconds(2);
    private static final int DNS_PORT = 53;

    private Checks() {}

    /**
     * What the operator may say about where to look.
     *
     * @param root a private root name server; its port is that of all servers below it too
     * @param resolver asked instead of this machine's
     * @param ntp a time server, by name or address and port
     * @param path the directories of programs, as in the environment variable PATH
     */
    public record Places(
            Optional<InetSocketAddress> root,
            Optional<InetSocketAddress> resolver,
            Optional<InetSocketAddress> ntp,
            String path) {}

    /** For a server with these settings. */
    public static List<Check> of(Settings settings, Places places, InstantSource clock) {
        var zones = ServedZone.all(settings);
        var zone = zones.get(0);
        var ask = new DnsAsk(DNS_PATIENCE);
        var place = new DatabasePlace(settings);
        var programs = Programs.ofPath(places.path());
        var publishers = Publishers.of(settings.publishPolicy(), BuildVersion.current(), DnsAliases.ofThisMachine());
        return List.of(
                SettingsCheck.of(settings),
                new DataDirectoryCheck(settings.dataDirectory()),
                new DatabaseCheck(place, clock),
                new PortsCheck(settings, zone, ask, new HealthAsk()),
                new EachZone(zones, ask, walk(places.root(), ask), places.root().isPresent()),
                new ResolverCheck(
                        zone,
                        ask,
                        places.resolver()
                                .map(List::of)
                                .orElseGet(
                                        () -> ResolverConfig.getCurrentConfig().servers()),
                        places.resolver().isPresent()),
                new ClockCheck(
                        new KernelSync(programs, Path.of("/run/systemd/timesync/synchronized")),
                        places.ntp().map(server -> new NtpServer(server.getHostString(), server.getPort())),
                        clock,
                        CLOCK_WATCHED),
                new RegistriesCheck(
                        settings.registries().stream().map(publishers::to).toList()),
                new AlertSourcesCheck(place, URI.create(settings.address(settings.httpPort())), clock),
                new ToolsCheck(programs));
    }

    /** For settings that cannot be used: nothing else can be looked at then. */
    public static List<Check> of(SettingsException wrong) {
        return List.of(SettingsCheck.of(wrong));
    }

    private static DnsWalk walk(Optional<InetSocketAddress> root, DnsAsk ask) {
        List<InetAddress> roots = root.map(given -> List.of(given.getAddress())).orElseGet(RootServers::ofTheWorld);
        return new DnsWalk(ask, roots, root.map(InetSocketAddress::getPort).orElse(DNS_PORT));
    }
}
