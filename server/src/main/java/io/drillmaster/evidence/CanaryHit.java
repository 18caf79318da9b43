package io.drillmaster.evidence;

import io.drillmaster.drillpackages.DrillName;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody asked the canary for a whole drill name. Every hit is kept as it came; the first of a name is also evidence.
 *
 * @param receivedAt when the question was received, on this server's clock; microseconds are kept
 * @param source address that asked: a resolver's, never to be shown as the host's
 * @param transport {@code udp} or {@code tcp}
 * @param asked the name as asked, letter case kept
 * @param type e.g. {@code A}
 * @param clientSubnet network that the resolver asks for (EDNS Client Subnet, RFC 7871), as ADDRESS/PREFIX
 * @param declared name of the declared network that the source lies in: the hit is of no execution then
 * @param packet the question's bytes; kept up to 1 232 of them, which no honest question reaches
 */
public record CanaryHit(
        Instant receivedAt,
        InetAddress source,
        String transport,
        DrillName drill,
        String asked,
        String type,
        Optional<String> clientSubnet,
        Optional<String> declared,
        byte[] packet) {}
