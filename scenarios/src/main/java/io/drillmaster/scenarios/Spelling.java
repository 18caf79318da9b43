package io.drillmaster.scenarios;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the allowed word that somebody probably meant. */
public final class Spelling {
    private static final int LONGEST = 60;

    private Spelling() {}

    /** The allowed word with the fewest letters to change, if those are at most a third of it. */
    public static Optional<String> nearest(String written, Collection<String> allowed) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        return allowed.stream()
                .filter(word -> changes(written, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> changes(written, word)));
    }

    /**
     * How many letters must be changed, added, left out or swapped with their neighbour, letter case ignored (the "optimal
     * string alignment" form of Damerau 1964).
     */
    private static int changes(String left, String right) {
        var from = left.toLowerCase(Locale.ROOT);
        var to = right.toLowerCase(Locale.ROOT);
        var cost = new int[from.length() + 1][to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            for (var j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        var same = from.charAt(i - 1) == to.charAt(j - 1);
        var best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        var swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
