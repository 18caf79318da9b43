package io.drillmaster.app;

import io.drillmaster.attack.Catalogue;
import io.drillmaster.canary.DeclaredNetworks;
import io.drillmaster.canary.DnsSettings;
import io.drillmaster.canary.VisitSettings;
import io.drillmaster.db.DatabaseAddress;
import io.drillmaster.drillpackages.CanaryAddress;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.registry.RegistrySettings;
import io.drillmaster.registry.publish.PublishPolicy;
import io.drillmaster.registry.publish.RegistryTarget;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one server runs. {@link SettingsReader} makes it from a file and the environment; each component is a setting of
 * {@link SettingsTable}, which says what it means to the operator.
 *
 * @param httpHost address that the web server listens on
 * @param httpPort its port; 0 lets the system choose one
 * @param baseUrl address of this server as people and package managers reach it, without a slash at its end; empty
 *     when it is the address that the web server listens on
 * @param secureCookies whether browsers may send the session cookie over HTTPS only
 * @param dataDirectory where the server keeps what is not in PostgreSQL; with the embedded PostgreSQL, that too
 * @param database the PostgreSQL to use; empty for the embedded one
 * @param dns what the canary's name server answers for and where it listens
 * @param dnsPublicAddress where that name server is reached; never the wildcard address
 * @param fixedDnsRoute how drill packages reach the canary; empty for straight to this server, see {@link #dnsRoute}
 * @param markerDirectory where drill packages leave their marker on the machine that installs them
 * @param watchLocalMarkers whether markers on this very machine are watched
 * @param markerMounts directories of other hosts' markers that are mounted on this machine
 * @param markerPollInterval how often they are looked for
 * @param contact whom to call about a drill, when its planner names nobody
 * @param drillScope where drill packages act when their planner names no place
 * @param drillConnect where drill packages connect to that do so
 * @param publishPolicy where drill packages may go outside this server, and what they may be called
 * @param registries the registries outside this server
 * @param signingKeyFile the operator's own key that signs drill packages; empty for the one in the database
 * @param scenariosDirectory the operator's own scenario files
 * @param attackCatalogue names and tactics of ATT&amp;CK techniques
 * @param registry how the built-in registry is run
 * @param declaredNetworks networks of scanners and analysts, from which nothing is an execution
 * @param visits where the canary takes visits
 * @param ignoredPeople whose responses never count, as other tools call them
 * @param trustedProxies who may say whose client certificate a delivery came with; empty for nobody
 */
public record Settings(
        String httpHost,
        int httpPort,
        Optional<URI> baseUrl,
        boolean secureCookies,
        Path dataDirectory,
        Optional<DatabaseAddress> database,
        DnsSettings dns,
        InetAddress dnsPublicAddress,
        Optional<DnsRoute> fixedDnsRoute,
        String markerDirectory,
        boolean watchLocalMarkers,
        List<MarkerMount> markerMounts,
        Duration markerPollInterval,
        String contact,
        List<String> drillScope,
        Optional<CanaryAddress> drillConnect,
        PublishPolicy publishPolicy,
        List<RegistryTarget> registries,
        Optional<Path> signingKeyFile,
        Optional<Path> scenariosDirectory,
        Catalogue attackCatalogue,
        RegistrySettings registry,
        DeclaredNetworks declaredNetworks,
        VisitSettings visits,
        List<String> ignoredPeople,
        Optional<TrustedProxies> trustedProxies) {

    /**
     * Settings with these values by setting name, for example {@code "http.port" -> "0"}, and the default for every other.
     *
     * @throws SettingsException when a name or a value is wrong
     */
    public static Settings of(Map<String, String> values) {
        return SettingsReader.read(Optional.empty(), Map.of(), values);
    }

    /** Where the embedded PostgreSQL keeps its data, when that is the one in use. */
    public Path embeddedDatabaseDirectory() {
        return dataDirectory.resolve("postgres");
    }

    /**
     * Address of this server as people and package managers reach it, without a slash at its end, once its web server
     * listens on {@code listeningPort}.
     */
    public String address(int listeningPort) {
        return baseUrl.map(URI::toString).orElseGet(() -> listeningAddress(listeningPort));
    }

    /** Address of the web server as this machine reaches it, without a slash at its end. */
    public String listeningAddress(int listeningPort) {
        var everywhere = httpHost.equals("0.0.0.0") || httpHost.equals("0:0:0:0:0:0:0:0");
        var host = everywhere ? "localhost" : httpHost.contains(":") ? "[" + httpHost + "]" : httpHost;
        return "http://" + host + ":" + listeningPort;
    }

    /** The same, but looking for markers as often as this; the demonstration is quicker than a person may set. */
    public Settings withMarkerPollInterval(Duration interval) {
        return new Settings(
                httpHost,
                httpPort,
                baseUrl,
                secureCookies,
                dataDirectory,
                database,
                dns,
                dnsPublicAddress,
                fixedDnsRoute,
                markerDirectory,
                watchLocalMarkers,
                markerMounts,
                interval,
                contact,
                drillScope,
                drillConnect,
                publishPolicy,
                registries,
                signingKeyFile,
                scenariosDirectory,
                attackCatalogue,
                registry,
                declaredNetworks,
                visits,
                ignoredPeople,
                trustedProxies);
    }

    /** The canary's zone that new drill packages use. */
    public DrillZone dnsZone() {
        return dns.zones().get(0);
    }

    /** The first address that the name server listens on; the wildcard address stands for all of the machine. */
    public InetAddress dnsHost() {
        return dns.addresses().get(0);
    }

    /** The name server's port, by UDP and TCP; 0 lets the system choose one. */
    public int dnsPort() {
        return dns.port();
    }

    /** How drill packages reach the canary once its name server listens on {@code listeningPort}. */
    public DnsRoute dnsRoute(int listeningPort) {
        return fixedDnsRoute.orElseGet(() -> new DnsRoute.Direct(dnsPublicAddress.getHostAddress(), listeningPort));
    }

    /** What is allowed but probably not meant on a server for real drills, one sentence each. */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (contact.equals(SettingsTable.CONTACT.fallback())) {
            warnings.add("contact is not set: a drill package cannot say whom to call. Set contact, for example to"
                    + " \"Security team, +49 30 1234567\".");
        }
        if (dnsZone().value().equals(SettingsTable.DNS_ZONE.fallback()) && fixedDnsRoute.isPresent()) {
            warnings.add("dns.zone is " + dnsZone() + ", which nobody can delegate: DNS look-ups of drill packages will"
                    + " not arrive. Set dns.zone to a zone whose name server is this machine.");
        }
        return List.copyOf(warnings);
    }
}
