package io.drillmaster.statistics;

import io.drillmaster.statistics.KaplanMeier.Subject;
import java.util.Collection;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The log-rank test without an approximation: deals the same times to the two groups in every way, or in many. Observed less
 * expected of a group is a sum of one score a subject (Cox and Oakes 1984, 7.2), and the scores know nothing of the groups;
 * so a way to deal costs no more than a sum.
 */
final class Permutations {
    private static final long EVERY_WAY_UP_TO = 200_000;
    private static final int DRAWS = 20_000;
    private static final long SEED = 1_966;

    /** Scores are sums of fractions; ways that differ by less differ as much as observed. */
    private static final double TOLERANCE = 1e-9;

    private final double[] scores;
    private final int dealt;
    private final double atLeast;
    private long asFar;

    private Permutations(double[] scores, int dealt, double observed) {
        this.scores = scores;
        this.dealt = dealt;
        this.atLeast = Math.abs(observed) - TOLERANCE;
    }

    /** The p-value of the two-sided test. */
    static PValue pValue(Collection<Subject> a, Collection<Subject> b) {
        // Both groups' sums are the same but for the sign; the smaller one has less to deal.
        var smaller = a.size() <= b.size() ? a : b;
        var all = Stream.concat(a.stream(), b.stream())
                .sorted(Comparator.comparing(Subject::time).thenComparing(Subject::event))
                .toList();
        var scores = new LogRankScores(all);
        var test = new Permutations(scores.each(), smaller.size(), scores.sum(smaller));
        var ways = ways(all.size(), smaller.size());
        return ways <= EVERY_WAY_UP_TO ? test.exact(ways) : test.sampled();
    }

    private PValue exact(long ways) {
        deal(0, dealt, 0);
        return new PValue.Exact((double) asFar / ways, ways);
    }

    private void deal(int from, int left, double sum) {
        if (left == 0) {
            count(sum);
            return;
        }
        for (var i = from; i <= scores.length - left; i++) {
            deal(i + 1, left - 1, sum + scores[i]);
        }
    }

    private PValue sampled() {
        var random = new Random(SEED);
        for (var draw = 0; draw < DRAWS; draw++) {
            count(drawn(random));
        }
        return new PValue.Sampled((1.0 + asFar) / (1.0 + DRAWS), DRAWS);
    }

    /** The sum of a random choice: the beginning of a shuffle. */
    private double drawn(Random random) {
        var sum = 0.0;
        for (var i = 0; i < dealt; i++) {
            var j = i + random.nextInt(scores.length - i);
            var score = scores[j];
            scores[j] = scores[i];
            scores[i] = score;
            sum += score;
        }
        return sum;
    }

    private void count(double sum) {
        if (Math.abs(sum) >= atLeast) {
            asFar++;
        }
    }

    /** Ways to choose, or any number above the limit. */
    private static long ways(int n, int chosen) {
        var ways = 1L;
        for (var i = 1; i <= chosen && ways <= EVERY_WAY_UP_TO; i++) {
            ways = ways * (n - chosen + i) / i;
        }
        return ways;
    }
}
