package io.drillmaster.statistics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Looks things up in lists that are in order, by halving. */
final class Sorted {
    private Sorted() {}

    /** How many lie before this time. */
    static <T> int before(List<T> sorted, Function<T, Duration> timeOf, Duration time) {
        return index(sorted.size(), i -> timeOf.apply(sorted.get(i)).compareTo(time) >= 0);
    }

    /** How many lie before this time, or at it. */
    static <T> int upTo(List<T> sorted, Function<T, Duration> timeOf, Duration time) {
        return index(sorted.size(), i -> timeOf.apply(sorted.get(i)).compareTo(time) > 0);
    }

    /** The first for whose place this is true, when it is true for all that follow. */
    static <T> Optional<T> first(List<T> sorted, IntPredicate fromHereOn) {
        var index = index(sorted.size(), fromHereOn);
        return index == sorted.size() ? Optional.empty() : Optional.of(sorted.get(index));
    }

    private static int index(int size, IntPredicate fromHereOn) {
        var lo = 0;
        var hi = size;
        while (lo < hi) {
            var middle = (lo + hi) >>> 1;
            if (fromHereOn.test(middle)) {
                hi = middle;
            } else {
                lo = middle + 1;
            }
        }
        return lo;
    }
}
