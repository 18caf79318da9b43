package io.drillmaster.registry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A version of a Python package (PEP 440).
 *
 * @param normalized the canonical spelling, which file names and indexes use
 * @param key the same without zeros at the release's end: equal for equal versions
 */
record Pep440(String normalized, String key) {
    private static final int LONGEST = 100;
    private static final Pattern FORM = Pattern.compile("v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\\.[0-9]+)*)"
            + "(?<pre>[-_.]?(?<prel>alpha|beta|preview|pre|a|b|c|rc)[-_.]?(?<pren>[0-9]+)?)?"
            + "(?<post>-(?<postimplicit>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?<postn>[0-9]+)?)?"
            + "(?<dev>[-_.]?dev[-_.]?(?<devn>[0-9]+)?)?"
            + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

    /** Empty when the text is no version. */
    static Optional<Pep440> parse(String text) {
        var match = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (text.length() > LONGEST || !match.matches()) {
            return Optional.empty();
        }
        var release = new ArrayList<>(List.of(match.group("release").split("\\.", -1)).stream()
                .map(Pep440::number)
                .toList());
        var normalized = whole(match, release);
        while (release.size() > 1 && release.get(release.size() - 1).equals("0")) {
            release.remove(release.size() - 1);
        }
        return Optional.of(new Pep440(normalized, whole(match, release)));
    }

    private static String whole(Matcher match, List<String> release) {
        var text = new StringBuilder();
        var epoch = number(match.group("epoch"));
        if (!epoch.equals("0")) {
            text.append(epoch).append('!');
        }
        text.append(String.join(".", release));
        if (match.group("pre") != null) {
            text.append(phase(match.group("prel"))).append(number(match.group("pren")));
        }
        if (match.group("post") != null) {
            var implicit = match.group("postimplicit");
            text.append(".post").append(number(implicit == null ? match.group("postn") : implicit));
        }
        if (match.group("dev") != null) {
            text.append(".dev").append(number(match.group("devn")));
        }
        if (match.group("local") != null) {
            text.append('+')
                    .append(List.of(match.group("local").split("[-_.]", -1)).stream()
                            .map(part -> part.matches("[0-9]+") ? number(part) : part)
                            .collect(Collectors.joining(".")));
        }
        return text.toString();
    }

    private static String phase(String word) {
        return switch (word) {
            case "alpha", "a" -> "a";
            case "beta", "b" -> "b";
            default -> "rc";
        };
    }

    private static String number(@Nullable String digits) {
        return digits == null ? "0" : new BigInteger(digits).toString();
    }
}
