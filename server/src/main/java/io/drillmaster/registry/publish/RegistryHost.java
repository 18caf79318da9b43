package io.drillmaster.registry.publish;

import java.net.URI;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A host, in the one form in which hosts are compared: lower case, no dot at the end, an IPv4 address never inside an
 * IPv6 one.
 *
 * @param name host name or address, an IPv6 address without brackets
 * @param port empty for the usual one of the scheme
 */
record RegistryHost(String name, OptionalInt port) {
    private static final Pattern ENTRY = Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
    private static final Pattern MAPPED = Pattern.compile("(?:0{0,4}:){2,5}ffff:([0-9]{1,3}(?:\\.[0-9]{1,3}){3})");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|(0*:)+:?0*1");

    RegistryHost {
        name = canonical(name);
    }

    /** The host that an address with one names. */
    static RegistryHost of(URI address) {
        return new RegistryHost(
                address.getHost(), address.getPort() < 0 ? OptionalInt.empty() : OptionalInt.of(address.getPort()));
    }

    /**
     * Reads {@code host} or {@code host:port}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static RegistryHost ofEntry(String text) {
        var matcher = ENTRY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is neither host nor host:port");
        }
        var port = matcher.group(2);
        if (port != null && Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException(port + " is not a port");
        }
        return new RegistryHost(
                matcher.group(1), port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)));
    }

    /** Whether this entry of a list means the host of the address, port included. */
    boolean isThatOf(URI address) {
        var usual = "https".equals(address.getScheme()) ? 443 : 80;
        var other = of(address);
        return name.equals(other.name) && port.orElse(usual) == other.port.orElse(usual);
    }

    boolean isLoopback() {
        return LOOPBACK.matcher(name).matches();
    }

    private static String canonical(String host) {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var lower = bare.toLowerCase(Locale.ROOT);
        var undotted = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        var mapped = MAPPED.matcher(undotted);
        return mapped.matches() ? mapped.group(1) : undotted;
    }

    @Override
    public String toString() {
        var shown = name.contains(":") ? "[" + name + "]" : name;
        return port.isPresent() ? shown + ":" + port.getAsInt() : shown;
    }
}
