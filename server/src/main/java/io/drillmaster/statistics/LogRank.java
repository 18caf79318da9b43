package io.drillmaster.statistics;

import io.drillmaster.statistics.KaplanMeier.Subject;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * Whether two groups were detected at different speed (Mantel 1966; Peto and Peto 1972): what was observed in each group
 * against what would be expected if both were one.
 *
 * @param a one group
 * @param b the other
 * @param variance hypergeometric, of observed less expected in either group
 * @param chiSquared the statistic; absent when at no time both groups could have differed
 * @param p how often chance would do as much
 */
public record LogRank(Arm a, Arm b, double variance, OptionalDouble chiSquared, PValue p) {
    /** With fewer on a side the chi-square distribution promises too much. */
    private static final int ASYMPTOTIC = 10;

    /**
     * A group.
     *
     * @param subjects how many there are
     * @param observed how many were detected
     * @param expected how many would have been, had both groups been one
     */
    public record Arm(int subjects, int observed, double expected) {}

    /** Compares two groups; which of them comes first changes nothing but the names. */
    public static LogRank of(Collection<Subject> a, Collection<Subject> b) {
        var sums = LogRankSums.of(a, b, false);
        var observedB = events(b);
        // What is expected of both together is what was observed of both together.
        return new LogRank(
                new Arm(a.size(), events(a), sums.expected()),
                new Arm(b.size(), observedB, events(a) + observedB - sums.expected()),
                sums.variance(),
                statistic(sums),
                pValue(a, b, statistic(sums)));
    }

    /**
     * The statistic of Peto and Peto, in which an early difference weighs more: each time counts as much as the curve of both
     * groups together stood before it. Absent when at no time both groups could have differed.
     */
    public static OptionalDouble petoPeto(Collection<Subject> a, Collection<Subject> b) {
        return statistic(LogRankSums.of(a, b, true));
    }

    private static PValue pValue(Collection<Subject> a, Collection<Subject> b, OptionalDouble chiSquared) {
        var fewest = Math.min(a.size(), b.size());
        if (fewest < SamplingPlan.P_VALUE.fewest()) {
            return new PValue.None("No p-value below " + SamplingPlan.P_VALUE.fewest()
                    + " drills on each side: the smaller side has " + fewest + ".");
        }
        if (chiSquared.isEmpty()) {
            return new PValue.None("No p-value: whenever one was detected, all drills still watched were of one side,"
                    + " or were detected at once.");
        }
        return fewest < ASYMPTOTIC ? Permutations.pValue(a, b) : PValue.Asymptotic.of(chiSquared.getAsDouble());
    }

    private static OptionalDouble statistic(LogRankSums sums) {
        return sums.variance() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sums.difference() * sums.difference() / sums.variance());
    }

    private static int events(Collection<Subject> subjects) {
        return (int) subjects.stream().filter(Subject::event).count();
    }
}
