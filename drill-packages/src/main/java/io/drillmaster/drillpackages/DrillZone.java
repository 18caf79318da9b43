package io.drillmaster.drillpackages;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The DNS zone below which drill names are looked up; it is delegated to the canary's name server.
 *
 * @param value the zone's name: lower case, without a trailing dot, for example {@code drill.example.com}
 */
public record DrillZone(String value) {
    /** Octets that a DNS name may have in its dotted form (RFC 1035). */
    private static final int LONGEST_NAME = 253;

    private static final int LONGEST =
            LONGEST_NAME - (1 + 1 + DrillName.NONCE_LENGTH + 1 + Token.LENGTH + 1); // phase.nonce.token.zone

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern LABELS = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?[0-9]+");

    public DrillZone {
        if (!LABELS.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a DNS zone name: labels of a-z 0-9 - (at most 63"
                    + " characters each, no hyphen first or last) joined by dots, for example drill.example.com");
        }
        if (!value.contains(".")) {
            throw new IllegalArgumentException("'" + value + "' is a single label, a whole top-level domain; a drill"
                    + " zone is below a domain that you control, for example drill.example.com");
        }
        if (ENDS_IN_NUMBER.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + value + "' ends in a number, as an IP address does; a drill zone is a domain name");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("the drill zone '" + value + "' has " + value.length()
                    + " characters; at most " + LONGEST + " leave room for <phase>.<nonce>.<token>. before it");
        }
    }

    /** Reads a zone name in any letter case, with or without the trailing dot. */
    public static DrillZone of(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        return new DrillZone(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
    }

    @Override
    public String toString() {
        return value;
    }
}
