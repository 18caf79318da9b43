package io.drillmaster.app;

import io.drillmaster.alert.AlertText;
import io.drillmaster.attack.Catalogue;
import io.drillmaster.canary.DeclaredNetworks;
import io.drillmaster.canary.DnsSettings;
import io.drillmaster.drillpackages.CanaryAddress;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.drillpackages.MarkerPath;
import io.drillmaster.drillpackages.PublicRegistries;
import io.drillmaster.drillpackages.Scope;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.drillpackages.origin.SigningKey;
import io.drillmaster.plan.Exercise;
import io.drillmaster.registry.RegistryAccess;
import io.drillmaster.registry.publish.PublishPolicy;
import io.drillmaster.scenarios.HumanDuration;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes values of the texts of settings; each throws IllegalArgumentException when the text is not allowed. */
final class SettingsValues {
    private static final Pattern HOST_NAME = Pattern.compile(
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern NOT_ON_ONE_LINE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern DATABASE_URL =
            Pattern.compile("jdbc:postgresql://[^/?#@\\s]+/[^/?#@\\s]+(\\?[^\\s]*)?");
    private static final Pattern CREDENTIALS = Pattern.compile("[?&](user|password)=");
    private static final Pattern CANARY = Pattern.compile("(tcp|http)://(\\[[0-9a-fA-F:.]+]|[0-9.]+):([0-9]{1,5})");
    private static final Pattern NETWORK = Pattern.compile("([^=,]+)=\\s*([0-9a-fA-F:.]+)/([0-9]{1,3})");
    private static final Pattern LISTENER = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[0-9.]+):([0-9]{1,5})");
    private static final int LONGEST_CONTACT = 200;
    private static final Token ANY_TOKEN = new Token("a".repeat(Token.LENGTH));

    private static final Pattern MOUNT = Pattern.compile("([A-Za-z0-9._-]{1,253}) *= *(/\\P{Cntrl}*)");

    private SettingsValues() {}

    static int port(String text) {
        require(text.matches("[0-9]{1,5}"));
        var port = Integer.parseInt(text);
        require(port <= 65_535);
        return port;
    }

    static String host(String text) {
        if (!IPV6.matcher(text).matches()) {
            return hostName(text);
        }
        return address(text).getHostAddress();
    }

    static String hostName(String text) {
        require(text.length() <= 253 && HOST_NAME.matcher(text).matches());
        return text.toLowerCase(Locale.ROOT);
    }

    /** Text that is in the form of an address is never looked up by {@link InetAddress}: it is read, or refused. */
    @SuppressWarnings("AddressSelection")
    static InetAddress address(String text) {
        require(IPV4.matcher(text).matches() || IPV6.matcher(text).matches());
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    static InetAddress reachableAddress(String text) {
        var address = address(text);
        require(!address.isAnyLocalAddress());
        return address;
    }

    static List<InetAddress> addresses(String text) {
        return some(text).map(SettingsValues::address).toList();
    }

    /** One of each family: a drill name is one place. */
    static List<InetAddress> answers(String text) {
        var answers = some(text).map(SettingsValues::reachableAddress).toList();
        require(answers.get(0) instanceof Inet4Address);
        require(answers.size() == 1 || (answers.size() == 2 && answers.get(1) instanceof Inet6Address));
        return answers;
    }

    static List<DrillZone> zones(String text) {
        return some(text).map(DrillZone::of).toList();
    }

    static int rateLimit(String text) {
        require(text.matches("[0-9]{1,7}"));
        var limit = Integer.parseInt(text);
        require(limit <= DnsSettings.LARGEST_RATE);
        return limit;
    }

    static List<DnsSettings.NameServer> nameServers(String text) {
        var addresses = new LinkedHashMap<String, List<InetAddress>>();
        some(text).forEach(entry -> {
            var parts = entry.split("=", 2);
            var own = addresses.computeIfAbsent(hostName(parts[0].strip()), name -> new ArrayList<>());
            if (parts.length == 2) {
                own.add(reachableAddress(parts[1].strip()));
            }
        });
        return addresses.entrySet().stream()
                .map(server -> new DnsSettings.NameServer(server.getKey(), server.getValue()))
                .toList();
    }

    static DeclaredNetworks declaredNetworks(String text) {
        return new DeclaredNetworks(
                some(text).map(SettingsValues::declaredNetwork).toList());
    }

    /** A network with bits beyond its prefix is refused: whoever wrote it meant another one. */
    private static DeclaredNetworks.Network declaredNetwork(String entry) {
        var parts = NETWORK.matcher(entry);
        require(parts.matches());
        var address = address(parts.group(2));
        var network = new DeclaredNetworks.Network(
                contact(parts.group(1).strip()), address, Integer.parseInt(parts.group(3)));
        var bits = new BigInteger(1, address.getAddress());
        require(bits.equals(BigInteger.ZERO)
                || bits.getLowestSetBit() >= address.getAddress().length * 8 - network.prefix());
        return network;
    }

    private static Stream<String> some(String text) {
        var entries = listed(text);
        require(!entries.isEmpty());
        return entries.stream();
    }

    static List<String> peopleNames(String text) {
        var names = some(text).toList();
        require(names.stream().allMatch(name -> name.length() <= AlertText.NAME));
        return names;
    }

    static String headerName(String text) {
        require(text.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}"));
        return text;
    }

    static URI baseUrl(String text) {
        var bare = text.replaceAll("/+$", "");
        try {
            var uri = new URI(bare);
            require(("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null);
            require(uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null);
            require(PublicRegistries.find(uri).isEmpty()); // drill packages are never offered under such a name
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static RegistryAccess.Mode registryAccess(String text) {
        require(text.equals("open") || text.equals("token"));
        return text.equals("open") ? RegistryAccess.Mode.OPEN : RegistryAccess.Mode.TOKEN;
    }

    /** A public registry is allowed here: it is only read. Credentials are not: the address stands in logs. */
    static URI upstream(String text) {
        try {
            var uri = new URI(text.replaceAll("/+$", ""));
            require(("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null);
            require(uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null);
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static boolean flag(String text) {
        require(text.equals("true") || text.equals("false"));
        return text.equals("true");
    }

    static Optional<Boolean> automaticFlag(String text) {
        return text.equals("auto") ? Optional.empty() : Optional.of(flag(text));
    }

    static Path path(String text) {
        var path = Path.of(text); // InvalidPathException is an IllegalArgumentException
        require(!Files.exists(path) || Files.isDirectory(path));
        return path;
    }

    static Path existingDirectory(String text) {
        var path = Path.of(text);
        require(Files.isDirectory(path));
        return path;
    }

    static Path signingKeyFile(String text) {
        var path = Path.of(text);
        try {
            require(!SigningKey.load(path).id().isEmpty());
            return path;
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Catalogue attackCatalogue(String text) {
        try {
            return Catalogue.read(Path.of(text));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Path existingFile(String text) {
        var path = Path.of(text);
        require(Files.isRegularFile(path));
        return path;
    }

    /** {@link PublishPolicy} reads the entries: what it refuses is refused here. */
    static List<String> registryHosts(String text) {
        var hosts = listed(text);
        var unused = new PublishPolicy(hosts, List.of(), List.of());
        return hosts;
    }

    static List<String> namePrefixes(String text) {
        var prefixes = listed(text);
        var unused = new PublishPolicy(List.of(), List.of(), prefixes);
        return prefixes;
    }

    private static List<String> listed(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** User and password in the URL are refused: the URL stands in logs. */
    static String databaseUrl(String text) {
        require(DATABASE_URL.matcher(text).matches()
                && !CREDENTIALS.matcher(text).find());
        return text;
    }

    static Optional<DnsRoute> dnsRoute(String text) {
        if (text.equals("system")) {
            return Optional.of(new DnsRoute.SystemResolver());
        }
        if (text.equals("direct")) {
            return Optional.empty();
        }
        require(text.startsWith("direct ") && text.contains(":"));
        var target = text.substring("direct ".length()).strip();
        var colon = target.lastIndexOf(':');
        require(colon > 0);
        var host = target.substring(0, colon).replaceAll("^\\[|\\]$", "");
        return Optional.of(new DnsRoute.Direct(host, port(target.substring(colon + 1))));
    }

    static String markerDirectory(String text) {
        return MarkerPath.in(text, ANY_TOKEN).directory();
    }

    static List<MarkerMount> markerMounts(String text) {
        var mounts = listed(text).stream().map(SettingsValues::markerMount).toList();
        require(mounts.stream().map(MarkerMount::host).distinct().count() == mounts.size());
        return mounts;
    }

    private static MarkerMount markerMount(String text) {
        var parts = MOUNT.matcher(text);
        require(parts.matches());
        return new MarkerMount(parts.group(1), Path.of(parts.group(2)).normalize());
    }

    static Duration pollInterval(String text) {
        var interval = HumanDuration.parse(text);
        require(interval.compareTo(Duration.ofSeconds(1)) >= 0 && interval.compareTo(Duration.ofHours(1)) <= 0);
        return interval;
    }

    static List<String> scope(String text) {
        var places = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(place -> !place.isEmpty())
                .toList();
        require(places.equals(List.of(Exercise.ANYWHERE))
                || (places.size() <= Scope.MOST
                        && places.stream().allMatch(place -> Scope.fault(place).isEmpty())));
        return places;
    }

    static CanaryAddress canary(String text) {
        var parts = CANARY.matcher(text);
        require(parts.matches());
        var address = parts.group(2).replaceAll("[\\[\\]]", "");
        var protocol = CanaryAddress.Protocol.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
        return new CanaryAddress(address, port(parts.group(3)), protocol);
    }

    static Optional<InetSocketAddress> listener(String text) {
        if (text.equals("off")) {
            return Optional.empty();
        }
        var parts = LISTENER.matcher(text);
        require(parts.matches());
        return Optional.of(
                new InetSocketAddress(address(parts.group(1).replaceAll("[\\[\\]]", "")), port(parts.group(2))));
    }

    static String contact(String text) {
        require(text.length() <= LONGEST_CONTACT
                && !NOT_ON_ONE_LINE.matcher(text).find());
        return text;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
