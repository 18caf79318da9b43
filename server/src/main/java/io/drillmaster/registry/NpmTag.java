package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import java.util.Set;
import java.util.regex.Pattern;

/** The rule for npm's dist-tags: a name that no client can take for a version or a range. */
final class NpmTag {
    /** What a package is installed as when no version is named. */
    static final String LATEST = "latest";

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9._~-]{0,99}");
    private static final Pattern VERSION_LIKE = Pattern.compile("[vV][0-9].*|[xX]([.].*)?");
    /** JavaScript's own: a client that keeps tags in a plain object would find something else under them. */
    private static final Set<String> JAVASCRIPTS = Set.of(
            "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf", "toLocaleString");

    private NpmTag() {}

    /** The same name. @throws Problem 400 when it cannot be a tag */
    static String require(String tag) {
        if (!FORM.matcher(tag).matches() || VERSION_LIKE.matcher(tag).matches() || JAVASCRIPTS.contains(tag)) {
            throw Problem.badInput(
                    "not-a-tag",
                    "'" + NpmText.shortened(tag)
                            + "' cannot be a dist-tag: a letter first, then letters, digits and . _ ~ -, at most"
                            + " 100 characters, and nothing that reads as a version or range.");
        }
        return tag;
    }
}
