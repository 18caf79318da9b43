package io.drillmaster.registry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version as npm reads it (Semantic Versioning 2.0.0), in its order: build metadata does not count.
 *
 * @param text as written
 * @param prerelease its parts; none for a release
 */
record SemVer(String text, BigInteger major, BigInteger minor, BigInteger patch, List<String> prerelease)
        implements Comparable<SemVer> {
    private static final int LONGEST = 256;
    /** npm keeps numbers in doubles, and refuses those that do not fit (JavaScript's MAX_SAFE_INTEGER). */
    private static final BigInteger LARGEST = BigInteger.valueOf(9_007_199_254_740_991L);

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String PART = "(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + PART
            + "(?:\\." + PART + ")*))?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static final Comparator<SemVer> ORDER = Comparator.comparing(SemVer::major)
            .thenComparing(SemVer::minor)
            .thenComparing(SemVer::patch)
            .thenComparing(SemVer::prerelease, SemVer::comparePrereleases);

    SemVer {
        prerelease = List.copyOf(prerelease);
    }

    /** Empty when npm would not take the text for a version. */
    static Optional<SemVer> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var numbers = new ArrayList<BigInteger>();
        for (var i = 1; i <= 3; i++) {
            var number = new BigInteger(match.group(i));
            if (number.compareTo(LARGEST) > 0) {
                return Optional.empty();
            }
            numbers.add(number);
        }
        var parts = match.group(4);
        return Optional.of(new SemVer(
                text,
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                parts == null ? List.of() : List.of(parts.split("\\.", -1))));
    }

    boolean isRelease() {
        return prerelease.isEmpty();
    }

    @Override
    public int compareTo(SemVer other) {
        return ORDER.compare(this, other);
    }

    private static int comparePrereleases(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty()); // a release comes after its prereleases
        }
        for (var i = 0; i < Math.min(one.size(), other.size()); i++) {
            var order = comparePart(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int comparePart(String one, String other) {
        var number = DIGITS.matcher(one).matches();
        if (number != DIGITS.matcher(other).matches()) {
            return number ? -1 : 1;
        }
        return number ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }
}
