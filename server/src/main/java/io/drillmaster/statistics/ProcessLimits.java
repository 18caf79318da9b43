package io.drillmaster.statistics;

import io.drillmaster.statistics.KaplanMeier.Subject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Between which times drills vary without a reason to look for (Shewhart's chart of individuals and moving ranges), on a
 * logarithmic scale, since times to detect run from seconds to days.
 */
public sealed interface ProcessLimits {
    /**
     * The limits, three standard deviations on either side of the centre.
     *
     * @param drills how many they were made of
     * @param center geometric mean, in seconds
     * @param lo in seconds, above 0
     * @param hi in seconds; may be longer than any window
     */
    record Limits(int drills, double center, double lo, double hi) implements ProcessLimits {
        /** Whether this time is ordinary. One that is not is worth asking about, and proves nothing. */
        public boolean ordinary(Duration time) {
            var seconds = Seconds.of(time);
            return lo <= seconds && seconds <= hi;
        }
    }

    /**
     * There are none.
     *
     * @param reason in words for people, a sentence
     */
    record Absent(String reason) implements ProcessLimits {}

    /** What the spread from drill to drill is taken from. */
    enum Spread {
        /** The mean of the moving ranges. */
        MEAN,
        /** Their median, which a single drill that went wrong does not move. */
        MEDIAN
    }

    /**
     * Limits from drills that are comparable and in the order in which they were run; absent with fewer than ten, when one was
     * not detected (its time is not known), and when one was detected before it executed (zero has no logarithm).
     */
    static ProcessLimits of(List<Subject> inOrder, Spread spread) {
        if (SamplingPlan.PROCESS_LIMITS.with(inOrder.size()) instanceof Enough.TooFew few) {
            return new Absent(few.reason());
        }
        if (!inOrder.stream().allMatch(Subject::event)) {
            return new Absent("No limits: the time of a drill that was not detected is not known.");
        }
        if (inOrder.stream().anyMatch(subject -> subject.time().isZero())) {
            return new Absent("No limits: a drill was detected before it executed, and a time of 0 has no logarithm.");
        }
        var logs = inOrder.stream()
                .mapToDouble(subject -> Math.log(Seconds.of(subject.time())))
                .toArray();
        var ranges = IntStream.range(1, logs.length)
                .mapToDouble(i -> Math.abs(logs[i] - logs[i - 1]))
                .sorted()
                .toArray();
        var deviation = deviation(ranges, spread);
        if (deviation == 0) {
            return new Absent("No limits: the times do not differ from drill to drill.");
        }
        var center = IntStream.range(0, logs.length)
                .mapToDouble(i -> logs[i])
                .average()
                .orElseThrow();
        return new Limits(
                logs.length, Math.exp(center), Math.exp(center - 3 * deviation), Math.exp(center + 3 * deviation));
    }

    private static double deviation(double[] sortedRanges, Spread spread) {
        var middle = sortedRanges.length / 2;
        return switch (spread) {
            // The mean range of two normal values is 2 / sqrt(pi) = 1.128 standard deviations, the median 0.954.
            case MEAN ->
                IntStream.range(0, sortedRanges.length)
                                .mapToDouble(i -> sortedRanges[i])
                                .average()
                                .orElseThrow()
                        * Math.sqrt(Math.PI)
                        / 2;
            case MEDIAN ->
                (sortedRanges.length % 2 == 1
                                ? sortedRanges[middle]
                                : (sortedRanges[middle - 1] + sortedRanges[middle]) / 2)
                        / 0.9538725524;
        };
    }
}
