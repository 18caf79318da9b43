package io.drillmaster.drillpackages;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form under which an ecosystem's public registry holds two names for the same when somebody asks for a new one. It
 * is coarser than {@link PackageName#normalized()}, which tells what clients hold for the same.
 */
public final class ConfusableForm {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]");
    private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]");

    private ConfusableForm() {}

    /**
     * Equal for names that are confusable. PyPI: separators left out, l and i as 1, o as 0; npm and RubyGems: punctuation
     * left out; Cargo: {@code _} as {@code -}. Letter case never matters.
     */
    public static String of(PackageName name) {
        return of(name.ecosystem(), name.value());
    }

    static String of(Ecosystem ecosystem, String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return switch (ecosystem) {
            case PYPI ->
                SEPARATORS
                        .matcher(lower)
                        .replaceAll("")
                        .replace('l', '1')
                        .replace('i', '1')
                        .replace('o', '0');
            case NPM, RUBYGEMS -> PUNCTUATION.matcher(lower).replaceAll("");
            case CARGO -> lower.replace('_', '-');
        };
    }
}
