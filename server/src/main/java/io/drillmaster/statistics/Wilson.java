package io.drillmaster.statistics;

/**
 * A share with its 95 % interval (Wilson 1927), which stays between 0 and 1 and is honest for few drills: none of five is
 * compatible with up to 43 %.
 *
 * @param hits of how many the thing is true
 * @param n out of how many; at least 1, since there is no share of nothing
 * @param lo lower end of the interval, 0 to 1
 * @param hi upper end, 0 to 1
 */
public record Wilson(int hits, int n, double lo, double hi) {
    /** Two-sided 95 % quantile of the normal distribution. */
    static final double Z = 1.959963984540054;

    public Wilson {
        if (n < 1 || hits < 0 || hits > n) {
            throw new IllegalArgumentException("no share of " + hits + " in " + n);
        }
    }

    /** The share of {@code hits} in {@code n}. @throws IllegalArgumentException unless 0 &lt;= hits &lt;= n and n &gt;= 1 */
    public static Wilson of(int hits, int n) {
        if (n < 1 || hits < 0 || hits > n) {
            throw new IllegalArgumentException("no share of " + hits + " in " + n);
        }
        var share = (double) hits / n;
        var z2 = Z * Z;
        var middle = (share + z2 / (2 * n)) / (1 + z2 / n);
        var half = Z * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
        // At the ends the formula is exactly 0 and 1; rounding must not leave the share outside its interval.
        return new Wilson(
                hits, n, hits == 0 ? 0 : Math.max(0, middle - half), hits == n ? 1 : Math.min(1, middle + half));
    }

    /** The share itself, 0 to 1. */
    public double share() {
        return (double) hits / n;
    }
}
