package io.drillmaster.app;

import static io.drillmaster.app.SettingsTable.PREFIX;

import io.drillmaster.attack.Catalogue;
import io.drillmaster.canary.DeclaredNetworks;
import io.drillmaster.canary.DnsSettings;
import io.drillmaster.canary.VisitSettings;
import io.drillmaster.db.DatabaseAddress;
import io.drillmaster.registry.RegistrySettings;
import io.drillmaster.registry.publish.PublishPolicy;
import io.drillmaster.registry.publish.RegistryTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Settings} of a file, the environment and given values, the later winning. Every problem is told at once.
 */
public final class SettingsReader {
    /** The environment variable that names the file. */
    public static final String FILE_VARIABLE = PREFIX + "CONFIG";

    /** The file that is read when none is named and it is there. */
    public static final Path USUAL_FILE = Path.of("drillmaster.yml");

    /** In the zones' TXT records, before the contact. */
    private static final String DNS_NOTICE =
            "Drillmaster canary: lookups here come from harmless security drills. Contact: ";

    private final List<String> problems = new ArrayList<>();
    private final Map<SettingsEntry<?>, SettingsFound> found = new HashMap<>();
    private final Map<SettingsEntry<?>, Object> values = new HashMap<>();
    private List<RegistryTarget> registries = List.of();

    private SettingsReader() {}

    /**
     * Reads the named file, else the one of {@value #FILE_VARIABLE}, else {@link #USUAL_FILE} if it is there; then the
     * environment.
     *
     * @param config the file that the command line names
     * @param environment variables of other programs are passed over
     * @param given values by setting name, which win over file and environment
     * @throws SettingsException when anything is wrong, with all that is wrong
     */
    public static Settings forServer(
            Optional<Path> config, Map<String, String> environment, Map<String, String> given) {
        var named = config.or(() -> Optional.ofNullable(environment.get(FILE_VARIABLE))
                .filter(text -> !text.isBlank())
                .map(Path::of));
        return read(named.or(() -> Optional.of(USUAL_FILE).filter(Files::exists)), environment, given);
    }

    /** As {@link #forServer}, with exactly this file or none. */
    static Settings read(Optional<Path> file, Map<String, String> environment, Map<String, String> given) {
        var reader = new SettingsReader();
        file.ifPresent(reader::takeFile);
        reader.takeEnvironment(environment);
        reader.takeGiven(given);
        SettingsTable.ALL.forEach(reader::parse);
        reader.checkTogether();
        reader.checkVisits();
        reader.readRegistries(environment);
        if (!reader.problems.isEmpty()) {
            throw new SettingsException(reader.problems);
        }
        return reader.settings();
    }

    private void takeFile(Path file) {
        if (!Files.exists(file)) {
            problems.add("there is no settings file " + file + "; name another with --config or " + FILE_VARIABLE
                    + ", or do without one");
            return;
        }
        var read = SettingsFile.read(file);
        problems.addAll(read.problems());
        read.found().forEach(one -> found.put(one.entry(), one));
    }

    private void takeEnvironment(Map<String, String> environment) {
        new TreeMap<>(environment).forEach((variable, text) -> {
            if (!variable.startsWith(PREFIX) || variable.equals(FILE_VARIABLE)) {
                return;
            }
            var entry = SettingsTable.byVariable(variable);
            if (entry.isEmpty()) {
                problems.add("environment: " + SettingsSpelling.unknown(variable, SettingsTable.variables()));
            } else if (!text.isBlank()) {
                found.put(entry.get(), new SettingsFound(entry.get(), text.strip(), variable));
            }
        });
    }

    private void takeGiven(Map<String, String> given) {
        new TreeMap<>(given)
                .forEach((name, text) -> SettingsTable.byName(name)
                        .ifPresentOrElse(
                                entry -> found.put(entry, new SettingsFound(entry, text, name)),
                                () -> problems.add(SettingsSpelling.unknown(name, SettingsTable.names()))));
    }

    private void parse(SettingsEntry<?> entry) {
        var written = found.get(entry);
        var text = written == null ? entry.fallback() : written.text();
        if (text.isEmpty()) {
            return;
        }
        try {
            values.put(entry, entry.reader().apply(text));
        } catch (IllegalArgumentException refused) {
            if (written == null) {
                throw new IllegalStateException("the default of " + entry.name() + " is not allowed", refused);
            }
            problems.add(written.refusal());
        }
    }

    /** What single values cannot tell. A setting that is refused on its own is not told again. */
    private void checkTogether() {
        var url = found.get(SettingsTable.DB_URL);
        var user = found.get(SettingsTable.DB_USER);
        var password = found.get(SettingsTable.DB_PASSWORD);
        if (url != null && user == null) {
            problems.add(url.place() + " is set, but db.user is not; set db.user (DRILLMASTER_DB_USER), and db.password"
                    + " unless PostgreSQL asks for none");
        }
        var alone = user != null ? user : password;
        if (url == null && alone != null) {
            problems.add(
                    alone.place() + " is set, but db.url is not; set db.url (DRILLMASTER_DB_URL) for a PostgreSQL of"
                            + " yours, or leave out both for the embedded one");
        }
        checkDns();
    }

    private void checkDns() {
        var hosts = find(SettingsTable.DNS_HOST).orElse(List.of());
        if (!hosts.isEmpty()
                && hosts.get(0).isAnyLocalAddress()
                && !found.containsKey(SettingsTable.DNS_PUBLIC_ADDRESS)
                && !found.containsKey(SettingsTable.DNS_NAME_SERVERS)) {
            problems.add("dns.public-address is not set, but dns.host is "
                    + hosts.get(0).getHostAddress()
                    + "; set dns.public-address (DRILLMASTER_DNS_PUBLIC_ADDRESS) to the address at which resolvers"
                    + " reach this server");
        }
        var one = found.get(SettingsTable.DNS_NAME_SERVER);
        var all = found.get(SettingsTable.DNS_NAME_SERVERS);
        if (one != null && all != null) {
            problems.add(one.place() + " and " + all.place() + " are both set; leave out the first, and name all name"
                    + " servers in the second");
        }
        if (problems.isEmpty()) {
            try {
                var unused = dns();
            } catch (IllegalArgumentException together) {
                problems.add("dns: " + together.getMessage());
            }
        }
    }

    private DnsSettings dns() {
        var zones = get(SettingsTable.DNS_ZONE);
        var zone = zones.get(0);
        return new DnsSettings(
                zones,
                get(SettingsTable.DNS_HOST),
                get(SettingsTable.DNS_PORT),
                get(SettingsTable.DNS_ANSWER),
                find(SettingsTable.DNS_NAME_SERVERS)
                        .orElseGet(() -> List.of(new DnsSettings.NameServer(
                                find(SettingsTable.DNS_NAME_SERVER).orElse("ns1." + zone),
                                List.of(dnsPublicAddress())))),
                "hostmaster@" + zone,
                DNS_NOTICE + get(SettingsTable.CONTACT),
                get(SettingsTable.DNS_RATE_LIMIT));
    }

    private InetAddress dnsPublicAddress() {
        return find(SettingsTable.DNS_PUBLIC_ADDRESS)
                .or(() -> find(SettingsTable.DNS_NAME_SERVERS).stream()
                        .flatMap(List::stream)
                        .flatMap(server -> server.addresses().stream())
                        .findFirst())
                .orElseGet(() -> get(SettingsTable.DNS_HOST).get(0));
    }

    private void checkVisits() {
        if (listens(SettingsTable.CANARY_HTTPS)) {
            for (var file : List.of(SettingsTable.CANARY_HTTPS_CERTIFICATE, SettingsTable.CANARY_HTTPS_KEY)) {
                if (!found.containsKey(file)) {
                    problems.add("canary.https is on, but " + file.name() + " is not set; set " + file.name() + " ("
                            + file.variable() + ") to " + file.allowed());
                }
            }
        }
        for (var listener : List.of(SettingsTable.CANARY_HTTP, SettingsTable.CANARY_TCP)) {
            var everywhere = listens(listener)
                    && find(listener).orElseThrow().orElseThrow().getAddress().isAnyLocalAddress();
            if (everywhere
                    && !found.containsKey(SettingsTable.CANARY_PUBLIC_ADDRESS)
                    && !found.containsKey(SettingsTable.DRILL_CONNECT)) {
                problems.add(listener.name() + " is on for all addresses of this machine, but canary.public-address is"
                        + " not set; set canary.public-address (DRILLMASTER_CANARY_PUBLIC_ADDRESS) to the address that"
                        + " drill packages are to connect to, or set drill.connect");
            }
        }
    }

    private boolean listens(SettingsEntry<Optional<InetSocketAddress>> listener) {
        return find(listener).flatMap(place -> place).isPresent();
    }

    private void readRegistries(Map<String, String> environment) {
        find(SettingsTable.PUBLISH_REGISTRIES).ifPresent(file -> {
            var read = RegistriesFile.read(file, environment);
            problems.addAll(read.problems());
            registries = read.targets();
        });
        for (var target : registries) {
            for (var address : new LinkedHashSet<>(List.of(target.url(), target.indexUrl()))) {
                publishPolicy()
                        .refusal(address)
                        .ifPresent(why -> problems.add("registry '" + target.id() + "': " + why));
            }
        }
    }

    private PublishPolicy publishPolicy() {
        return new PublishPolicy(
                find(SettingsTable.PUBLISH_HOSTS).orElse(List.of()),
                find(SettingsTable.PUBLISH_PLAIN_HTTP).orElse(List.of()),
                find(SettingsTable.PUBLISH_PREFIXES).orElse(List.of()));
    }

    private Settings settings() {
        var baseUrl = find(SettingsTable.HTTP_BASE_URL);
        return new Settings(
                get(SettingsTable.HTTP_HOST),
                get(SettingsTable.HTTP_PORT),
                baseUrl,
                get(SettingsTable.HTTP_SECURE_COOKIES)
                        .orElse(baseUrl.filter(url -> url.getScheme().equals("https"))
                                .isPresent()),
                get(SettingsTable.DATA_DIR),
                find(SettingsTable.DB_URL)
                        .map(url -> new DatabaseAddress(
                                url,
                                get(SettingsTable.DB_USER),
                                find(SettingsTable.DB_PASSWORD).orElse(""))),
                dns(),
                dnsPublicAddress(),
                get(SettingsTable.DNS_ROUTE),
                get(SettingsTable.MARKERS_DIRECTORY),
                get(SettingsTable.MARKERS_WATCH_LOCAL),
                find(SettingsTable.MARKERS_MOUNTS).orElse(List.of()),
                get(SettingsTable.MARKERS_POLL_INTERVAL),
                get(SettingsTable.CONTACT),
                find(SettingsTable.DRILL_SCOPE).orElse(List.of()),
                find(SettingsTable.DRILL_CONNECT),
                publishPolicy(),
                registries,
                find(SettingsTable.SIGNING_KEY_FILE),
                find(SettingsTable.SCENARIOS_DIR),
                find(SettingsTable.ATTACK_CATALOGUE).orElseGet(Catalogue::bundled),
                new RegistrySettings(
                        get(SettingsTable.REGISTRY_ACCESS),
                        find(SettingsTable.REGISTRY_UPSTREAM_PYPI),
                        find(SettingsTable.REGISTRY_UPSTREAM_NPM)),
                find(SettingsTable.DECLARED_NETWORKS).orElse(DeclaredNetworks.NONE),
                visits(),
                find(SettingsTable.RESPONSE_IGNORED_PEOPLE).orElse(List.of()),
                find(SettingsTable.HOOKS_TRUSTED_PROXIES)
                        .map(proxies -> new TrustedProxies(proxies, get(SettingsTable.HOOKS_CLIENT_SUBJECT_HEADER))));
    }

    private VisitSettings visits() {
        return new VisitSettings(
                get(SettingsTable.CANARY_HTTP),
                get(SettingsTable.CANARY_HTTPS)
                        .map(place -> new VisitSettings.Https(
                                place,
                                get(SettingsTable.CANARY_HTTPS_CERTIFICATE),
                                get(SettingsTable.CANARY_HTTPS_KEY))),
                get(SettingsTable.CANARY_TCP),
                find(SettingsTable.CANARY_PUBLIC_ADDRESS));
    }

    private <T> T get(SettingsEntry<T> entry) {
        return find(entry)
                .orElseThrow(() -> new IllegalStateException(entry.name() + " has neither value nor default"));
    }

    private <T> Optional<T> find(SettingsEntry<T> entry) {
        return Optional.ofNullable(value(entry));
    }

    /** Safe: {@link #parse} puts nothing in but what the entry's own reader gave. */
    @SuppressWarnings("unchecked")
    private <T> @Nullable T value(SettingsEntry<T> entry) {
        return (T) values.get(entry);
    }
}
