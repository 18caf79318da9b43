package io.drillmaster.drillpackages.lure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes of a name's words. Between words stands one of {@code - _ .} */
final class Words {
    private static final Pattern SEPARATOR = Pattern.compile("[-_.]+");
    private static final Pattern LAST_NUMBER = Pattern.compile("^(.*?)([0-9]{1,3})$");

    /** A word of fewer letters has no plural. */
    private static final int SHORTEST_NOUN = 3;

    private Words() {}

    /** Neighbouring words in each other's place, then all the other way round. */
    static Stream<String> otherOrders(String name) {
        var words = List.of(SEPARATOR.split(name, -1));
        if (words.size() < 2) {
            return Stream.empty();
        }
        var separators =
                SEPARATOR.matcher(name).results().map(found -> found.group()).toList();
        var swapped = IntStream.range(0, words.size() - 1).mapToObj(at -> {
            var other = new ArrayList<>(words);
            Collections.swap(other, at, at + 1);
            return joined(other, separators);
        });
        var reversed = new ArrayList<>(words);
        Collections.reverse(reversed);
        return Stream.concat(swapped, Stream.of(joined(reversed, separators)));
    }

    /** Each word, the last first, in the other number. */
    static Stream<String> plurals(String name) {
        var words = List.of(SEPARATOR.split(name, -1));
        var separators =
                SEPARATOR.matcher(name).results().map(found -> found.group()).toList();
        return IntStream.iterate(words.size() - 1, at -> at >= 0, at -> at - 1)
                .filter(at -> words.get(at).length() >= SHORTEST_NOUN)
                .filter(at ->
                        Character.isLetter(words.get(at).charAt(words.get(at).length() - 1)))
                .mapToObj(at -> {
                    var other = new ArrayList<>(words);
                    other.set(at, otherNumber(words.get(at)));
                    return joined(other, separators);
                });
    }

    /** The next version, the one before, or the first that one would think of. */
    static Stream<String> versions(String name) {
        var numbered = LAST_NUMBER.matcher(name);
        if (numbered.matches()) {
            var number = Integer.parseInt(numbered.group(2));
            return Stream.of(number + 1, number - 1).filter(other -> other > 0).map(other -> numbered.group(1) + other);
        }
        return Stream.of(name + "2", name + "3", name + "-v2", name + "-ng");
    }

    private static String otherNumber(String word) {
        if (word.endsWith("s") && word.length() > SHORTEST_NOUN) {
            return word.substring(0, word.length() - 1);
        }
        return word + (word.endsWith("s") || word.endsWith("x") || word.endsWith("ch") ? "es" : "s");
    }

    private static String joined(List<String> words, List<String> separators) {
        var name = new StringBuilder(words.get(0));
        for (var at = 1; at < words.size(); at++) {
            name.append(separators.get(at - 1)).append(words.get(at));
        }
        return name.toString();
    }
}
