package io.drillmaster.drillpackages;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The DNS name that a drill package looks up: {@code <phase>.<nonce>.<token>.<zone>}.
 *
 * @param phase when the hook ran
 * @param nonce 8 random characters of lower-case base32, new for every execution, so that no cache answers and so that
 *     a question that a resolver repeats is recognised
 * @param token whose package it was
 */
public record DrillName(Phase phase, String nonce, Token token) {
    /** Characters in a nonce. */
    public static final int NONCE_LENGTH = 8;

    private static final Pattern ASCII = Pattern.compile("[\\x21-\\x7e]*");

    public DrillName {
        if (!isNonce(nonce)) {
            throw new IllegalArgumentException(
                    "'" + nonce + "' is not a nonce: " + NONCE_LENGTH + " characters of a-z and 2-7");
        }
    }

    /** Whether the text has the form of a nonce. */
    public static boolean isNonce(String text) {
        return Token.isBase32(text, NONCE_LENGTH);
    }

    /**
     * Reads a name that somebody asked for, in any letter case, with or without the trailing dot. Empty for every other
     * name, also for one that a resolver shortened (query name minimisation, RFC 9156): that is no execution.
     */
    public static Optional<DrillName> parse(String dnsName, DrillZone zone) {
        if (!ASCII.matcher(dnsName).matches()) {
            return Optional.empty(); // some letters outside ASCII turn into ASCII ones in lower case
        }
        var name = dnsName.toLowerCase(Locale.ROOT);
        var bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (!bare.endsWith("." + zone.value())) {
            return Optional.empty();
        }
        var labels =
                bare.substring(0, bare.length() - zone.value().length() - 1).split("\\.", -1);
        if (labels.length != 3 || !isNonce(labels[1]) || !Token.isToken(labels[2])) {
            return Optional.empty();
        }
        return Phase.ofCode(labels[0]).map(phase -> new DrillName(phase, labels[1], new Token(labels[2])));
    }

    /** The name below a zone, lower case, without a trailing dot. */
    public String format(DrillZone zone) {
        return String.join(".", phase.code(), nonce, token.value(), zone.value());
    }
}
