package io.drillmaster.app;

import io.drillmaster.attack.Catalogue;
import io.drillmaster.canary.DeclaredNetworks;
import io.drillmaster.canary.DnsSettings;
import io.drillmaster.drillpackages.CanaryAddress;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.registry.RegistryAccess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every setting there is: the one table that the reader, the error messages and the reference are made from. */
final class SettingsTable {
    static final String PREFIX = "DRILLMASTER_";

    static final SettingsEntry<String> HTTP_HOST = new SettingsEntry<>(
            "http.host",
            "127.0.0.1",
            "an IP address or a host name of this machine; 0.0.0.0 for all its addresses",
            "Address that the web server listens on: pages, package registry and webhooks.",
            SettingsValues::host);
    static final SettingsEntry<Integer> HTTP_PORT = new SettingsEntry<>(
            "http.port",
            "8080",
            "a whole number from 0 to 65535; 0 takes any free port",
            "Port of the web server.",
            SettingsValues::port);
    static final SettingsEntry<URI> HTTP_BASE_URL = new SettingsEntry<>(
            "http.base-url",
            "",
            "an http:// or https:// address without query, such as https://drills.example.com; never a public registry's",
            "Address of this server as people, package managers and alert sources reach it; set it when there is a"
                    + " reverse proxy, or when http.host is 0.0.0.0. Unset: the address that the web server listens on.",
            SettingsValues::baseUrl);
    static final SettingsEntry<Optional<Boolean>> HTTP_SECURE_COOKIES = new SettingsEntry<>(
            "http.secure-cookies",
            "auto",
            "auto, true or false",
            "Whether browsers may send the session cookie over HTTPS only. `auto`: when http.base-url is https.",
            SettingsValues::automaticFlag);
    static final SettingsEntry<List<InetAddress>> HOOKS_TRUSTED_PROXIES = new SettingsEntry<>(
            "hooks.trusted-proxies",
            "",
            "IP addresses, separated by commas",
            "Reverse proxies that ask senders of alerts for a client certificate and check it. They alone are believed"
                    + " when they say whose it was; see hooks.client-subject-header.",
            SettingsValues::addresses);
    static final SettingsEntry<String> HOOKS_CLIENT_SUBJECT_HEADER = new SettingsEntry<>(
            "hooks.client-subject-header",
            "X-SSL-Client-S-DN",
            "the name of an HTTP header",
            "Header in which hooks.trusted-proxies write the subject of the client certificate. The proxy must remove"
                    + " the header when a sender sends it itself. Which subject a source has to show is set on its page.",
            SettingsValues::headerName);
    static final SettingsEntry<Path> DATA_DIR = new SettingsEntry<>(
            "data-dir",
            "data",
            "a directory; it is made when it is not there",
            "What the server keeps on disk: evidence on its way to PostgreSQL and, when db.url is unset, PostgreSQL"
                    + " itself. A relative path begins where the server is started.",
            SettingsValues::path);
    static final SettingsEntry<String> DB_URL = new SettingsEntry<>(
            "db.url",
            "",
            "jdbc:postgresql://HOST:PORT/DATABASE, with user and password in db.user and db.password",
            "The PostgreSQL to use, version 15 or newer. Unset: an embedded PostgreSQL in data-dir. Several servers on"
                    + " one PostgreSQL share the work.",
            SettingsValues::databaseUrl);
    static final SettingsEntry<String> DB_USER = new SettingsEntry<>(
            "db.user", "", "the name of a PostgreSQL role", "Role to connect as; needed with db.url.", text -> text);
    static final SettingsEntry<String> DB_PASSWORD = new SettingsEntry<>(
            "db.password",
            "",
            "any text",
            "The role's password. Better in the environment than in a file that others can read.",
            text -> text);
    static final SettingsEntry<List<DrillZone>> DNS_ZONE = new SettingsEntry<>(
            "dns.zone",
            "drill.test",
            "domain names below one of yours, such as drill.example.com, separated by commas; none inside another",
            "DNS zone of the canary. For real drills, delegate a zone of yours to this server. Of several, new drill"
                    + " packages use the first; the others, such as one used earlier, go on being answered. The default"
                    + " lies below .test, which is reserved for tests (RFC 6761) and never leaves a resolver that knows"
                    + " it.",
            SettingsValues::zones);
    static final SettingsEntry<List<InetAddress>> DNS_HOST = new SettingsEntry<>(
            "dns.host",
            "127.0.0.1",
            "IP addresses of this machine, separated by commas; 0.0.0.0 for all its IPv4 addresses, :: for all",
            "Where the canary's name server listens.",
            SettingsValues::addresses);
    static final SettingsEntry<Integer> DNS_PORT = new SettingsEntry<>(
            "dns.port",
            "5353",
            "a whole number from 0 to 65535; 0 takes any free port",
            "Port of the canary's name server, by UDP and TCP. A delegated zone is asked on port 53: listen there, or"
                    + " forward port 53 to this one.",
            SettingsValues::port);
    static final SettingsEntry<List<InetAddress>> DNS_ANSWER = new SettingsEntry<>(
            "dns.answer",
            "192.0.2.1",
            "an IPv4 address where nothing listens; or that, a comma and an IPv6 address likewise (2001:db8::1)",
            "Address in the answer for every drill name. Nobody should connect to it; the default belongs to TEST-NET-1"
                    + " (RFC 5737), which is routed nowhere. Without an IPv6 address, questions for one are answered"
                    + " with no record, and recorded all the same.",
            SettingsValues::answers);
    static final SettingsEntry<String> DNS_NAME_SERVER = new SettingsEntry<>(
            "dns.name-server",
            "",
            "a full host name, such as ns1.drill.example.com",
            "Name of this name server, the same as in the zone's delegation. Unset: ns1 in dns.zone.",
            SettingsValues::hostName);
    static final SettingsEntry<List<DnsSettings.NameServer>> DNS_NAME_SERVERS = new SettingsEntry<>(
            "dns.name-servers",
            "",
            "NAME=ADDRESS, separated by commas; a name again for a further address; NAME alone where it lies in no drill"
                    + " zone",
            "All name servers of the zones, the same as in the delegation, in place of dns.name-server: for a zone with"
                    + " two of them, as many registries and tests ask for. Each must be this server, or another on the"
                    + " same PostgreSQL.",
            SettingsValues::nameServers);
    static final SettingsEntry<Integer> DNS_RATE_LIMIT = new SettingsEntry<>(
            "dns.rate-limit",
            "200",
            "a whole number from 0 to 1000000; 0 for no limit",
            "Answers by UDP in each second to one network (IPv4 /24, IPv6 /56), so that nobody can flood others through"
                    + " this server. 30 times as many may leave at once. Beyond that, half the answers send the resolver"
                    + " to TCP, which is not limited. Look-ups are recorded all the same.",
            SettingsValues::rateLimit);
    static final SettingsEntry<InetAddress> DNS_PUBLIC_ADDRESS = new SettingsEntry<>(
            "dns.public-address",
            "",
            "an IP address that resolvers reach, such as 203.0.113.53; not 0.0.0.0",
            "Address at which resolvers reach this name server, the same as in the delegation's glue record. Unset:"
                    + " the first of dns.name-servers, else of dns.host. Needed when neither tells it.",
            SettingsValues::reachableAddress);
    static final SettingsEntry<DeclaredNetworks> DECLARED_NETWORKS = new SettingsEntry<>(
            "canary.declared-networks",
            "",
            "NAME=NETWORK, separated by commas, such as mail gateway=198.51.100.0/24, analysts=2001:db8:5::/48",
            "Networks of machines that look at whatever they find: mail and URL scanners, sandboxes, analysts' resolvers."
                    + " A look-up or visit from there is kept as evidence, but is no execution.",
            SettingsValues::declaredNetworks);
    static final SettingsEntry<Optional<DnsRoute>> DNS_ROUTE = new SettingsEntry<>(
            "dns.route",
            "system",
            "system, direct, or direct ADDRESS:PORT with an IP address",
            "How drill packages look their names up. `system`: through the resolver of the machine that installs, as"
                    + " real malware would. `direct`: straight to this name server (dns.public-address), for machines on"
                    + " which the zone is not delegated. `direct ADDRESS:PORT`: straight to that address.",
            SettingsValues::dnsRoute);
    static final SettingsEntry<Optional<InetSocketAddress>> CANARY_HTTP = new SettingsEntry<>(
            "canary.http",
            "off",
            "off, or ADDRESS:PORT with an IP address of this machine, such as 0.0.0.0:8081",
            "Where the canary listens for visits by HTTP: requests for /TOKEN are evidence that a drill package ran."
                    + " Drill packages that connect then do it there, unless drill.connect says otherwise.",
            SettingsValues::listener);
    static final SettingsEntry<Optional<InetSocketAddress>> CANARY_HTTPS = new SettingsEntry<>(
            "canary.https",
            "off",
            "off, or ADDRESS:PORT with an IP address of this machine, such as 0.0.0.0:8443",
            "The same over TLS. Needs canary.https-certificate and canary.https-key.",
            SettingsValues::listener);
    static final SettingsEntry<Path> CANARY_HTTPS_CERTIFICATE = new SettingsEntry<>(
            "canary.https-certificate",
            "",
            "a PEM file: the server's certificate first, then those between it and the root",
            "Certificate for canary.https. A changed file is taken into use within seconds, without a restart.",
            SettingsValues::existingFile);
    static final SettingsEntry<Path> CANARY_HTTPS_KEY = new SettingsEntry<>(
            "canary.https-key",
            "",
            "a PEM file with the certificate's private key, unencrypted (BEGIN PRIVATE KEY)",
            "Private key for canary.https, which only this server needs to read.",
            SettingsValues::existingFile);
    static final SettingsEntry<Optional<InetSocketAddress>> CANARY_TCP = new SettingsEntry<>(
            "canary.tcp",
            "off",
            "off, or ADDRESS:PORT with an IP address of this machine, such as 0.0.0.0:4444",
            "Where the canary listens for bare TCP connections: one line with a token is evidence that a drill package"
                    + " ran. Drill packages that connect use it where canary.http is off.",
            SettingsValues::listener);
    static final SettingsEntry<InetAddress> CANARY_PUBLIC_ADDRESS = new SettingsEntry<>(
            "canary.public-address",
            "",
            "an IP address that the machines under drill reach, such as 203.0.113.53; not 0.0.0.0",
            "Address at which drill packages reach canary.http and canary.tcp, on the same port. Unset: the address that"
                    + " they listen on. Needed when that is 0.0.0.0 and drill.connect is not set.",
            SettingsValues::reachableAddress);
    static final SettingsEntry<String> MARKERS_DIRECTORY = new SettingsEntry<>(
            "markers.directory",
            "/tmp",
            "an absolute path that is not the system's own, such as /tmp",
            "Where drill packages leave their marker file on the machine that installs them.",
            SettingsValues::markerDirectory);
    static final SettingsEntry<Boolean> MARKERS_WATCH_LOCAL = new SettingsEntry<>(
            "markers.watch-local",
            "false",
            "true or false",
            "Whether to watch markers.directory on the machine that this server runs on.",
            SettingsValues::flag);
    static final SettingsEntry<List<MarkerMount>> MARKERS_MOUNTS = new SettingsEntry<>(
            "markers.mounts",
            "",
            "HOST=DIRECTORY with an absolute path, several separated by commas, such as build-7=/mnt/build-7/tmp",
            "Directories in which other hosts' drill packages leave their marker, as they are mounted on this machine, to"
                    + " watch them too. HOST is the name that the host calls itself. What is not mounted proves nothing.",
            SettingsValues::markerMounts);
    static final SettingsEntry<Duration> MARKERS_POLL_INTERVAL = new SettingsEntry<>(
            "markers.poll-interval",
            "1s",
            "a duration from 1s to 1h, such as 5s or 2m",
            "How often the local markers are looked for; the time of an execution known by its marker alone is as"
                    + " uncertain as this.",
            SettingsValues::pollInterval);
    static final SettingsEntry<String> CONTACT = new SettingsEntry<>(
            "contact",
            "the security team of this organisation",
            "one line of at most 200 characters",
            "Whom to call about a drill. It stands in every drill package; an exercise can name somebody else.",
            SettingsValues::contact);
    static final SettingsEntry<List<String>> RESPONSE_IGNORED_PEOPLE = new SettingsEntry<>(
            "response.ignored-people",
            "",
            "names as pager, chat and ticket system write them, separated by commas, such as auto-ack-bot, On-call Robot",
            "Whose acknowledgements and investigations never count: bots that acknowledge by themselves, and people who"
                    + " know of every drill and are called otherwise there than here. Letter case does not matter.",
            SettingsValues::peopleNames);
    static final SettingsEntry<List<String>> DRILL_SCOPE = new SettingsEntry<>(
            "drill.scope",
            "",
            "host names (build-1), domain suffixes (.ci.example.com) and repositories (acme/shop), separated by commas; or *",
            "Where drill packages act unless an exercise says otherwise; anywhere else they do nothing. `*`: wherever they"
                    + " are installed. Unset: whoever plans an exercise has to say.",
            SettingsValues::scope);
    static final SettingsEntry<CanaryAddress> DRILL_CONNECT = new SettingsEntry<>(
            "drill.connect",
            "",
            "tcp://ADDRESS:PORT or http://ADDRESS:PORT with an IP address of yours where something listens",
            "Where drill packages with the action TCP_CONNECT connect to and present their banner. Unset: the canary's own"
                    + " listener, canary.http or canary.tcp; where both are off, scenarios with that action cannot be"
                    + " planned.",
            SettingsValues::canary);
    static final SettingsEntry<Path> PUBLISH_REGISTRIES = new SettingsEntry<>(
            "publish.registries-file",
            "",
            "a file such as /etc/drillmaster/registries.yml",
            "The registries outside this server that drill packages may be published to; see registries/README.md for"
                    + " what stands in it. Unset: packages go to the built-in registry only.",
            SettingsValues::existingFile);
    static final SettingsEntry<List<String>> PUBLISH_HOSTS = new SettingsEntry<>(
            "publish.allowed-hosts",
            "",
            "hosts of yours, HOST or HOST:PORT, separated by commas; no wildcards, never a public registry's",
            "The hosts that this server may send drill packages to. A registry on any other host is refused, whatever"
                    + " publish.registries-file says, and so is every address that its index leads to. Unset: none.",
            SettingsValues::registryHosts);
    static final SettingsEntry<List<String>> PUBLISH_PLAIN_HTTP = new SettingsEntry<>(
            "publish.plain-http-hosts",
            "",
            "hosts, HOST or HOST:PORT, separated by commas",
            "Those of publish.allowed-hosts that may be spoken to without TLS. Credentials and packages travel in the"
                    + " clear then. The loopback needs no entry.",
            SettingsValues::registryHosts);
    static final SettingsEntry<List<String>> PUBLISH_PREFIXES = new SettingsEntry<>(
            "publish.name-prefixes",
            "",
            "beginnings of at least 3 characters, such as acme-drill- or @acme-drill/, separated by commas",
            "How the names of drill packages must begin. Reserve them on the public registries, so that a name that"
                    + " leaks can be registered by nobody else. Unset: no rule for the built-in registry, and nothing is"
                    + " published outside.",
            SettingsValues::namePrefixes);
    static final SettingsEntry<Path> SIGNING_KEY_FILE = new SettingsEntry<>(
            "signing.key-file",
            "",
            "a PEM file with an unencrypted Ed25519 private key (openssl genpkey -algorithm ed25519)",
            "Your own key, which signs what is said about drill packages. Unset: a key that this server makes at its"
                    + " first start and keeps in the database.",
            SettingsValues::signingKeyFile);
    static final SettingsEntry<Path> SCENARIOS_DIR = new SettingsEntry<>(
            "scenarios-dir",
            "",
            "a directory",
            "Your own scenario files (*.yaml, *.yml), used besides those that come with Drillmaster.",
            SettingsValues::existingDirectory);
    static final SettingsEntry<Catalogue> ATTACK_CATALOGUE = new SettingsEntry<>(
            "attack.catalogue",
            "",
            "a file: enterprise-attack.json of MITRE's attack-stix-data (STIX 2.1), or what ./drillmaster attack import"
                    + " made of it; that command says what is wrong with one",
            "ATT&CK techniques, with their names and tactics, in place of those that come with Drillmaster: of another"
                    + " version, or all there are.",
            SettingsValues::attackCatalogue);

    static final SettingsEntry<RegistryAccess.Mode> REGISTRY_ACCESS = new SettingsEntry<>(
            "registry.access",
            "open",
            "open or token",
            "Who may read the built-in registry. `open`: every machine that reaches it. `token`: clients that show a"
                    + " token, which a member makes on the exercise's page; each sees its own exercise's packages.",
            SettingsValues::registryAccess);
    static final SettingsEntry<URI> REGISTRY_UPSTREAM_PYPI = new SettingsEntry<>(
            "registry.upstream.pypi",
            "",
            "an http:// or https:// address of a simple index, such as https://proxy.example.com/pypi/simple",
            "Index that is asked for Python projects which this registry never had. Names of drill packages are never"
                    + " asked for there, also not before and after the drill. Unset: they are not found.",
            SettingsValues::upstream);
    static final SettingsEntry<URI> REGISTRY_UPSTREAM_NPM = new SettingsEntry<>(
            "registry.upstream.npm",
            "",
            "an http:// or https:// address of an npm registry, such as https://proxy.example.com/npm",
            "The same for npm packages.",
            SettingsValues::upstream);

    /** In the order of the reference. */
    static final List<SettingsEntry<?>> ALL = List.of(
            HTTP_HOST,
            HTTP_PORT,
            HTTP_BASE_URL,
            HTTP_SECURE_COOKIES,
            HOOKS_TRUSTED_PROXIES,
            HOOKS_CLIENT_SUBJECT_HEADER,
            DATA_DIR,
            DB_URL,
            DB_USER,
            DB_PASSWORD,
            DNS_ZONE,
            DNS_HOST,
            DNS_PORT,
            DNS_ANSWER,
            DNS_NAME_SERVER,
            DNS_NAME_SERVERS,
            DNS_PUBLIC_ADDRESS,
            DNS_RATE_LIMIT,
            DNS_ROUTE,
            DECLARED_NETWORKS,
            CANARY_HTTP,
            CANARY_HTTPS,
            CANARY_HTTPS_CERTIFICATE,
            CANARY_HTTPS_KEY,
            CANARY_TCP,
            CANARY_PUBLIC_ADDRESS,
            MARKERS_DIRECTORY,
            MARKERS_WATCH_LOCAL,
            MARKERS_MOUNTS,
            MARKERS_POLL_INTERVAL,
            CONTACT,
            RESPONSE_IGNORED_PEOPLE,
            DRILL_SCOPE,
            DRILL_CONNECT,
            PUBLISH_REGISTRIES,
            PUBLISH_HOSTS,
            PUBLISH_PLAIN_HTTP,
            PUBLISH_PREFIXES,
            SIGNING_KEY_FILE,
            SCENARIOS_DIR,
            ATTACK_CATALOGUE,
            REGISTRY_ACCESS,
            REGISTRY_UPSTREAM_PYPI,
            REGISTRY_UPSTREAM_NPM);

    /** A URL is among them because people write passwords into it. */
    static final Set<String> SECRETS = Set.of(DB_URL.name(), DB_PASSWORD.name());

    private SettingsTable() {}

    static Optional<SettingsEntry<?>> byName(String name) {
        return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The settings below a name that is no setting itself, such as {@code http}; empty when there are none. */
    static List<SettingsEntry<?>> group(String name) {
        return ALL.stream().filter(entry -> entry.name().startsWith(name + ".")).toList();
    }

    static List<String> names() {
        return ALL.stream().map(SettingsEntry::name).toList();
    }

    static List<String> variables() {
        return ALL.stream().map(SettingsEntry::variable).toList();
    }

    static Optional<SettingsEntry<?>> byVariable(String variable) {
        return ALL.stream().filter(entry -> entry.variable().equals(variable)).findFirst();
    }
}
