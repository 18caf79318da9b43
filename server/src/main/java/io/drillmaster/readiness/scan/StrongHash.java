package io.drillmaster.readiness.scan;

import java.util.Map;
import java.util.regex.Pattern;

/** Hashes that nobody can forge: SHA-256, SHA-384, SHA-512, each of its full length. */
final class StrongHash {
    private static final Map<String, Integer> HEX_DIGITS = Map.of("sha256", 64, "sha384", 96, "sha512", 128);
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

    /** 32, 48 and 64 bytes in Base64. */
    private static final Pattern INTEGRITY =
            Pattern.compile("sha256-[\\w+/-]{43}=?|sha384-[\\w+/-]{64}|sha512-[\\w+/-]{86}(==)?");

    private StrongHash() {}

    /** Whether {@code sha256:0123…} is one. */
    static boolean isPrefixed(String text) {
        var colon = text.indexOf(':');
        return colon > 0 && is(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Whether these hexadecimal digits are one of this algorithm. */
    static boolean is(String algorithm, String digits) {
        return Integer.valueOf(digits.length()).equals(HEX_DIGITS.get(algorithm))
                && HEX.matcher(digits).matches();
    }

    /** Whether a Subresource Integrity text, which may hold several separated by blanks, has one. */
    static boolean isIntegrity(String text) {
        for (var one : text.strip().split("\\s+", -1)) {
            var options = one.indexOf('?');
            if (INTEGRITY.matcher(options < 0 ? one : one.substring(0, options)).matches()) {
                return true;
            }
        }
        return false;
    }
}
