package io.drillmaster.cli;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code HOST}, {@code HOST:PORT} and, for IPv6, {@code ADDRESS} or {@code [ADDRESS]:PORT}. */
final class HostAndPort {
    private static final Pattern BRACKETS = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::([0-9]{1,5}))?");
    private static final Pattern PLAIN = Pattern.compile("([^:\\[\\]\\s]+)(?::([0-9]{1,5}))?");
    private static final Pattern BARE_IPV6 = Pattern.compile("([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)()");
    private static final int LAST_PORT = 65_535;

    private HostAndPort() {}

    /** Empty when it has another form, or a name in it leads to no address. */
    static Optional<InetSocketAddress> read(String text, int usualPort) {
        for (var form : new Pattern[] {BRACKETS, PLAIN, BARE_IPV6}) {
            var matcher = form.matcher(text);
            if (matcher.matches()) {
                var written = matcher.group(2);
                var port = written == null || written.isEmpty() ? usualPort : Integer.parseInt(written);
                return port < 1 || port > LAST_PORT
                        ? Optional.empty()
                        : Optional.of(new InetSocketAddress(matcher.group(1), port))
                                .filter(address -> !address.isUnresolved());
            }
        }
        return Optional.empty();
    }
}
