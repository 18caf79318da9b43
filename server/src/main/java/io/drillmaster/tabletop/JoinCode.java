package io.drillmaster.tabletop;

import io.drillmaster.common.Secrets;
import java.util.Locale;
import java.util.Optional;

/**
 * The code that people type to come in: six characters that nobody takes for others when they are read aloud or from a
 * screen at the other end of a room. It is no secret worth the name, so wrong ones are counted.
 */
public final class JoinCode {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 6;

    private JoinCode() {}

    static String random() {
        var code = new StringBuilder();
        while (code.length() < LENGTH) {
            for (var value : Secrets.bytes(LENGTH)) {
                var at = value & 0x1f;
                if (at < ALPHABET.length() && code.length() < LENGTH) {
                    code.append(ALPHABET.charAt(at));
                }
            }
        }
        return code.toString();
    }

    /** What somebody typed, as codes are written: blanks and hyphens out, in capitals; empty when it can be no code. */
    public static Optional<String> read(String typed) {
        var code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return code.length() == LENGTH && code.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0)
                ? Optional.of(code)
                : Optional.empty();
    }
}
