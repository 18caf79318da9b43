package io.drillmaster.origin;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A package as people and tools write it: {@code name}, {@code name==1.0}, {@code @scope/name@1.0},
 * {@code pkg:npm/name@1.0}.
 *
 * @param name as written
 * @param version empty when none was given
 */
record NamedVersion(String name, Optional<String> version) {
    private static final Pattern PURL = Pattern.compile("pkg:[a-z]+/(@?[^@?#]+)(?:@([^?#]+))?.*");
    private static final Pattern PYTHON = Pattern.compile("([A-Za-z0-9._-]+)={2,3}(\\S+)");
    private static final Pattern NPM = Pattern.compile("(@?[^@]+)@([^@]+)");
    private static final Pattern NAME = Pattern.compile("(@[A-Za-z0-9._-]+/)?[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int LONGEST = 300;

    /** What a word says; empty when it cannot be a package. */
    static Optional<NamedVersion> read(String word) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        for (var form : new Pattern[] {PURL, PYTHON, NPM}) {
            var match = form.matcher(form == PURL ? decoded(word) : word);
            if (match.matches() && NAME.matcher(match.group(1)).matches()) {
                return Optional.of(new NamedVersion(match.group(1), Optional.ofNullable(match.group(2))));
            }
        }
        return NAME.matcher(word).matches() ? Optional.of(new NamedVersion(word, Optional.empty())) : Optional.empty();
    }

    /** A form that is the same for all spellings that some ecosystem takes for the same; for finding candidates only. */
    String loose() {
        return loose(name);
    }

    /** The same of any name; the store's SQL does it likewise. */
    static String loose(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    /** Whether the ecosystem takes this name for that one: near misses are how real attacks are named. */
    boolean names(Ecosystem ecosystem, String packageName) {
        try {
            return PackageName.of(ecosystem, name)
                    .normalized()
                    .equals(PackageName.of(ecosystem, packageName).normalized());
        } catch (IllegalArgumentException notAName) {
            return false; // no package of this ecosystem can be called so
        }
    }

    private static String decoded(String purl) {
        try {
            return URLDecoder.decode(purl.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return purl; // a stray percent sign: then it is no purl
        }
    }
}
