package io.drillmaster.alert;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.plan.InstallTarget;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How clearly a text speaks of a package; the later, the clearer. */
enum PackageMention {
    /** Not at all: the name is not there, or only as a piece of a longer word. */
    NONE,
    /** Only with other versions than the one asked for. */
    OTHER_VERSION,
    /** The name, without a version. */
    NAME,
    /** The name with exactly this version. */
    NAME_AND_VERSION;

    /** Before a name: no letter, digit or joining sign. */
    private static final String BEGIN = "(?:(?<![A-Za-z0-9._-])|" + SearchableText.AFTER_ESCAPE + ")";

    /** Nor an npm scope, which makes it another package. */
    private static final String NO_SCOPE = "(?<!(?:@|%40)[A-Za-z0-9._-]{1,100}(?:/|%2[Ff]))";

    private static final String NOT_CUT = "(?!" + SearchableText.CUT + ")";
    private static final String EXTRAS = NOT_CUT + "(?:\\[[^\\]\\n]{0,80}\\])?";

    /** Between a name and its version: in requirements, npm coordinates, file names, addresses, prose, JSON fields. */
    private static final String JOIN =
            "(?:[ \\t]{0,2}={2,3}[ \\t]{0,2}|[@:/-]|[ \\t]{1,2}\\(?(?:version[ \\t]|v)?|\\n(?:package_?)?version\\n)";

    /** After a version: nothing that makes it a longer one; the tags of a wheel's file name may follow. */
    private static final String VERSION_END = NOT_CUT
            + "(?![A-Za-z0-9_])(?!\\.(?:\\d|post|dev|rc|a\\d|b\\d))(?!-(?!(?:py|cp|pp)\\d)[A-Za-z0-9])(?!\\+[A-Za-z0-9])";

    private static final String ANY_VERSION = "v?\\d+\\.\\d";
    private static final String NAME_END = NOT_CUT
            + "(?![A-Za-z0-9_-])(?!\\.(?!(?:egg-info|dist-info)\\b)[A-Za-z0-9])(?!" + EXTRAS + JOIN + ANY_VERSION + ")";

    /** The clearest mention of the target's package. */
    static PackageMention of(InstallTarget target, SearchableText words) {
        if (!words.lowerCase().contains(longestPiece(target.packageName()))) {
            return NONE; // by far the most frequent case, and much cheaper than the patterns
        }
        var bare = pattern(target.ecosystem(), target.packageName());
        var name = BEGIN + "(?=" + bare + ")" + NO_SCOPE + bare;
        if (finds(name + EXTRAS + JOIN + Pattern.quote(target.packageVersion()) + VERSION_END, words)) {
            return NAME_AND_VERSION;
        }
        if (finds(name + NAME_END, words)) {
            return NAME;
        }
        return finds(name + EXTRAS + JOIN + ANY_VERSION, words) ? OTHER_VERSION : NONE;
    }

    private static boolean finds(String pattern, SearchableText words) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
                .matcher(words.text())
                .find();
    }

    /** PyPI holds {@code a-b}, {@code a_b} and {@code a.b} for one name (PEP 503); npm's signs may be percent-encoded. */
    private static String pattern(Ecosystem ecosystem, String name) {
        return switch (ecosystem) {
            case PYPI -> Arrays.stream(name.split("[-_.]+")).map(Pattern::quote).collect(Collectors.joining("[-_.]+"));
            case NPM ->
                name.startsWith("@")
                        ? Arrays.stream(name.substring(1).split("/", 2))
                                .map(Pattern::quote)
                                .collect(Collectors.joining("(?:/|%2f)", "(?:@|%40)", ""))
                        : Pattern.quote(name);
            case CARGO -> Arrays.stream(name.split("[-_]")).map(Pattern::quote).collect(Collectors.joining("[-_]"));
            case RUBYGEMS -> Pattern.quote(name);
        };
    }

    private static String longestPiece(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .max(Comparator.comparingInt(String::length))
                .orElse(name);
    }
}
