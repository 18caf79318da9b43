package io.drillmaster.origin;

import io.drillmaster.drillpackages.Token;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody pasted, read as everything that it could be: a whole line of a log may hold a digest, a DNS name and a
 * package at once.
 *
 * @param digests hex SHA-1 or SHA-256, or {@code sha512-…} (Subresource Integrity)
 * @param tokens whatever has the form of a token: in DNS names, marker paths or alone
 * @param names package names with or without a version
 * @param filenames last steps of paths and addresses
 * @param words all words in lower case, for DNS names
 */
record Question(
        Set<String> digests, Set<Token> tokens, List<NamedVersion> names, List<String> filenames, List<String> words) {
    /** Longer than any line of a log that is worth pasting. */
    static final int LONGEST = 2_000;

    /** No name or digest has one; PostgreSQL takes no NUL at all. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    private static final int MOST_WORDS = 50;
    private static final Pattern BLANKS = Pattern.compile("[\\s,;|<>\"'()\\[\\]{}]+");
    private static final Pattern TOKEN = Pattern.compile("(?<![A-Za-z0-9])[A-Za-z2-7]{20}(?![A-Za-z0-9])");
    private static final Pattern HEX =
            Pattern.compile("(?<![A-Za-z0-9])([0-9a-fA-F]{128}|[0-9a-fA-F]{64}|[0-9a-fA-F]{40})(?![A-Za-z0-9])");
    private static final Pattern SHA512_BASE64 = Pattern.compile("(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==");
    private static final int SHA512_HEX = 128;

    static Question read(String pasted) {
        var text = UNPRINTABLE.matcher(pasted).replaceAll(" ");
        var digests = new LinkedHashSet<String>();
        var hex = HEX.matcher(text);
        while (hex.find()) {
            digests.add(digest(hex.group().toLowerCase(Locale.ROOT)));
        }
        var base64 = SHA512_BASE64.matcher(text);
        while (base64.find()) {
            digests.add("sha512-" + base64.group());
        }
        var tokens = new LinkedHashSet<Token>();
        var label = TOKEN.matcher(text);
        while (label.find()) {
            Optional.of(label.group().toLowerCase(Locale.ROOT))
                    .filter(Token::isToken)
                    .map(Token::new)
                    .ifPresent(tokens::add);
        }
        var words = BLANKS.splitAsStream(text.strip())
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        return new Question(
                digests,
                tokens,
                words.stream().flatMap(word -> NamedVersion.read(word).stream()).toList(),
                words.stream()
                        .map(Question::filename)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
    }

    /** The registry keeps SHA-512 as npm writes it. */
    private static String digest(String hex) {
        return hex.length() == SHA512_HEX
                ? "sha512-" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex))
                : hex;
    }

    private static String filename(String word) {
        var path = word.replaceFirst("[?#].*$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
