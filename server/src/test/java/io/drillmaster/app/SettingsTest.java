package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillmaster.canary.DeclaredNetworks;
import io.drillmaster.canary.DnsSettings;
import io.drillmaster.canary.VisitSettings;
import io.drillmaster.db.DatabaseAddress;
import io.drillmaster.drillpackages.CanaryAddress;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillZone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    private Path directory;

    @Test
    void nothingNeedsToBeSet() {
        var settings = Settings.of(Map.of());
        assertThat(settings.httpHost()).isEqualTo("127.0.0.1");
        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.baseUrl()).isEmpty();
        assertThat(settings.secureCookies()).isFalse();
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("data"));
        assertThat(settings.database()).isEmpty();
        assertThat(settings.dns().nameServers())
                .containsExactly(new DnsSettings.NameServer("ns1.drill.test", List.of(settings.dnsHost())));
        assertThat(settings.dnsPublicAddress()).isEqualTo(settings.dnsHost());
        assertThat(settings.dnsRoute(40_053)).isEqualTo(new DnsRoute.SystemResolver());
        assertThat(settings.watchLocalMarkers()).isFalse();
        assertThat(settings.scenariosDirectory()).isEmpty();
    }

    @Test
    void theFileIsOverriddenByTheEnvironmentAndThatByTheCommandLine() throws IOException {
        var file = file("http:\n  host: 127.0.0.2\n  port: 1\ndns:\n  port: 2\n");
        var settings = SettingsReader.read(
                Optional.of(file),
                Map.of("DRILLMASTER_HTTP_PORT", "3", "DRILLMASTER_DNS_PORT", "4", "PATH", "/bin"),
                Map.of("dns.port", "5"));
        assertThat(settings.httpHost()).isEqualTo("127.0.0.2");
        assertThat(settings.httpPort()).isEqualTo(3);
        assertThat(settings.dnsPort()).isEqualTo(5);
    }

    @Test
    void everySettingCanBeWrittenInTheFile() throws IOException {
        var settings = read("""
                http:
                  host: 0.0.0.0
                  port: 8443
                  base-url: https://drills.example.com/
                data-dir: /var/lib/drillmaster
                db:
                  url: jdbc:postgresql://db.example.com:5432/drillmaster?sslmode=verify-full
                  user: drillmaster
                  password: 12345
                dns:
                  zone: Drill.Example.Com.
                  host: 0.0.0.0
                  port: 53
                  answer: 198.51.100.1
                  name-server: ns.example.com
                  public-address: 203.0.113.53
                  route: direct 203.0.113.53:53
                drill:
                  scope: build-1, .ci.example.com,acme/shop
                  connect: http://[2001:db8::80]:8081
                markers:
                  directory: /var/tmp/
                  watch-local: true
                  poll-interval: 5s
                contact: Ada, +44 20 7946 0000
                scenarios-dir: "%s"
                """.formatted(directory));
        assertThat(settings.drillScope()).containsExactly("build-1", ".ci.example.com", "acme/shop");
        assertThat(settings.drillConnect())
                .contains(new CanaryAddress("2001:db8::80", 8081, CanaryAddress.Protocol.HTTP));
        assertThat(settings.baseUrl()).contains(URI.create("https://drills.example.com"));
        assertThat(settings.secureCookies()).isTrue();
        assertThat(settings.database())
                .contains(new DatabaseAddress(
                        "jdbc:postgresql://db.example.com:5432/drillmaster?sslmode=verify-full",
                        "drillmaster",
                        "12345"));
        assertThat(settings.dnsZone().value()).isEqualTo("drill.example.com");
        assertThat(settings.dnsHost().isAnyLocalAddress()).isTrue();
        assertThat(settings.dns().answers()).containsExactly(InetAddress.getByName("198.51.100.1"));
        assertThat(settings.dns().nameServers().get(0).name()).isEqualTo("ns.example.com");
        assertThat(settings.dnsRoute(5353)).isEqualTo(new DnsRoute.Direct("203.0.113.53", 53));
        assertThat(settings.markerDirectory()).isEqualTo("/var/tmp");
        assertThat(settings.watchLocalMarkers()).isTrue();
        assertThat(settings.markerPollInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.scenariosDirectory()).contains(directory);
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void theDirectRouteLeadsToThePortThatTheNameServerReallyGot() {
        var settings = Settings.of(Map.of("dns.route", "direct", "dns.port", "0"));
        assertThat(settings.dnsRoute(40_053)).isEqualTo(new DnsRoute.Direct("127.0.0.1", 40_053));
    }

    @Test
    void theCanaryMayHaveSeveralZonesAddressesAndNameServers() throws Exception {
        var settings = Settings.of(Map.of(
                "dns.zone", "new.example.com, old.example.net",
                "dns.host", "0.0.0.0",
                "dns.answer", "192.0.2.1, 2001:db8::1",
                "dns.name-servers", "ns1.new.example.com=203.0.113.1, ns1.new.example.com=2001:db8::53, ns.example.org",
                "dns.rate-limit", "0"));
        assertThat(settings.dnsZone()).isEqualTo(DrillZone.of("new.example.com"));
        assertThat(settings.dns().zones()).hasSize(2);
        assertThat(settings.dns().answers()).hasSize(2);
        assertThat(settings.dns().rateLimit()).isZero();
        assertThat(settings.dnsPublicAddress()).isEqualTo(InetAddress.getByName("203.0.113.1"));
        assertThat(settings.dns().nameServers())
                .containsExactly(
                        new DnsSettings.NameServer(
                                "ns1.new.example.com",
                                List.of(InetAddress.getByName("203.0.113.1"), InetAddress.getByName("2001:db8::53"))),
                        new DnsSettings.NameServer("ns.example.org", List.of()));
    }

    @Test
    void dnsSettingsThatContradictEachOtherAreTold() {
        assertThat(problems(Map.of("dns.zone", "drill.example.com, old.drill.example.com")))
                .singleElement()
                .asString()
                .contains("old.drill.example.com is, or lies in, the zone drill.example.com");
        assertThat(problems(Map.of("dns.name-servers", "ns1.drill.test")))
                .singleElement()
                .asString()
                .contains("ns1.drill.test is inside a drill zone");
        assertThat(problems(
                        Map.of("dns.name-servers", "ns1.drill.test=127.0.0.1", "dns.name-server", "ns.example.com")))
                .singleElement()
                .asString()
                .contains("are both set");
    }

    @Test
    void networksOfScannersAndAnalystsCanBeDeclared() throws Exception {
        var declared = Settings.of(Map.of(
                        "canary.declared-networks",
                        "mail gateway=198.51.100.0/24, analysts = 2001:db8:5::/48, all=0.0.0.0/0"))
                .declaredNetworks();
        assertThat(declared.of(InetAddress.getByName("198.51.100.9"))).contains("mail gateway");
        assertThat(declared.of(InetAddress.getByName("2001:db8:5::9"))).contains("analysts");
        assertThat(declared.of(InetAddress.getByName("203.0.113.9"))).contains("all");
        assertThat(declared.of(InetAddress.getByName("2001:db8:6::9"))).isEmpty();
        assertThat(Settings.of(Map.of()).declaredNetworks()).isEqualTo(DeclaredNetworks.NONE);
    }

    @Test
    void theCanaryListensForVisitsWhereItIsTold() {
        assertThat(Settings.of(Map.of()).visits()).isEqualTo(VisitSettings.OFF);

        var visits = Settings.of(Map.of("canary.http", "[2001:db8::80]:8081", "canary.tcp", "127.0.0.1:0"))
                .visits();

        assertThat(visits.http()).contains(new InetSocketAddress("2001:db8::80", 8081));
        assertThat(visits.tcp()).contains(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        assertThat(visits.https()).isEmpty();
    }

    @Test
    void aListenerOnAllAddressesNeedsTheOneThatDrillPackagesConnectTo() {
        var everywhere = Map.of("canary.tcp", "0.0.0.0:4444");
        assertThatThrownBy(() -> Settings.of(everywhere))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("canary.tcp is on for all addresses of this machine")
                .hasMessageContaining("set canary.public-address (DRILLMASTER_CANARY_PUBLIC_ADDRESS)");

        var told = new HashMap<>(everywhere);
        told.put("canary.public-address", "203.0.113.53");
        assertThat(Settings.of(told).visits().publicAddress()).isPresent();
        var elsewhere = new HashMap<>(everywhere);
        elsewhere.put("drill.connect", "tcp://203.0.113.54:4444");
        assertThat(Settings.of(elsewhere).visits().publicAddress()).isEmpty();
    }

    @Test
    void httpsNeedsACertificateAndItsKey() {
        assertThatThrownBy(() -> Settings.of(Map.of("canary.https", "127.0.0.1:8443")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("canary.https is on, but canary.https-certificate is not set")
                .hasMessageContaining("canary.https is on, but canary.https-key is not set");
    }

    @Test
    void aListenersNameIsNotLookedUp() {
        assertThatThrownBy(() -> Settings.of(Map.of("canary.http", "canary.example.com:80")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("canary.http")
                .hasMessageContaining("ADDRESS:PORT");
    }

    @Test
    void aValueLeftEmptyIsNotSet() throws IOException {
        var file = file("http:\n  base-url:\n  port: 81\ndns:\ncontact: \"\"\n");
        var settings = SettingsReader.read(Optional.of(file), Map.of("DRILLMASTER_HTTP_PORT", " "), Map.of());
        assertThat(settings.baseUrl()).isEmpty();
        assertThat(settings.httpPort()).isEqualTo(81);
    }

    @Test
    void aServerThatNobodyPreparedIsWarned() {
        assertThat(Settings.of(Map.of()).warnings())
                .hasSize(2)
                .anySatisfy(sentence -> assertThat(sentence).startsWith("contact is not set"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("dns.zone is drill.test"));
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithItsLine() throws IOException {
        var file = file("""
                http:
                  port: 80a
                  prot: 8080
                dns: 53
                markers:
                  directory: [/tmp]
                contact: one
                contact: two
                colour: green
                """);
        var wrong = catchThrowableOfType(
                SettingsException.class,
                () -> SettingsReader.read(
                        Optional.of(file),
                        Map.of("DRILLMASTER_HTTP_HOTS", "x", "DRILLMASTER_DNS_PORT", "65536"),
                        Map.of()));
        assertThat(wrong.problems())
                .containsExactlyInAnyOrder(
                        file + ":2: http.port is '80a'; allowed: a whole number from 0 to 65535; 0 takes any free port",
                        file + ":3: there is no setting 'http.prot'; did you mean http.port?",
                        file
                                + ":4: dns is a group, the single value '53' was found; write its settings on lines of their"
                                + " own, indented: zone, host, port, answer, name-server, name-servers, public-address, rate-limit, route",
                        file
                                + ":6: markers.directory is a list; allowed: an absolute path that is not the system's own,"
                                + " such as /tmp",
                        file + ":8: contact is set already on line 7; keep one",
                        file + ":9: there is no setting 'colour'; 'drillmaster settings' lists all there are",
                        "environment: there is no setting 'DRILLMASTER_HTTP_HOTS'; did you mean DRILLMASTER_HTTP_HOST?",
                        "DRILLMASTER_DNS_PORT is '65536'; allowed: a whole number from 0 to 65535; 0 takes any free port");
        assertThat(wrong).hasMessageContaining("80a").hasMessageContaining("DRILLMASTER_DNS_PORT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http.port|-1",
                "http.port|80.0",
                "http.host|not a host",
                "http.base-url|drills.example.com",
                "http.base-url|ftp://drills.example.com",
                "http.base-url|https://drills.example.com/?a=b",
                "http.base-url|https://ada:secret@drills.example.com",
                "http.secure-cookies|yes",
                "data-dir|/etc/passwd",
                "dns.zone|localhost",
                "dns.zone|drill.example.com drill.example.net",
                "dns.host|127.0.0.1;127.0.0.2",
                "dns.answer|192.0.2.1, 192.0.2.2",
                "dns.answer|2001:db8::1",
                "dns.name-servers|ns1.drill.test=example.com",
                "dns.name-servers|=192.0.2.1",
                "dns.rate-limit|-1",
                "dns.rate-limit|1000001",
                "canary.declared-networks|198.51.100.0/24",
                "canary.declared-networks|scanner=198.51.100.0",
                "canary.declared-networks|scanner=198.51.100.1/24",
                "canary.declared-networks|scanner=198.51.100.0/33",
                "canary.declared-networks|scanner=example.com/24",
                "dns.host|localhost",
                "dns.host|999.1.1.1",
                "dns.answer|::1",
                "dns.answer|0.0.0.0",
                "dns.name-server|ns_1",
                "dns.public-address|0.0.0.0",
                "dns.route|resolver",
                "dns.route|direct 203.0.113.53",
                "dns.route|direct ns.example.com:53",
                "dns.route|direct 203.0.113.53:0",
                "markers.directory|tmp",
                "markers.directory|/etc",
                "markers.watch-local|1",
                "markers.poll-interval|100ms",
                "markers.poll-interval|2h",
                "scenarios-dir|/nowhere/at/all",
            })
    void aWrongValueIsRefusedWithWhatIsAllowed(String name, String value) {
        assertThat(problems(Map.of(name, value)))
                .containsExactly(name + " is '" + value + "'; allowed: "
                        + SettingsTable.byName(name).orElseThrow().allowed());
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://db/drillmaster",
        "jdbc:mysql://db/drillmaster",
        "jdbc:postgresql://db",
        "jdbc:postgresql://ada:hunter2@db/drillmaster",
        "jdbc:postgresql://db/drillmaster?user=ada&password=hunter2",
    })
    void aWrongDatabaseAddressIsNotShownBecauseItMayHoldAPassword(String url) {
        assertThat(problems(Map.of("db.url", url, "db.user", "ada")))
                .containsExactly("db.url has a value that is not shown here; allowed:"
                        + " jdbc:postgresql://HOST:PORT/DATABASE, with user and password in db.user and db.password");
    }

    @Test
    void settingsThatNeedEachOtherAreToldTogether() {
        assertThat(problems(Map.of("db.url", "jdbc:postgresql://db/drillmaster")))
                .containsExactly("db.url is set, but db.user is not; set db.user (DRILLMASTER_DB_USER), and db.password"
                        + " unless PostgreSQL asks for none");
        assertThat(problems(Map.of("db.password", "hunter2")))
                .containsExactly("db.password is set, but db.url is not; set db.url (DRILLMASTER_DB_URL) for a"
                        + " PostgreSQL of yours, or leave out both for the embedded one");
        assertThat(problems(Map.of("dns.host", "0.0.0.0")))
                .containsExactly("dns.public-address is not set, but dns.host is 0.0.0.0; set dns.public-address"
                        + " (DRILLMASTER_DNS_PUBLIC_ADDRESS) to the address at which resolvers reach this server");
    }

    @Test
    void aFileThatIsNoYamlIsToldWithItsLine() throws IOException {
        var file = file("http:\n  port: 8080\n contact: 'x\n");
        var wrong = catchThrowableOfType(
                SettingsException.class, () -> SettingsReader.read(Optional.of(file), Map.of(), Map.of()));
        assertThat(wrong.problems()).singleElement().asString().startsWith(file + ":3: this is not valid YAML: ");
    }

    @Test
    void aFileThatHoldsNoSettingsIsRefused() throws IOException {
        var file = file("- http\n");
        var wrong = catchThrowableOfType(
                SettingsException.class, () -> SettingsReader.read(Optional.of(file), Map.of(), Map.of()));
        assertThat(wrong.problems())
                .containsExactly(file + ":1: settings are written as 'name: value', a list stands here");
        assertThat(SettingsReader.read(Optional.of(file("# nothing yet\n")), Map.of(), Map.of()))
                .isEqualTo(Settings.of(Map.of()));
    }

    @Test
    void aNamedFileMustBeThere() {
        var missing = directory.resolve("missing.yml");
        var wrong = catchThrowableOfType(
                SettingsException.class,
                () -> SettingsReader.forServer(
                        Optional.empty(), Map.of("DRILLMASTER_CONFIG", missing.toString()), Map.of()));
        assertThat(wrong.problems())
                .isEqualTo(List.of("there is no settings file " + missing
                        + "; name another with --config or DRILLMASTER_CONFIG, or do without one"));
    }

    private Settings read(String yaml) throws IOException {
        return SettingsReader.read(Optional.of(file(yaml)), Map.of(), Map.of());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("drillmaster.yml"), yaml);
    }

    private static List<String> problems(Map<String, String> values) {
        return catchThrowableOfType(SettingsException.class, () -> Settings.of(values))
                .problems();
    }
}
