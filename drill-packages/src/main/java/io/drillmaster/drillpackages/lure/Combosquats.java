package io.drillmaster.drillpackages.lure;

import io.drillmaster.drillpackages.Ecosystem;
import java.util.List;
import java.util.stream.Stream;

/** Names with a word more, which sounds like a part of the project. */
final class Combosquats {
    private static final List<String> SUFFIXES = List.of(
            "utils", "core", "tools", "client", "helpers", "common", "cli", "api", "lib", "sdk", "plus", "extra", "dev",
            "test", "next", "stable");

    private Combosquats() {}

    /** The name with a word behind it. */
    static Stream<String> suffixes(Target target) {
        var separator = Separators.usual(target);
        return Stream.concat(languages(target.ecosystem()).stream(), SUFFIXES.stream())
                .filter(word -> !target.base().endsWith(word))
                .map(word -> target.base() + separator + word);
    }

    /** The name with a word before it; the organisation's own prefixes first. */
    static Stream<String> prefixes(Target target) {
        var separator = Separators.usual(target);
        var own = target.policy().prefixes().stream().filter(prefix -> !prefix.startsWith("@"));
        var words = Stream.concat(languages(target.ecosystem()).stream(), Stream.of("my", "the", "simple"))
                .map(word -> word + separator);
        return Stream.concat(own, words)
                .filter(prefix -> !target.base().startsWith(prefix))
                .map(prefix -> prefix + target.base());
    }

    /** Where a word of the dictionary ends or begins in the name without a separator, as in {@code pytest}. */
    static Stream<Integer> wordsIn(Target target) {
        var name = target.base();
        return Stream.concat(languages(target.ecosystem()).stream(), SUFFIXES.stream())
                .flatMap(word -> Stream.concat(
                        name.startsWith(word) ? Stream.of(word.length()) : Stream.empty(),
                        name.endsWith(word) ? Stream.of(name.length() - word.length()) : Stream.empty()))
                .filter(at -> at > 0 && at < name.length())
                .filter(at ->
                        Character.isLetterOrDigit(name.charAt(at - 1)) && Character.isLetterOrDigit(name.charAt(at)));
    }

    private static List<String> languages(Ecosystem ecosystem) {
        return switch (ecosystem) {
            case PYPI -> List.of("python", "py");
            case NPM -> List.of("js", "node");
            case CARGO -> List.of("rs", "rust", "cargo");
            case RUBYGEMS -> List.of("ruby", "rb", "rails");
        };
    }
}
