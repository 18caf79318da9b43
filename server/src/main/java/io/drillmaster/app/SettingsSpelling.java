package io.drillmaster.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says that there is no such setting, and which one was probably meant. */
final class SettingsSpelling {
    private static final int LONGEST = 80;

    private SettingsSpelling() {}

    static String unknown(String written, List<String> allowed) {
        var remedy = nearest(written, allowed)
                .map(name -> "did you mean " + name + "?")
                .orElse("'drillmaster settings' lists all there are");
        return "there is no setting '" + written + "'; " + remedy;
    }

    /** The name with the fewest letters to change, if those are at most a quarter of it. */
    private static Optional<String> nearest(String written, List<String> allowed) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        return allowed.stream()
                .min(Comparator.comparingInt(name -> distance(written, name)))
                .filter(name -> distance(written, name) <= Math.max(2, name.length() / 4));
    }

    /** Letters to add, leave out or replace (Levenshtein 1966). */
    private static int distance(String left, String right) {
        var above = new int[right.length() + 1];
        for (var j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (var i = 1; i <= left.length(); i++) {
            var row = new int[above.length];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[right.length()];
    }
}
