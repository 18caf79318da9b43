package io.drillmaster.evidence;

import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.DrillName;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Hits for tests. */
final class Hits {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

    private static final DrillZone ZONE = new DrillZone("drill.test");

    private Hits() {}

    static Token token() {
        return Token.ofRandom(Secrets.bytes(Token.LENGTH));
    }

    /** A nonce of its own for every number. */
    static String nonce(long number) {
        var nonce = new StringBuilder();
        for (var i = 0; i < DrillName.NONCE_LENGTH; i++) {
            nonce.append(Token.ALPHABET.charAt((int) (number >> (5 * i)) & 31));
        }
        return nonce.toString();
    }

    static CanaryHit hit(Token token, long nonce) {
        return hit(token, nonce, NOON.plusMillis(nonce));
    }

    static CanaryHit hit(Token token, long nonce, Instant at) {
        return hit(token, nonce, at, Optional.empty());
    }

    static CanaryHit hit(Token token, long nonce, Instant at, Optional<String> declared) {
        var drill = new DrillName(Phase.INSTALLED, nonce(nonce), token);
        return new CanaryHit(
                at,
                address("192.0.2.7"),
                "udp",
                drill,
                drill.format(ZONE),
                "A",
                Optional.empty(),
                declared,
                drill.format(ZONE).getBytes(StandardCharsets.US_ASCII));
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
