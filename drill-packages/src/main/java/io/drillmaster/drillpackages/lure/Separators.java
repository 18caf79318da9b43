package io.drillmaster.drillpackages.lure;

import io.drillmaster.drillpackages.Ecosystem;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A separator more, less, or another one. */
final class Separators {
    private static final Pattern SEPARATOR = Pattern.compile("[-_.]+");

    /** Where a new one would be believed: before a capital, between letters and digits. */
    private static final Pattern BORDER = Pattern.compile(
            "(?<=[a-z])(?=[A-Z])|(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[A-Za-z])");

    private Separators() {}

    /** Variants of the target's name without its scope. */
    static Stream<String> variants(Target target) {
        var base = target.base();
        var found = SEPARATOR.matcher(base).results().toList();
        return Stream.of(
                        found.stream().map(separator -> replaced(base, separator, "")),
                        allReplaced(base, found, target.ecosystem()),
                        found.stream()
                                .flatMap(separator -> of(target.ecosystem()).stream()
                                        .filter(other -> !other.equals(separator.group()))
                                        .map(other -> replaced(base, separator, other))),
                        added(target))
                .flatMap(variants -> variants)
                .distinct();
    }

    /** What may stand between words, the usual one first. */
    static List<String> of(Ecosystem ecosystem) {
        return switch (ecosystem) {
            case PYPI, NPM -> List.of("-", "_", ".");
            case CARGO, RUBYGEMS -> List.of("-", "_");
        };
    }

    /** The separator that a name uses, or the usual one. */
    static String usual(Target target) {
        var separator = SEPARATOR.matcher(target.base());
        return separator.find() ? separator.group() : of(target.ecosystem()).get(0);
    }

    private static Stream<String> allReplaced(String base, List<MatchResult> found, Ecosystem ecosystem) {
        return found.size() < 2
                ? Stream.empty()
                : Stream.concat(of(ecosystem).stream(), Stream.of(""))
                        .map(other -> SEPARATOR.matcher(base).replaceAll(other))
                        .filter(other -> !other.equals(base));
    }

    private static Stream<String> added(Target target) {
        var spelled = target.spelled();
        var borders = BORDER.matcher(spelled).results().map(MatchResult::start);
        var words = Combosquats.wordsIn(target);
        return Stream.concat(borders, words)
                .map(at -> (spelled.substring(0, at) + usual(target) + spelled.substring(at)).toLowerCase(Locale.ROOT));
    }

    private static String replaced(String base, MatchResult separator, String other) {
        return base.substring(0, separator.start()) + other + base.substring(separator.end());
    }
}
