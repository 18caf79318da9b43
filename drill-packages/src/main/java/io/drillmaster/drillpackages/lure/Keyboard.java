package io.drillmaster.drillpackages.lure;

import java.util.List;
import java.util.stream.Stream;

/** The letters and digits of a QWERTY keyboard. Each row stands half a key to the right of the one above it. */
final class Keyboard {
    private static final List<String> LETTERS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
    private static final List<String> DIGITS = List.of("1234567890");

    private Keyboard() {}

    /** The keys that touch a key: letters of a letter, digits of a digit. */
    static Stream<Character> neighbours(char key) {
        return Stream.concat(neighbours(LETTERS, key), neighbours(DIGITS, key));
    }

    private static Stream<Character> neighbours(List<String> rows, char key) {
        for (var row = 0; row < rows.size(); row++) {
            var at = rows.get(row).indexOf(key);
            if (at >= 0) {
                return Stream.of(
                                at(rows, row, at - 1),
                                at(rows, row, at + 1),
                                at(rows, row - 1, at),
                                at(rows, row - 1, at + 1),
                                at(rows, row + 1, at - 1),
                                at(rows, row + 1, at))
                        .flatMap(found -> found);
            }
        }
        return Stream.empty();
    }

    private static Stream<Character> at(List<String> rows, int row, int column) {
        return row >= 0
                        && row < rows.size()
                        && column >= 0
                        && column < rows.get(row).length()
                ? Stream.of(rows.get(row).charAt(column))
                : Stream.empty();
    }
}
