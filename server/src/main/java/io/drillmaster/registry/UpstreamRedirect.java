package io.drillmaster.registry;

import io.javalin.http.BadGatewayResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where an upstream registry may send this server: never from https to http, and never deeper into our own network than
 * the registry itself lies. Otherwise whoever controls the registry could read through us what only we can reach.
 */
final class UpstreamRedirect {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    /** How near to us an address is; the order matters. */
    private enum Nearness {
        PUBLIC,
        PRIVATE,
        LOOPBACK,
        /** The link of this machine, where clouds answer with credentials; and what no server has. */
        NEVER
    }

    private UpstreamRedirect() {}

    /**
     * Where an answer leads; empty when it is the last one.
     *
     * @throws BadGatewayResponse when this server does not go there
     */
    static Optional<URI> next(URI base, HttpResponse<?> answer) {
        if (!STATUSES.contains(answer.statusCode())) {
            return Optional.empty();
        }
        var location = answer.headers().firstValue("Location").orElse("");
        var next = resolved(answer.uri(), location)
                .filter(target -> allowed(base, answer.uri(), target))
                .orElseThrow(() -> new BadGatewayResponse(
                        "The upstream registry redirects to an address that this server does not go to."));
        return Optional.of(next);
    }

    static boolean allowed(URI base, URI from, URI target) {
        var scheme = String.valueOf(target.getScheme());
        if (!(scheme.equals("https") || (scheme.equals("http") && !"https".equals(from.getScheme())))
                || target.getHost() == null
                || target.getRawUserInfo() != null) {
            return false;
        }
        return target.getHost().equals(base.getHost())
                || nearness(target.getHost()).compareTo(nearness(base.getHost())) <= 0;
    }

    private static Optional<URI> resolved(URI from, String location) {
        try {
            return location.isBlank() ? Optional.empty() : Optional.of(from.resolve(location.strip()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** The nearest of a name's addresses. A name that does not resolve is nothing of ours; a proxy may know it. */
    private static Nearness nearness(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host))
                    .map(UpstreamRedirect::nearness)
                    .max(Nearness::compareTo)
                    .orElse(Nearness.PUBLIC);
        } catch (UnknownHostException unknown) {
            return Nearness.PUBLIC;
        }
    }

    private static Nearness nearness(InetAddress address) {
        if (address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return Nearness.NEVER;
        }
        if (address.isLoopbackAddress()) {
            return Nearness.LOOPBACK;
        }
        return address.isSiteLocalAddress() || isShared(address) ? Nearness.PRIVATE : Nearness.PUBLIC;
    }

    /** Unique local addresses of IPv6 (RFC 4193), and those that a provider shares among customers (RFC 6598). */
    private static boolean isShared(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet6Address
                ? (bytes[0] & 0xfe) == 0xfc
                : (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
    }
}
