package io.drillmaster.canary;

import io.drillmaster.drillpackages.Token;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Locale;

/**
 * Somebody connected and presented a well-formed token, given out or not.
 *
 * @param asked the line, or method and path, that carried it
 * @param client address that connected
 * @param userAgent as the client calls itself; empty where it does not
 * @param raw what was received, as far as it is kept
 * @param receivedAt when it had been read, on this server's clock
 */
record Visit(
        Protocol protocol,
        Token token,
        String asked,
        InetAddress client,
        String userAgent,
        byte[] raw,
        Instant receivedAt) {
    /** How the token was presented. */
    enum Protocol {
        TCP("canary.tcp"),
        HTTP("canary.http"),
        HTTPS("canary.http");

        private final String source;

        Protocol(String source) {
            this.source = source;
        }

        /** The evidence's source. */
        String source() {
            return source;
        }

        /** As it stands in the fact. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
