package io.drillmaster.drillpackages;

import java.util.Locale;

/**
 * The unguessable label of one install target: 20 characters of lower-case base32 (RFC 4648, no padding), 100 bits. It
 * stands in the drill package, in the marker's file name and in the DNS name, and is how evidence finds its exercise.
 *
 * @param value the label, lower case
 */
public record Token(String value) {
    /** Letters of the alphabet a token is written in. */
    public static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    /** Characters in a token. */
    public static final int LENGTH = 20;

    public Token {
        if (!isToken(value)) {
            throw new IllegalArgumentException("'" + value + "' is not a token: 20 characters of a-z and 2-7");
        }
    }

    /** Whether the text has the form of a token (it need not be one that was ever given out). */
    public static boolean isToken(String text) {
        return isBase32(text, LENGTH);
    }

    /** Whether the text is so many characters of the {@link #ALPHABET}. A loop: the canary asks it 100 000 times a second. */
    static boolean isBase32(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '2' || c > '7')) {
                return false;
            }
        }
        return true;
    }

    /** Reads a token in any letter case, as resolvers may return it (0x20 mixing). */
    public static Token ofAnyCase(String text) {
        return new Token(text.toLowerCase(Locale.ROOT));
    }

    /** A token from 20 bytes of a secure source of randomness; five bits a character. */
    public static Token ofRandom(byte[] random) {
        if (random.length < LENGTH) {
            throw new IllegalArgumentException("a token needs " + LENGTH + " random bytes, got " + random.length);
        }
        var text = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random[i] & 31));
        }
        return new Token(text.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
