package io.drillmaster.drillpackages.lure;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Slips of a finger. A slip late in the name comes first: the beginning is what people read. */
final class Typing {
    private Typing() {}

    static Stream<String> transpositions(String name) {
        return lateFirst(
                name,
                at -> at + 1 < name.length() && isKey(name.charAt(at + 1)) && name.charAt(at) != name.charAt(at + 1)
                        ? Stream.of(
                                name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2))
                        : Stream.empty());
    }

    static Stream<String> omissions(String name) {
        return lateFirst(name, at -> Stream.of(name.substring(0, at) + name.substring(at + 1)));
    }

    static Stream<String> repetitions(String name) {
        return lateFirst(name, at -> Stream.of(name.substring(0, at) + name.charAt(at) + name.substring(at)));
    }

    static Stream<String> replacements(String name) {
        return lateFirst(
                name,
                at -> Keyboard.neighbours(name.charAt(at))
                        .map(key -> name.substring(0, at) + key + name.substring(at + 1)));
    }

    static Stream<String> insertions(String name) {
        return lateFirst(
                name,
                at -> Keyboard.neighbours(name.charAt(at))
                        .flatMap(key -> Stream.of(
                                name.substring(0, at + 1) + key + name.substring(at + 1),
                                name.substring(0, at) + key + name.substring(at))));
    }

    /** For each letter and digit, the last first; separators are another matter. */
    static Stream<String> lateFirst(String name, IntFunction<Stream<String>> change) {
        return IntStream.iterate(name.length() - 1, at -> at >= 0, at -> at - 1)
                .filter(at -> isKey(name.charAt(at)))
                .mapToObj(change)
                .flatMap(variants -> variants);
    }

    private static boolean isKey(char character) {
        return Character.isLetterOrDigit(character);
    }
}
