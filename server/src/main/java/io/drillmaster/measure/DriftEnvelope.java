package io.drillmaster.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The tightest of many limits on a clock's offset at any moment. Each limit was good at its own moment and loosens on both
 * sides of it as the clock may drift, so the tightest before a moment and the tightest after it are known beforehand, and
 * asking costs a binary search and not a look at every limit.
 */
final class DriftEnvelope {
    /** A free-running or slewed clock drifts by less than 100 ppm, so a comparison an hour away is 0.4 s less sure. */
    private static final long DRIFT_DIVISOR = 10_000;

    private final List<Limit> limits;
    private final List<Limit> tightestUpTo;
    private final List<Limit> tightestFrom;

    /** At most {@code value} at {@code at}, by this row. */
    record Limit(Instant at, Duration value, UUID row) {
        private static final Comparator<Limit> BY_TIME =
                Comparator.comparing(Limit::at).thenComparing(Limit::value).thenComparing(Limit::row);

        /** What it says of another moment. */
        Duration around(Instant moment) {
            return value.plus(Duration.between(at, moment).abs().dividedBy(DRIFT_DIVISOR));
        }
    }

    DriftEnvelope(List<Limit> of) {
        limits = of.stream().sorted(Limit.BY_TIME).toList();
        tightestUpTo = new ArrayList<>();
        for (var limit : limits) {
            var best = tightestUpTo.isEmpty() ? limit : tightestUpTo.get(tightestUpTo.size() - 1);
            tightestUpTo.add(scaled(limit, -1).compareTo(scaled(best, -1)) < 0 ? limit : best);
        }
        var backwards = new ArrayList<Limit>();
        for (var i = limits.size() - 1; i >= 0; i--) {
            var best = backwards.isEmpty() ? limits.get(i) : backwards.get(backwards.size() - 1);
            backwards.add(scaled(limits.get(i), 1).compareTo(scaled(best, 1)) <= 0 ? limits.get(i) : best);
        }
        tightestFrom = new ArrayList<>();
        for (var i = backwards.size() - 1; i >= 0; i--) {
            tightestFrom.add(backwards.get(i));
        }
    }

    /** The limit that says most about a moment; empty without any. */
    Optional<Limit> tightest(Instant around) {
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        var later = firstAfter(around);
        if (later == 0) {
            return Optional.of(tightestFrom.get(0));
        }
        var before = tightestUpTo.get(later - 1);
        if (later == limits.size()) {
            return Optional.of(before);
        }
        var after = tightestFrom.get(later);
        return Optional.of(before.around(around).compareTo(after.around(around)) <= 0 ? before : after);
    }

    /** Multiplied, not divided: two limits must not be taken for equal because a fraction was cut. */
    private Duration scaled(Limit limit, int sign) {
        var since = Duration.between(limits.get(0).at(), limit.at());
        return limit.value().multipliedBy(DRIFT_DIVISOR).plus(sign < 0 ? since.negated() : since);
    }

    private int firstAfter(Instant moment) {
        var from = 0;
        var to = limits.size();
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (limits.get(middle).at().isAfter(moment)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
