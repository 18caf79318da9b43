package io.drillmaster.drillpackages.lure;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names that look, sound or are stored almost like another. */
final class LookAlikes {
    /** Each stands for each other of its group. */
    private static final List<List<String>> GLYPHS = List.of(
            List.of("rn", "m"),
            List.of("vv", "w"),
            List.of("cl", "d"),
            List.of("1", "l", "i"),
            List.of("0", "o"),
            List.of("5", "s"));

    private static final String VOWELS = "aeiou";

    private LookAlikes() {}

    static Stream<String> homoglyphs(String name) {
        return GLYPHS.stream()
                .flatMap(group -> group.stream()
                        .flatMap(glyph -> group.stream()
                                .filter(other -> !other.equals(glyph))
                                .flatMap(other -> eachReplaced(name, glyph, other))));
    }

    static Stream<String> vowelSwaps(String name) {
        return Typing.lateFirst(
                name,
                at -> VOWELS.indexOf(name.charAt(at)) < 0
                        ? Stream.empty()
                        : VOWELS.chars()
                                .filter(vowel -> vowel != name.charAt(at))
                                .mapToObj(vowel -> replaced(name, at, (char) vowel)));
    }

    /** Only what a registry could hold: letters and digits, lower case. */
    static Stream<String> bitflips(String name) {
        return Typing.lateFirst(
                name,
                at -> IntStream.range(0, 7)
                        .map(bit -> name.charAt(at) ^ (1 << bit))
                        .filter(flipped -> (flipped >= 'a' && flipped <= 'z') || (flipped >= '0' && flipped <= '9'))
                        .mapToObj(flipped -> replaced(name, at, (char) flipped)));
    }

    private static String replaced(String name, int at, char character) {
        return name.substring(0, at) + character + name.substring(at + 1);
    }

    private static Stream<String> eachReplaced(String name, String glyph, String other) {
        return IntStream.range(0, name.length())
                .filter(at -> name.startsWith(glyph, at))
                .mapToObj(at -> name.substring(0, at) + other + name.substring(at + glyph.length()));
    }
}
