package io.drillmaster.statistics;

import io.drillmaster.statistics.KaplanMeier.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The sums of the log-rank test over all times at which something was detected, for the first group.
 *
 * @param expected to be detected, weighted
 * @param difference detected less expected, summed up from whole numbers: with the groups exchanged, only its sign changes
 * @param variance of the difference
 */
record LogRankSums(double expected, double difference, double variance) {
    private record Labeled(Subject subject, boolean first) {}

    /** @param early whether a time weighs as much as the curve of both groups stands before it, instead of 1 */
    static LogRankSums of(Collection<Subject> a, Collection<Subject> b, boolean early) {
        var all = sorted(a, b);
        var expected = 0.0;
        var difference = 0.0;
        var variance = 0.0;
        var n = all.size();
        var first = a.size();
        var survival = 1.0;
        for (var i = 0; i < all.size(); ) {
            var tie = tieAt(all, i);
            var d = count(tie, labeled -> labeled.subject().event());
            var weight = early ? survival : 1.0;
            var detected = count(tie, labeled -> labeled.subject().event() && labeled.first());
            expected += weight * d * first / n;
            difference += weight * ((long) detected * n - (long) d * first) / n;
            variance += n == 1 ? 0 : weight * weight * d * (n - d) / (n - 1) * ((double) first * (n - first)) / n / n;
            survival *= (double) (n - d) / n;
            n -= tie.size();
            first -= count(tie, Labeled::first);
            i += tie.size();
        }
        return new LogRankSums(expected, difference, variance);
    }

    private static List<Labeled> sorted(Collection<Subject> a, Collection<Subject> b) {
        var all = new ArrayList<Labeled>(a.size() + b.size());
        a.forEach(subject -> all.add(new Labeled(subject, true)));
        b.forEach(subject -> all.add(new Labeled(subject, false)));
        all.sort(Comparator.comparing(labeled -> labeled.subject().time()));
        return all;
    }

    private static List<Labeled> tieAt(List<Labeled> all, int from) {
        var time = all.get(from).subject().time();
        var end = from;
        while (end < all.size() && all.get(end).subject().time().equals(time)) {
            end++;
        }
        return all.subList(from, end);
    }

    private static int count(List<Labeled> tie, Predicate<Labeled> which) {
        return (int) tie.stream().filter(which).count();
    }
}
