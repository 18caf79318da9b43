package io.drillmaster.drillpackages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a drill package's hook may act. The package carries salted digests only, so that a copy that leaks tells nobody
 * the names of hosts or repositories. A digest is the hex SHA-256 of {@code <salt>:<place>} in UTF-8, the place in lower
 * case. A hook is in scope where one of these is listed: the host's name; each suffix of it that begins with a dot; the
 * repository in {@code GITHUB_REPOSITORY}, {@code CI_PROJECT_PATH} or {@code BUILD_REPOSITORY_NAME}.
 *
 * @param salt hex, at least 16 characters; empty where anywhere is in scope
 * @param digests sorted; empty where anywhere is in scope
 */
public record Scope(String salt, List<String> digests) {
    /** More would make the hook slow to read. */
    public static final int MOST = 200;

    private static final Pattern SALT = Pattern.compile("[0-9a-f]{16,64}");
    private static final Pattern HOST = Pattern.compile("\\.?[a-z0-9]([a-z0-9._-]*[a-z0-9])?");
    private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9_.-]+(/[a-z0-9_.-]+)+");
    private static final int LONGEST = 253;

    public Scope {
        digests = List.copyOf(digests);
        if (digests.isEmpty() != salt.isEmpty()) {
            throw new IllegalArgumentException("a scope has a salt and digests, or neither");
        }
    }

    /** No limit: the hook acts wherever the package is installed. To be chosen on purpose, never by default. */
    public static Scope anywhere() {
        return new Scope("", List.of());
    }

    /**
     * Limits the hook to places.
     *
     * @param salt random, hex, 16 to 64 characters
     * @param places host names ({@code build-1}), domain suffixes ({@code .ci.example.com}) and repositories
     *     ({@code acme/shop}); letter case does not matter
     * @throws IllegalArgumentException naming the place that is none, or if there is none or more than {@link #MOST}
     */
    public static Scope of(String salt, Collection<String> places) {
        if (!SALT.matcher(salt).matches()) {
            throw new IllegalArgumentException("the salt of a scope is 16 to 64 hex digits");
        }
        if (places.isEmpty() || places.size() > MOST) {
            throw new IllegalArgumentException("a scope lists 1 to " + MOST + " places, found " + places.size());
        }
        var digests = places.stream()
                .map(place -> digest(salt, requirePlace(place)))
                .distinct()
                .sorted()
                .toList();
        return new Scope(salt, digests);
    }

    /** What is wrong with a place, as a sentence; empty when it can be listed. */
    public static Optional<String> fault(String place) {
        var lower = place.strip().toLowerCase(Locale.ROOT);
        var fits = lower.length() <= LONGEST
                && (HOST.matcher(lower).matches() || REPOSITORY.matcher(lower).matches());
        return fits
                ? Optional.empty()
                : Optional.of("'" + place + "' is neither a host name (build-1), nor a domain suffix (.ci.example.com),"
                        + " nor a repository (acme/shop)");
    }

    /** Whether the hook acts wherever it runs. */
    public boolean isAnywhere() {
        return digests.isEmpty();
    }

    private static String requirePlace(String place) {
        fault(place).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return place.strip().toLowerCase(Locale.ROOT);
    }

    private static String digest(String salt, String place) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(hash.digest((salt + ":" + place).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
